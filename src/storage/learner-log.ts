import { basename, dirname, join } from "node:path";
import type { LearnerId } from "../domain/learner.ts";
import type { Log } from "../ports/log.ts";
import { type DataFolder, listFolder } from "./data-folder.ts";
import { readWhole, replaceFile, syncFolder } from "./durable-file.ts";
import { attempt } from "./file-error.ts";
import type { FileSystem } from "./file-system.ts";
import { type Journal, openJournal } from "./journal.ts";
import { type FoundJournal, findJournals, readJournals, splitLines } from "./journal-file.ts";
import { type LearnerFiles, type LearnerRecord, newerError } from "./learner-files.ts";
import { decodeLearner } from "./learner-record.ts";
import { forEachOf } from "./some-at-once.ts";

/** Where the log of the learners' changes lies, and what is told of it. */
export interface LogPlace {
  readonly fs: FileSystem;
  readonly folder: DataFolder;
  readonly log: Log;
}

type Records = Map<LearnerId, LearnerRecord>;

/** Adds what one file says; answers whether all of it could be read. */
function readRecords({ path, lines }: FoundJournal, records: Records, log: Log): boolean {
  let whole = true;
  for (const [index, bytes] of lines.entries()) {
    const line = decodeLearner(bytes);
    if (line.kind === "newer") throw newerError(path, line.version);
    if (line.kind === "learner") {
      const known = records.get(line.learner.id)?.sequence ?? -1;
      if (line.sequence >= known) records.set(line.learner.id, line);
    } else {
      whole = false;
      log.error("A line of the learners' log is damaged", { file: path, line: index + 1, why: line.why });
    }
  }
  return whole;
}

/** The last change of each learner in the log, as it lies there; nothing is changed, so that another process may be writing it. */
export async function readLog({ fs, folder, log }: LogPlace): Promise<ReadonlyMap<LearnerId, LearnerRecord>> {
  const records: Records = new Map();
  for (const one of await readJournals({ fs, folder: folder.changes, name: "changes" })) readRecords(one, records, log);
  return records;
}

/** Puts what the log says into the learner's file, unless the file is newer: then it was copied later than the log. */
async function writeThrough(record: LearnerRecord, files: LearnerFiles, log: Log): Promise<void> {
  const { learner, sequence } = record;
  const there = await files.look(learner.id);
  if (there?.kind === "learner" && there.sequence >= sequence) return;
  if (there?.kind === "newer") return log.error("A record of a newer program was kept instead of what the log holds");
  if (there?.kind === "damaged") log.error("A damaged record was replaced by what the log holds", { why: there.why });
  await files.write(record);
}

/** Files of the log that were set aside, for as long as they lie there. */
async function asideLogs({ fs, folder }: LogPlace): Promise<readonly string[]> {
  const names = (await listFolder(fs, folder.damaged)).map((entry) => entry.name);
  return names.filter((name) => /^changes\.\d{1,9}\.jsonl$/.test(name)).map((name) => join(folder.damaged, name));
}

async function setAside(place: LogPlace, path: string): Promise<void> {
  const { fs, folder } = place;
  const there = await asideLogs(place);
  const free = (number: number): string => {
    const target = join(folder.damaged, `changes.${number}.jsonl`);
    return there.includes(target) ? free(number + 1) : target;
  };
  await attempt({ where: path, doing: "set a damaged log aside" }, async () => {
    await fs.rename(path, free(1));
    await syncFolder(fs, folder.damaged);
    await syncFolder(fs, folder.changes);
  });
}

/**
 * Brings the learners' files up to what was acknowledged before this run, and opens an empty log. Of each learner the
 * highest sequence counts, wherever it stands. Files of the log with damaged lines are moved to the damaged records.
 */
export async function replayLog(place: LogPlace, files: LearnerFiles): Promise<Journal> {
  const at = { fs: place.fs, folder: place.folder.changes, name: "changes" };
  const found = await findJournals(at);
  const records: Records = new Map();
  const damaged = found.filter((one) => !readRecords(one, records, place.log));
  await forEachOf([...records.values()], (record) => writeThrough(record, files, place.log));
  await files.settle();
  for (const { path } of damaged) await setAside(place, path);
  const journal = openJournal(at, found);
  // Not kept for those who copy: where a program is started again and again, they would become more and more.
  await journal.remove(await journal.turn(() => undefined));
  const learners = records.size;
  if (learners > 0) place.log.info("Learners' files are up to date with the log", { learners });
  return journal;
}

function isOf(line: Uint8Array, id: LearnerId, mark: Buffer): boolean {
  if (!Buffer.from(line.buffer, line.byteOffset, line.length).includes(mark)) return false;
  const record = decodeLearner(line);
  return record.kind !== "learner" || record.learner.id === id;
}

/** Writes one file of the log again without the lines of one learner. */
async function eraseFrom(path: string, id: LearnerId, { fs, folder }: LogPlace): Promise<void> {
  const lines = splitLines((await readWhole(fs, path)) ?? new Uint8Array());
  const mark = Buffer.from(`"id":${JSON.stringify(id)}`);
  const kept = lines.filter((line) => !isOf(line, id, mark));
  if (kept.length === lines.length) return;
  const text = kept.map((line) => `${new TextDecoder().decode(line)}\n`).join("");
  await replaceFile(fs, { file: path, temp: join(folder.temp, `${basename(path)}.tmp`), text });
  const where = dirname(path);
  await attempt({ where, doing: "sync a folder" }, () => syncFolder(fs, where));
}

/**
 * Removes every line of a learner from these files, and from those that were set aside as far as it can be made out there.
 * `paths`: oldest first, so that what comes back after a crash in between is the newest and nothing older.
 */
export async function eraseFromLogs(place: LogPlace, paths: readonly string[], id: LearnerId): Promise<void> {
  for (const path of [...(await asideLogs(place)), ...paths]) await eraseFrom(path, id, place);
}
