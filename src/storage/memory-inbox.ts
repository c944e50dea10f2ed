import type { Inbox } from "../ports/inbox.ts";
import { type InboxConfig, openInbox } from "./open-inbox.ts";

/** An inbox that lasts as long as the process: what waits when it ends is lost. */
export function openMemoryInbox(config: InboxConfig): Inbox {
  const record = { where: "memory", left: [], seen: [], accepted: async () => undefined, done: () => undefined };
  return openInbox({ ...record, close: async () => undefined }, config);
}
