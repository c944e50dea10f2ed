import { openOneByOne } from "./one-by-one.ts";

/** Collects lines while others are being written, and writes them together. */
export interface TogetherWriter {
  /** Resolves or rejects with the write this line was in; `written` is called before anything else can be done in between. */
  add(line: string, written?: () => void): Promise<void>;
  /** Goes with the next write. Nobody waits for it; where that write fails, it goes with the one after it. */
  note(line: string): void;
  /** Resolves when everything added or noted before is written. */
  flush(): Promise<void>;
  /** Does something while nothing is being written. */
  between<T>(work: () => Promise<T>): Promise<T>;
  /** How many lines were noted and are not being written. */
  noted(): number;
  /** Forgets the first so many lines that were noted. */
  forget(count: number): void;
}

/** Lines that are written together; one promise for them all. */
interface Batch {
  readonly lines: string[];
  readonly written: (() => void)[];
  readonly done: Promise<void>;
  settle(error?: unknown): void;
  asked: boolean;
}

function newBatch(): Batch {
  let settle = (_error?: unknown): void => undefined;
  const done = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === undefined ? resolve() : reject(error));
  });
  // Where nobody waits, nobody is told.
  done.catch(() => undefined);
  return { lines: [], written: [], done, settle, asked: false };
}

/**
 * Writes begin so many milliseconds apart at least: under load each then carries more lines, which costs less than many
 * small ones, and who comes alone does not wait.
 */
const apartMs = 1;

/** `write` is never called twice at once. */
export function openTogetherWriter(write: (lines: readonly string[]) => Promise<void>): TogetherWriter {
  let notes: string[] = [];
  let batch = newBatch();
  const between = openOneByOne();

  async function writeBatch(): Promise<void> {
    const [writing, noted] = [batch, notes];
    batch = newBatch();
    notes = [];
    try {
      await write([...noted, ...writing.lines]);
      for (const tell of writing.written) tell();
      writing.settle();
    } catch (error) {
      notes = [...noted, ...notes];
      writing.settle(error);
    }
  }

  let recent = false;
  let waiting = false;

  function begin(): void {
    recent = true;
    // At the end of this turn of the event loop, so that all that came with it is written together.
    setImmediate(() => void between(writeBatch));
    setTimeout(() => {
      recent = false;
      if (waiting) begin();
      waiting = false;
    }, apartMs);
  }

  function flush(): Promise<void> {
    if (!batch.asked) {
      if (recent) waiting = true;
      else begin();
    }
    batch.asked = true;
    return batch.done;
  }

  return {
    add(line, written) {
      batch.lines.push(line);
      if (written) batch.written.push(written);
      return flush();
    },
    note: (line) => void notes.push(line),
    flush,
    between,
    noted: () => notes.length,
    forget: (count) => void notes.splice(0, count),
  };
}
