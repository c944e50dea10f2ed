import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import type { SlackPerson } from "./address.ts";
import type { CallSlack } from "./call-slack.ts";

const eventType = "unitwise_prompt";

/** A message's metadata, which people do not see: chat.postMessage has no key of its own against repetitions. */
export function keyMetadata(key: string): object {
  return { event_type: eventType, event_payload: { key } };
}

const opened = z.looseObject({ channel: z.looseObject({ id: z.string().min(1) }) });
const message = z.looseObject({
  metadata: z
    .looseObject({
      event_type: z.string().optional(),
      event_payload: z.looseObject({ key: z.string().optional() }).optional(),
    })
    .optional(),
});
const history = z.looseObject({ messages: z.array(message) });

/** The latest messages that are looked at. While it is not known whether a message arrived, hardly any follow it. */
const latest = 100;

interface Looking extends SlackPerson {
  readonly call: CallSlack;
  readonly client: WebClient;
}

/**
 * Whether the message of this key is among the latest of the direct message. Undefined where Slack does not let us look: a
 * scope that was not granted (im:write and im:history), or a rate limit (one look a minute for some apps). Rejects with an
 * `OutsideError` where Slack cannot be reached.
 */
export async function findTold(key: string, { team, user, call, client }: Looking): Promise<boolean | undefined> {
  try {
    const { channel } = opened.parse(await call({ client, team, method: "conversations.open", args: { users: user } }));
    const args = { channel: channel.id, include_all_metadata: true, limit: latest };
    const page = history.parse(await call({ client, team, method: "conversations.history", args }));
    return page.messages.some(
      ({ metadata }) => metadata?.event_type === eventType && metadata.event_payload?.key === key,
    );
  } catch (error) {
    if (error instanceof z.ZodError) return undefined;
    if (error instanceof OutsideError && (error.code === "EGONE" || error.code === "ERATE")) return undefined;
    throw error;
  }
}
