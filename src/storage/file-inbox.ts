import { resolve } from "node:path";
import type { Inbox } from "../ports/inbox.ts";
import { removeOldAside, setInboxAside } from "./damaged-inboxes.ts";
import { makeLastingFolder } from "./data-folder.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { recordInJournal } from "./inbox-journal.ts";
import { acceptedLine, readInboxLines } from "./inbox-lines.ts";
import { openJournal } from "./journal.ts";
import { findJournals } from "./journal-file.ts";
import { type InboxConfig, openInbox } from "./open-inbox.ts";
import { nodeTimers } from "./timers.ts";

export interface FileInboxConfig extends InboxConfig {
  /** A folder of its own, made where it does not exist. For one process: the one that has the lock of the data folder. */
  readonly dir: string;
  readonly fs?: FileSystem;
}

/**
 * An inbox in a journal, `inbox-<n>.jsonl` in a folder of its own, readable by this user only. What was accepted outlasts
 * kill -9 and a power cut; what is done is off the disk after ten minutes, or when it is closed. Keys of an earlier run
 * count as seen as far as its journal still holds them. A damaged line is skipped and named to the operator, and its file
 * set aside for seven days. What an earlier run left for more than a day is given up.
 */
export async function openFileInbox(config: FileInboxConfig): Promise<Inbox> {
  const { fs = nodeFileSystem, clock, log, timers = nodeTimers } = config;
  const place = { fs, folder: resolve(config.dir), name: "inbox" };
  const aside = { place, clock, log };
  await makeLastingFolder(fs, place.folder);
  const found = await findJournals(place);
  const states = found.map(readInboxLines);
  // Each file begins with all that waited when it was begun: the newest says everything.
  const left = states.at(-1)?.left ?? [];
  const journal = openJournal(place, found);
  try {
    const older = await journal.turn(() => left.map(acceptedLine));
    for (const [at, one] of found.entries()) {
      const damaged = states[at]?.damaged ?? [];
      if (damaged.length > 0) await setInboxAside(aside, one, damaged);
    }
    await journal.remove(older);
    await removeOldAside(aside);
  } catch (error) {
    await journal.close();
    throw error;
  }
  if (left.length > 0) log.info("Deliveries that an earlier run left will be worked on", { deliveries: left.length });
  const live = new Map(left.map((one) => [one.number, one]));
  const record = recordInJournal({ journal, live, timers, log });
  return openInbox({ where: place.folder, left, seen: states.flatMap((one) => one.keys), ...record }, config);
}
