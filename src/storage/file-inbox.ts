import type { Inbox } from "../ports/inbox.ts";
import { openInboxRecord, type RecordConfig } from "./inbox-record.ts";
import { type InboxConfig, openInbox } from "./open-inbox.ts";

export type FileInboxConfig = InboxConfig & RecordConfig;

/**
 * An inbox in a journal, `inbox-<n>.jsonl` in a folder of its own, readable by this user only. What was accepted outlasts
 * kill -9 and a power cut; what is done is off the disk after ten minutes, or when it is closed. Keys of an earlier run
 * count as seen as far as its journal still holds them. A damaged line is skipped and named to the operator, and its file
 * set aside for seven days. What an earlier run left for more than a day is given up.
 */
export async function openFileInbox(config: FileInboxConfig): Promise<Inbox> {
  const record = await openInboxRecord(config);
  const { left } = record;
  if (left.length > 0)
    config.log.info("Deliveries that an earlier run left will be worked on", { deliveries: left.length });
  return openInbox(record, config);
}
