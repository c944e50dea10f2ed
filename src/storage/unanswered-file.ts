import { join } from "node:path";
import { OutsideError } from "../domain/outside-error.ts";
import type { Unanswered, UnansweredList } from "../ports/unanswered-list.ts";
import { readWhole, writeDurably } from "./durable-file.ts";
import { attempt, unlessMissing } from "./file-error.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { parseJson } from "./parse-json.ts";
import { byTimes, unansweredSchema, withQuestion } from "./unanswered-lines.ts";

/** The name of the file in the data folder. */
export const unansweredName = "unanswered.json";

/** The list in one small file of the data folder, readable by this user only; one write at a time. */
export function openUnansweredFile(dir: string, fs: FileSystem = nodeFileSystem): UnansweredList {
  const file = join(dir, unansweredName);
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work, work);
    turn = done.catch(() => undefined);
    return done;
  };
  return {
    note: (question, on) =>
      inTurn(async () => {
        const questions = withQuestion(await readQuestions(fs, file), question, on);
        const text = `${JSON.stringify({ version: 1, questions }, null, 1)}\n`;
        const temp = `${file}.tmp`;
        // One that a killed process left would keep every later one from being written.
        await attempt({ where: temp, doing: "remove a file" }, () => unlessMissing(() => fs.unlink(temp)));
        await writeDurably(fs, { file, temp, text });
      }),
    list: () => inTurn(async () => byTimes(await readQuestions(fs, file))),
  };
}

async function readQuestions(fs: FileSystem, file: string): Promise<readonly Unanswered[]> {
  const bytes = await readWhole(fs, file);
  if (bytes === undefined) return [];
  const found = parsed(bytes);
  if (found !== undefined) return found;
  const message = `The list of unanswered questions is damaged. Move it away; a new one will be begun (${file})`;
  throw new OutsideError(message, { where: file, code: "EDAMAGED" });
}

function parsed(bytes: Uint8Array): readonly Unanswered[] | undefined {
  try {
    return unansweredSchema.safeParse(parseJson(bytes)).data?.questions;
  } catch {
    return undefined;
  }
}
