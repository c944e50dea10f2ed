import { constants } from "node:fs";
import { dirname, join } from "node:path";
import type { LearnerId } from "../domain/learner.ts";
import { OutsideError } from "../domain/outside-error.ts";
import type { PackedReview } from "../domain/pack-practice.ts";
import type { ReviewHistory } from "../ports/review-history.ts";
import { dataFolder, listFolder, makeRoom, refuseStrangers } from "./data-folder.ts";
import { readWhole, removeDurably, syncFolder } from "./durable-file.ts";
import { attempt } from "./file-error.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { splitLines } from "./journal-file.ts";
import { openKeyedTurns } from "./keyed-turns.ts";
import { learnerHash } from "./learner-hash.ts";
import { type Amendment, amend, decodeLine } from "./review-history-lines.ts";

export interface ReviewFilesConfig {
  /** The data folder; it has to be there when something is filed. For one process: the one that has its lock. */
  readonly dir: string;
  readonly fs?: FileSystem;
}

const historyName = "history";
/** Through a symbolic link a history would be kept where no one expects it. Windows knows no such flag. */
const writeAtEnd = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0);

/** Makes the folder of one file and those above it, up to the data folder, unless they were found before. */
async function makeRooms(fs: FileSystem, file: string, made: Set<string>): Promise<void> {
  const room = dirname(file);
  if (made.has(room)) return;
  const history = dirname(room);
  for (const folder of [history, room]) {
    await makeRoom(fs, folder);
    const entries = await listFolder(fs, dirname(folder));
    refuseStrangers(
      entries.filter(({ name }) => join(dirname(folder), name) === folder),
      dirname(folder),
    );
  }
  made.add(room);
}

/** Brings a file to what it should be; on the disk when it resolves. */
async function write(fs: FileSystem, file: string, { cut, text }: Amendment): Promise<void> {
  await attempt({ where: file, doing: "file answers", answered: true }, async () => {
    const open = await fs.open(file, writeAtEnd, 0o600);
    try {
      await open.truncate(cut);
      await open.writeFile(text);
      await open.sync();
    } finally {
      await open.close();
    }
    if (cut === 0) await syncFolder(fs, dirname(file));
  });
}

function reviewsIn(bytes: Uint8Array, file: string): readonly PackedReview[] {
  return splitLines(bytes).map((line, index) => {
    const found = decodeLine(line);
    if (found?.number === index) return found.review;
    const why = found === undefined ? "it cannot be read" : `answer ${index} is missing, ${found.number} stands there`;
    const fix = "Mend the line, or remove the file and with it the older answers; nothing else rests on it";
    const message = `The history of a learner's answers is damaged in line ${index + 1}: ${why}. ${fix} (${file})`;
    throw new OutsideError(message, { where: `${file}:${index + 1}`, code: "EDAMAGED" });
  });
}

/**
 * Histories in one file each, `history/ab/<sha256 of the id>.jsonl`, readable by this user only; opening does nothing. What
 * was filed outlasts kill -9 and a power cut; a line that was cut off counts for nothing and goes with the next filing.
 * `read` rejects with EDAMAGED, naming file and line, where a line cannot be read or one is missing; `file` goes on after it.
 */
export function openReviewFiles({ dir, fs = nodeFileSystem }: ReviewFilesConfig): ReviewHistory {
  const folder = join(dataFolder(dir).root, historyName);
  const made = new Set<string>();
  const turns = openKeyedTurns<LearnerId, string>({
    capacity: 0,
    make: (id) => {
      const hash = learnerHash(id);
      return join(folder, hash.slice(0, 2), `${hash}.jsonl`);
    },
  });
  return {
    file: (id, from, reviews) =>
      turns.take(id, async (path) => {
        const bytes = (await readWhole(fs, path)) ?? new Uint8Array();
        const amendment = amend(bytes, from, reviews);
        if (amendment.text === "") return;
        await makeRooms(fs, path, made);
        await write(fs, path, amendment).catch((error: unknown) => {
          // Perhaps it was taken away under this process.
          made.delete(dirname(path));
          throw error;
        });
      }),
    read: (id) =>
      turns.take(id, async (path) => {
        const bytes = await readWhole(fs, path);
        return bytes === undefined ? [] : reviewsIn(bytes, path);
      }),
    forget: (id) => turns.take(id, (path) => removeDurably(fs, path)),
  };
}
