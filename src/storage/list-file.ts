import { OutsideError } from "../domain/outside-error.ts";
import { readWhole, writeDurably } from "./durable-file.ts";
import { attempt, unlessMissing } from "./file-error.ts";
import type { FileSystem } from "./file-system.ts";
import { parseJson } from "./parse-json.ts";

/** A small list in one file, readable by this user only; one change at a time. */
export interface ListFile<Entry> {
  read(): Promise<readonly Entry[]>;
  /** Resolves when the changed list is on the disk. */
  change(change: (was: readonly Entry[]) => readonly Entry[]): Promise<void>;
}

interface ListFileOptions<Entry> {
  readonly file: string;
  readonly fs: FileSystem;
  /** What an operator calls it: "The list of unanswered questions". */
  readonly name: string;
  /** The entries of a file's value; undefined where it is no such list. */
  readonly parse: (value: unknown) => readonly Entry[] | undefined;
  /** The file's value. */
  readonly pack: (entries: readonly Entry[]) => unknown;
}

/** Opens it; a missing file is an empty list, a damaged one rejects with EDAMAGED and is left as it is. */
export function openListFile<Entry>(options: ListFileOptions<Entry>): ListFile<Entry> {
  const { file, fs, pack } = options;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work, work);
    turn = done.catch(() => undefined);
    return done;
  };
  return {
    read: () => inTurn(() => readEntries(options)),
    change: (change) =>
      inTurn(async () => {
        const text = `${JSON.stringify(pack(change(await readEntries(options))), null, 1)}\n`;
        const temp = `${file}.tmp`;
        // One that a killed process left would keep every later one from being written.
        await attempt({ where: temp, doing: "remove a file" }, () => unlessMissing(() => fs.unlink(temp)));
        await writeDurably(fs, { file, temp, text });
      }),
  };
}

async function readEntries<Entry>({ file, fs, name, parse }: ListFileOptions<Entry>): Promise<readonly Entry[]> {
  const bytes = await readWhole(fs, file);
  if (bytes === undefined) return [];
  const found = parsed(bytes, parse);
  if (found !== undefined) return found;
  const message = `${name} is damaged. Move it away; a new one will be begun (${file})`;
  throw new OutsideError(message, { where: file, code: "EDAMAGED" });
}

function parsed<Entry>(bytes: Uint8Array, parse: ListFileOptions<Entry>["parse"]): readonly Entry[] | undefined {
  try {
    return parse(parseJson(bytes));
  } catch {
    return undefined;
  }
}
