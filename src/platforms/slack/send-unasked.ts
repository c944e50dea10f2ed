import { OutsideError } from "../../domain/outside-error.ts";
import type { ChatPlatform } from "../../ports/platform.ts";
import { fromAddress } from "./address.ts";
import type { CallSlack } from "./call-slack.ts";
import { limits } from "./limits.ts";
import { findTold, keyMetadata } from "./prompt-key.ts";
import { renderSlack } from "./render-slack.ts";
import type { Workspaces } from "./workspaces.ts";

export interface SenderOptions {
  readonly workspaces: Workspaces;
  readonly call: CallSlack;
  readonly makeNonce: () => string;
}

/** Writes to people who asked for it earlier, and finds what was written. */
export function openSender({
  workspaces,
  call,
  makeNonce,
}: SenderOptions): Required<Pick<ChatPlatform, "tell" | "told" | "pace">> {
  return {
    pace: {
      laneOf: (to) => fromAddress(to)?.team ?? "",
      perSecond: limits.unasked,
      atOnce: limits.unaskedAtOnce,
    },
    async tell(to, reply, key) {
      const person = fromAddress(to);
      if (person === undefined) throw new OutsideError("no address of Slack's", { where: to.platform, code: "EGONE" });
      const { team, user } = person;
      const client = await workspaces.clientOf(team);
      const metadata = key === undefined ? {} : { metadata: keyMetadata(key) };
      let taken = 0;
      for (const { text, blocks } of renderSlack(reply, { nonce: makeNonce() })) {
        const args = { channel: user, text, blocks, unfurl_links: false, unfurl_media: false, ...metadata };
        try {
          await call({ client, team, method: "chat.postMessage", args });
          taken += 1;
        } catch (error) {
          throw asTold(error, taken);
        }
      }
    },
    async told(to, key) {
      const person = fromAddress(to);
      if (person === undefined) return undefined;
      return findTold(key, { ...person, call, client: await workspaces.clientOf(person.team) });
    },
  };
}

/** Slack's words for "nobody there": chat.postMessage's list of errors. All others are the workspace's, or a bug's. */
const nobodyThere: ReadonlySet<string> = new Set([
  "channel_not_found",
  "is_archived",
  "user_disabled",
  "user_not_found",
  "user_not_visible",
  "users_not_found",
]);

/** A token that was taken back must not make everybody unreachable; and where the first message is there, part of it is. */
function asTold(error: unknown, taken: number): unknown {
  if (!(error instanceof OutsideError)) return error;
  const { message, where, retryAfterMs } = error;
  const gone = error.code === "EGONE" && nobodyThere.has(where);
  const code = error.code === "EGONE" && !gone ? "EREFUSED" : error.code;
  const answered = error.answered || taken > 0;
  if (code === error.code && answered === error.answered) return error;
  return new OutsideError(message, { where, code, answered, retryAfterMs, cause: error });
}
