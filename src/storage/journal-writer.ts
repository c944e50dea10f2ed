import { syncFolder } from "./durable-file.ts";
import { attempt, toOutsideError } from "./file-error.ts";
import type { OpenFile } from "./file-system.ts";
import { appendWhole, createJournalFile, type JournalPlace, journalPath } from "./journal-file.ts";

/** Writes the files of a journal. No two calls may run at once. */
export interface JournalWriter {
  /** Resolves when the text would outlast a power cut; see `Journal.append` for what a rejection means. */
  write(text: string): Promise<void>;
  mend(): Promise<void>;
  /** Goes on in a new file that begins with the text. */
  turn(text: string): Promise<void>;
  /** Bytes in the file that is written now. */
  size(): number;
  /** The file that is written now. */
  path(): string;
  close(): Promise<void>;
}

interface Writing {
  readonly place: JournalPlace;
  generation: number;
  file: OpenFile;
  path: string;
  /** Bytes that were acknowledged; what lies behind them is to be cut off where `tail` is true. */
  good: number;
  tail: boolean;
  /** True where the file's name would perhaps not outlast a power cut. */
  name: boolean;
}

async function mend(now: Writing): Promise<void> {
  if (now.tail) {
    await attempt({ where: now.path, doing: "mend a journal" }, async () => {
      await now.file.truncate(now.good);
      await now.file.sync();
    });
    now.tail = false;
  }
  if (!now.name) return;
  const { fs, folder } = now.place;
  await attempt({ where: folder, doing: "sync a folder" }, () => syncFolder(fs, folder));
  now.name = false;
}

async function write(now: Writing, text: string): Promise<void> {
  const bytes = Buffer.from(text, "utf8");
  if (now.tail || now.name) await mend(now);
  try {
    await appendWhole(now.file, bytes);
    now.good += bytes.length;
  } catch (error) {
    now.tail = true;
    const mended = await mend(now).then(
      () => true,
      () => false,
    );
    throw toOutsideError(error, { where: now.path, doing: "write to a journal", answered: !mended });
  }
}

async function turn(now: Writing, text: string): Promise<void> {
  await mend(now);
  const bytes = Buffer.from(text, "utf8");
  const file = await createJournalFile(now.place, now.generation + 1, bytes);
  // It was synced with every write: that it cannot be closed changes nothing.
  await now.file.close().catch(() => undefined);
  now.generation += 1;
  Object.assign(now, { file, path: journalPath(now.place, now.generation), good: bytes.length, name: true });
  await mend(now);
}

/** Begins the first file of this run, with this text in it. */
export async function openJournalWriter(place: JournalPlace, generation: number, text: string): Promise<JournalWriter> {
  const bytes = Buffer.from(text, "utf8");
  const file = await createJournalFile(place, generation, bytes);
  const path = journalPath(place, generation);
  const now: Writing = { place, generation, file, path, good: bytes.length, tail: false, name: true };
  try {
    await mend(now);
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
  return {
    write: (more) => write(now, more),
    mend: () => mend(now),
    turn: (head) => turn(now, head),
    size: () => now.good,
    path: () => now.path,
    close: () => now.file.close().catch(() => undefined),
  };
}
