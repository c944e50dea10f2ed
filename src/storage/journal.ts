import { type JournalPlace, removeJournals } from "./journal-file.ts";
import { openJournalWriter } from "./journal-writer.ts";
import { openTogetherWriter } from "./write-together.ts";

/** A file that is only added to. Lines that are asked for while others are being written share one write and one sync. */
export interface Journal {
  /**
   * Resolves when the line would outlast a power cut. Rejects with an `OutsideError`: `answered` false, it is not in the
   * journal; `answered` true, it may be, until `mend` has resolved. `line` has no line break in it.
   */
  append(line: string): Promise<void>;
  /** Writes the line together with the next that is appended, or with `flush`. Nobody waits for it. */
  note(line: string): void;
  /** Resolves when everything noted or appended before is on the disk. */
  flush(): Promise<void>;
  /** Brings a journal back whose last write failed: afterwards nothing is in it that was not acknowledged. */
  mend(): Promise<void>;
  /** Bytes in the file that is written now. */
  size(): number;
  /**
   * Goes on in a new file that begins with what `head` answers; `head` is asked when no write is under way, and lines that
   * were noted and not yet written are dropped. Answers the files before this one, to be removed with `remove`.
   * Where it rejects, the journal goes on, in the old file or in the new one.
   */
  turn(head: () => readonly string[]): Promise<readonly string[]>;
  /** Removes older files of this journal. */
  remove(paths: readonly string[]): Promise<void>;
  /** Finishes what was begun and lets go of the file. */
  close(): Promise<void>;
}

const textOf = (lines: readonly string[]): string => (lines.length === 0 ? "" : `${lines.join("\n")}\n`);

/** How a journal begins: in a file after those that were found, with these lines in it. */
export interface JournalStart {
  readonly generation: number;
  readonly head: readonly string[];
  /** Files of earlier runs. */
  readonly old: readonly string[];
}

/** Opens a journal in a new file. */
export async function openJournal(place: JournalPlace, start: JournalStart): Promise<Journal> {
  const writer = await openJournalWriter(place, start.generation, textOf(start.head));
  const old = new Set(start.old);
  const together = openTogetherWriter(async (lines) => {
    if (lines.length > 0) await writer.write(textOf(lines));
  });

  async function turn(head: () => readonly string[]): Promise<readonly string[]> {
    const [path, noted] = [writer.path(), together.noted()];
    try {
      await writer.turn(textOf(head()));
    } finally {
      // The new file may have been begun although its folder could not be synced.
      if (writer.path() !== path) {
        together.forget(noted);
        old.add(path);
      }
    }
    return [...old];
  }

  return {
    append: together.add,
    note: together.note,
    flush: together.flush,
    mend: () => together.between(writer.mend),
    size: writer.size,
    turn: (head) => together.between(() => turn(head)),
    async remove(paths) {
      await removeJournals(place, paths);
      for (const path of paths) old.delete(path);
    },
    async close() {
      await together.flush().catch(() => undefined);
      await together.between(writer.close);
    },
  };
}
