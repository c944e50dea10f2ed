import { join } from "node:path";
import { listFolder } from "./data-folder.ts";
import { readWhole } from "./durable-file.ts";
import type { FileSystem } from "./file-system.ts";
import type { LastSeen } from "./idle-learners.ts";
import type { LearnerRecord } from "./learner-files.ts";
import { learnerHash } from "./learner-hash.ts";
import { decodeLearner } from "./learner-record.ts";

/** Files read at the same time: enough to keep a disk busy, few enough to leave it to the learners. */
const atOnce = 8;

/** What could be read, and how many files could not be understood. */
export interface ScannedLearners {
  readonly seen: readonly LastSeen[];
  readonly unreadable: number;
}

async function readOne(fs: FileSystem, file: string): Promise<LearnerRecord | "unreadable" | undefined> {
  const bytes = await readWhole(fs, file);
  // Erased since the folder was listed.
  if (bytes === undefined) return undefined;
  const decoded = decodeLearner(bytes);
  if (decoded.kind !== "learner") return "unreadable";
  return file.endsWith(`${learnerHash(decoded.learner.id)}.json`) ? decoded : "unreadable";
}

async function learnerFilesIn(fs: FileSystem, learners: string): Promise<readonly string[]> {
  const rooms = (await listFolder(fs, learners)).filter((entry) => /^[0-9a-f]{2}$/.test(entry.name));
  const files: string[] = [];
  for (const { name } of rooms) {
    const room = join(learners, name);
    for (const entry of await listFolder(fs, room))
      if (entry.name.endsWith(".json")) files.push(join(room, entry.name));
  }
  return files;
}

/** What every learner's file holds, some read ahead and no more kept; "unreadable" for one that is damaged or of a newer program. */
export async function* eachLearnerFile(
  fs: FileSystem,
  learners: string,
): AsyncGenerator<LearnerRecord | "unreadable", void> {
  const files = await learnerFilesIn(fs, learners);
  for (let at = 0; at < files.length; at += atOnce) {
    const found = await Promise.all(files.slice(at, at + atOnce).map((file) => readOne(fs, file)));
    for (const one of found) if (one !== undefined) yield one;
  }
}

/**
 * Reads every learner's file (100,000 take about 5 seconds from memory, 20 from a disk) and keeps only the times.
 * Damaged files are counted and left for the read of that learner; a failing disk rejects.
 */
export async function scanLearners(fs: FileSystem, learners: string): Promise<ScannedLearners> {
  const seen: LastSeen[] = [];
  let unreadable = 0;
  for await (const one of eachLearnerFile(fs, learners)) {
    if (one === "unreadable") {
      unreadable += 1;
      continue;
    }
    const { id, updatedAt, dueAt } = one.learner;
    seen.push({ id, updatedAt, dueAt });
  }
  return { seen, unreadable };
}
