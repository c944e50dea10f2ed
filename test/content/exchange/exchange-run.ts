import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ContentRun } from "../../../src/content/content-run.ts";
import { studyFolder } from "../check/sound-study.ts";
import { freshDir } from "../content-folder.ts";

/** A content folder to import into, a place for files, and what was said. */
export interface Desk {
  readonly run: ContentRun;
  readonly said: string[];
  readonly quiz: string;
  readonly path: (name: string) => string;
  readonly put: (name: string, text: string | Uint8Array) => string;
  readonly read: (name: string) => string;
}

/** Opens a folder in which every unit is written; what is told is kept beside what is written. */
export function openDesk(dir: string = studyFolder()): Desk {
  const files = freshDir();
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const path = (name: string) => join(files, name);
  return {
    run: { dir, today: "2026-11-25", write: say, tell: say, styled: false, inert: (text) => text, drawTable: () => [] },
    said,
    quiz: join(dir, "units", "baking", "quiz.yaml"),
    path,
    put: (name, text) => {
      writeFileSync(path(name), text);
      return path(name);
    },
    read: (name) => readFileSync(path(name), "utf8"),
  };
}
