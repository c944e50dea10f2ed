import { join } from "node:path";
import { listFolder } from "./data-folder.ts";
import { readWhole, syncFolder } from "./durable-file.ts";
import { attempt, unlessMissing } from "./file-error.ts";
import type { AppendFile, FileSystem } from "./file-system.ts";

/** Where the files of one journal lie: `folder`/`name`-1.jsonl, -2 and so on, the highest being written. */
export interface JournalPlace {
  readonly fs: FileSystem;
  readonly folder: string;
  readonly name: string;
}

/** A file of a journal as an earlier run left it. */
export interface FoundJournal {
  readonly path: string;
  readonly generation: number;
  /** Whole lines only: one that was cut off while it was written was acknowledged to nobody. */
  readonly lines: readonly Uint8Array[];
}

/** The path of one file of a journal. */
export function journalPath({ folder, name }: JournalPlace, generation: number): string {
  return join(folder, `${name}-${generation}.jsonl`);
}

/** Whole lines only, without their ends. */
export function splitLines(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; ; ) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0) return lines;
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
}

async function namesIn({ fs, folder, name }: JournalPlace): Promise<readonly string[]> {
  return (await listFolder(fs, folder)).map((entry) => entry.name).filter((one) => one.startsWith(`${name}-`));
}

/** Every file of the journal, oldest first. Removes what was cut off before it became one. */
export async function findJournals(place: JournalPlace): Promise<readonly FoundJournal[]> {
  const { fs, folder } = place;
  for (const stray of (await namesIn(place)).filter((one) => one.endsWith(".tmp"))) {
    const where = join(folder, stray);
    await attempt({ where, doing: "remove a file" }, () => unlessMissing(() => fs.unlink(where)));
  }
  return readJournals(place);
}

/** Every file of the journal, oldest first; nothing is changed, so that another process may be writing it. */
export async function readJournals(place: JournalPlace): Promise<readonly FoundJournal[]> {
  const generations = (await namesIn(place)).flatMap((one) => {
    const number = /^-(\d{1,15})\.jsonl$/.exec(one.slice(place.name.length))?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  const found: FoundJournal[] = [];
  for (const generation of generations.sort((a, b) => a - b)) {
    const path = journalPath(place, generation);
    const bytes = await readWhole(place.fs, path);
    if (bytes) found.push({ path, generation, lines: splitLines(bytes) });
  }
  return found;
}

/** Writes all of it and resolves when it is on the disk. */
export async function appendWhole(file: AppendFile, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += await file.append(at === 0 ? bytes : bytes.subarray(at));
}

/**
 * A new file that begins with this text, on the disk, and open for appending. Its name is there and perhaps not yet made
 * to last: sync the folder before anything is acknowledged from it. Where it rejects, no such file is there.
 */
export async function createJournalFile(
  place: JournalPlace,
  generation: number,
  text: Uint8Array,
): Promise<AppendFile> {
  const path = journalPath(place, generation);
  const temp = `${path}.tmp`;
  return attempt({ where: path, doing: "begin a journal" }, async () => {
    const file = await place.fs.openForAppending(temp, 0o600);
    try {
      await appendWhole(file, text);
      await file.sync();
      await place.fs.rename(temp, path);
      return file;
    } catch (error) {
      await file.close().catch(() => undefined);
      await place.fs.unlink(temp).catch(() => undefined);
      // A rename that failed may have been done: a file left here would count for more than the one before it.
      await place.fs.unlink(path).catch(() => undefined);
      throw error;
    }
  });
}

/** Removes files of a journal; those that are gone already are no error. */
export async function removeJournals({ fs, folder }: JournalPlace, paths: readonly string[]): Promise<void> {
  for (const where of paths) {
    await attempt({ where, doing: "remove a file" }, () => unlessMissing(() => fs.unlink(where)));
  }
  if (paths.length > 0) await attempt({ where: folder, doing: "sync a folder" }, () => syncFolder(fs, folder));
}
