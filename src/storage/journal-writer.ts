import { OutsideError } from "../domain/outside-error.ts";
import { syncFolder } from "./durable-file.ts";
import { attempt, toOutsideError } from "./file-error.ts";
import type { AppendFile } from "./file-system.ts";
import { appendWhole, createJournalFile, type JournalPlace, journalPath } from "./journal-file.ts";

/** Writes the files of a journal, each begun when there is something to write. No two calls may run at once. */
export interface JournalWriter {
  /** Resolves when the text would outlast a power cut; see `Journal.append` for what a rejection means. */
  write(text: string): Promise<void>;
  mend(): Promise<void>;
  /** Goes on in a new file that begins with the text. */
  turn(text: string): Promise<void>;
  /** Bytes in the file that is written now; 0 where none was begun. */
  size(): number;
  /** The file that is written now. */
  path(): string | undefined;
  /** Lets go of the file; the next write begins another one. */
  end(): Promise<void>;
}

interface Writing {
  readonly file: AppendFile;
  readonly path: string;
  /** Bytes that were acknowledged; what lies behind them is to be cut off where `tail` is true. */
  good: number;
  tail: boolean;
  /** True where the file's name would perhaps not outlast a power cut. */
  name: boolean;
}

interface State {
  readonly place: JournalPlace;
  generation: number;
  now: Writing | undefined;
}

async function mend({ place, now }: State): Promise<void> {
  if (now?.tail) {
    await attempt({ where: now.path, doing: "mend a journal" }, async () => {
      await now.file.truncate(now.good);
      await now.file.sync();
    });
    now.tail = false;
  }
  if (!now?.name) return;
  await attempt({ where: place.folder, doing: "sync a folder" }, () => syncFolder(place.fs, place.folder));
  now.name = false;
}

async function end(state: State): Promise<void> {
  // It was synced with every write: that it cannot be closed changes nothing.
  await state.now?.file.close().catch(() => undefined);
  state.now = undefined;
}

async function turn(state: State, text: string): Promise<Writing> {
  await mend(state);
  const bytes = Buffer.from(text, "utf8");
  const file = await createJournalFile(state.place, state.generation + 1, bytes);
  await end(state);
  state.generation += 1;
  const path = journalPath(state.place, state.generation);
  const now = { file, path, good: bytes.length, tail: false, name: true };
  state.now = now;
  await mend(state);
  return now;
}

function refuseIfGone({ file, path }: Writing): void {
  if (file.isThere()) return;
  throw new OutsideError(`The journal was removed under this process (${path})`, { where: path, code: "ENOENT" });
}

async function write(state: State, text: string): Promise<void> {
  await mend(state);
  const now = state.now ?? (await turn(state, ""));
  const bytes = Buffer.from(text, "utf8");
  try {
    await appendWhole(now.file, bytes);
    refuseIfGone(now);
    now.good += bytes.length;
  } catch (error) {
    now.tail = true;
    const mended = await mend(state).then(
      () => true,
      () => false,
    );
    throw toOutsideError(error, { where: now.path, doing: "write to a journal", answered: !mended });
  }
}

/** `generation`: the highest there is. */
export function openJournalWriter(place: JournalPlace, generation: number): JournalWriter {
  const state: State = { place, generation, now: undefined };
  return {
    write: (text) => write(state, text),
    mend: () => mend(state),
    turn: async (text) => void (await turn(state, text)),
    size: () => state.now?.good ?? 0,
    path: () => state.now?.path,
    end: () => end(state),
  };
}
