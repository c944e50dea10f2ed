import { OutsideError } from "../../domain/outside-error.ts";
import type { ChatPlatform } from "../../ports/platform.ts";
import { fromAddress } from "./address.ts";
import type { CallSlack } from "./call-slack.ts";
import { renderSlack } from "./render-slack.ts";
import type { Workspaces } from "./workspaces.ts";

/** Writes to people who asked for it earlier. */
export function openSender({
  workspaces,
  call,
  makeNonce,
}: {
  readonly workspaces: Workspaces;
  readonly call: CallSlack;
  readonly makeNonce: () => string;
}): ChatPlatform["tell"] {
  return async (to, reply) => {
    const person = fromAddress(to);
    if (person === undefined) throw new OutsideError("no address of Slack's", { where: to.platform, code: "EGONE" });
    const { team, user } = person;
    const client = await workspaces.clientOf(team);
    for (const { text, blocks } of renderSlack(reply, { nonce: makeNonce() })) {
      const args = { channel: user, text, blocks, unfurl_links: false, unfurl_media: false };
      await call({ client, team, method: "chat.postMessage", args });
    }
  };
}
