import { resolve } from "node:path";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Timers } from "../ports/timers.ts";
import { removeOldAside, setInboxAside } from "./damaged-inboxes.ts";
import { makeLastingFolder } from "./data-folder.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { recordInJournal } from "./inbox-journal.ts";
import { acceptedLine, readInboxLines } from "./inbox-lines.ts";
import { openJournal } from "./journal.ts";
import { findJournals } from "./journal-file.ts";
import type { InboxRecord } from "./open-inbox.ts";
import { nodeTimers } from "./timers.ts";

export interface RecordConfig {
  /** A folder of its own, made where it does not exist. For one process: the one that has the lock of the data folder. */
  readonly dir: string;
  readonly fs?: FileSystem;
  readonly clock: Clock;
  readonly log: Log;
  readonly timers?: Timers;
}

/**
 * A record of what waits, in a journal `inbox-<n>.jsonl`. A damaged line of an earlier run is skipped and named to the
 * operator, and its file set aside for seven days.
 */
export async function openInboxRecord(config: RecordConfig): Promise<InboxRecord> {
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
  const live = new Map(left.map((one) => [one.number, one]));
  const record = recordInJournal({ journal, live, timers, log });
  return { where: place.folder, left, seen: states.flatMap((one) => one.keys), ...record };
}
