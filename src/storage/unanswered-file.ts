import { join } from "node:path";
import type { UnansweredList } from "../ports/unanswered-list.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { openListFile } from "./list-file.ts";
import { byTimes, unansweredSchema, withQuestion } from "./unanswered-lines.ts";

/** The name of the file in the data folder. */
export const unansweredName = "unanswered.json";

/** The list in one small file of the data folder. */
export function openUnansweredFile(dir: string, fs: FileSystem = nodeFileSystem): UnansweredList {
  const list = openListFile({
    file: join(dir, unansweredName),
    fs,
    name: "The list of unanswered questions",
    parse: (value) => unansweredSchema.safeParse(value).data?.questions,
    pack: (questions) => ({ version: 1, questions }),
  });
  return {
    note: (question, on) => list.change((all) => withQuestion(all, question, on)),
    list: async () => byTimes(await list.read()),
  };
}
