import { type FoundJournal, type JournalPlace, removeJournals } from "./journal-file.ts";
import { openJournalWriter } from "./journal-writer.ts";
import { openTogetherWriter } from "./write-together.ts";

/** A file that is only added to. Lines that are asked for while others are being written share one write and one sync. */
export interface Journal {
  /**
   * Resolves when the line would outlast a power cut; `written` is called at that very moment, before any `turn`. Rejects
   * with an `OutsideError`: `answered` false, it is not in the journal; `answered` true, it may be, until `mend` or `turn`
   * has resolved. `line` has no line break in it.
   */
  append(line: string, written?: () => void): Promise<void>;
  /** Writes the line together with the next that is appended, or with `flush`. Nobody waits for it. */
  note(line: string): void;
  /** Resolves when everything noted or appended before is on the disk. */
  flush(): Promise<void>;
  /** Brings a journal back whose last write failed: afterwards nothing is in it that was not acknowledged. */
  mend(): Promise<void>;
  /** Bytes in the file that is written now; 0 where none was begun. */
  size(): number;
  /** The file that is written now. */
  path(): string | undefined;
  /**
   * Goes on in a new file that begins with what `head` answers, or in none where that is undefined; `head` is asked when
   * no write is under way, and lines that were noted and not yet written are dropped. Answers all files before this one,
   * oldest first, to be removed with `remove`. Where it rejects, the journal goes on, in the old file or in the new one.
   */
  turn(head: () => readonly string[] | undefined): Promise<readonly string[]>;
  /** The files before this one that are not removed, oldest first. */
  older(): readonly string[];
  /** Removes older files of this journal. */
  remove(paths: readonly string[]): Promise<void>;
  /** Finishes what was begun and lets go of the file. */
  close(): Promise<void>;
}

const textOf = (lines: readonly string[]): string => (lines.length === 0 ? "" : `${lines.join("\n")}\n`);

/** Opens a journal; its first file is begun with the first line. `found`: the files of earlier runs, oldest first. */
export function openJournal(place: JournalPlace, found: readonly FoundJournal[]): Journal {
  const writer = openJournalWriter(place, found.at(-1)?.generation ?? 0);
  const old = new Set(found.map((one) => one.path));
  const together = openTogetherWriter(async (lines) => {
    if (lines.length > 0) await writer.write(textOf(lines));
  });

  async function turn(head: () => readonly string[] | undefined): Promise<readonly string[]> {
    const [path, noted, lines] = [writer.path(), together.noted(), head()];
    try {
      await (lines === undefined ? writer.mend().then(writer.end) : writer.turn(textOf(lines)));
    } finally {
      // The new file may have been begun although its folder could not be synced.
      if (writer.path() !== path) {
        together.forget(noted);
        if (path !== undefined) old.add(path);
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
    path: writer.path,
    turn: (head) => together.between(() => turn(head)),
    older: () => [...old],
    async remove(paths) {
      await removeJournals(place, paths);
      for (const path of paths) old.delete(path);
    },
    async close() {
      await together.flush().catch(() => undefined);
      await together.between(writer.end);
    },
  };
}
