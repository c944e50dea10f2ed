import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openContent } from "../../src/content/open-content.ts";
import { StartupError, type StartupProblem } from "../../src/domain/startup-error.ts";

export const madeUpDir = fileURLToPath(new URL("../fixtures/content/made-up", import.meta.url));

/** A folder of its own for one test; it goes with the run. */
export function freshDir(): string {
  return mkdtempSync(join(tmpdir(), "unitwise-content-"));
}

/** A copy of the made-up content, ready to be broken. */
export function madeUpCopy(): string {
  const dir = join(freshDir(), "content");
  cpSync(madeUpDir, dir, { recursive: true });
  return dir;
}

/** Replaces the one place where `from` stands, and gives the line of it. */
export function replaceIn(path: string, from: string, to: string): number {
  const text = readFileSync(path, "utf8");
  const [before, after, ...more] = text.split(from);
  if (before === undefined || after === undefined || more.length > 0) throw new Error(`Not once in ${path}: ${from}`);
  writeFileSync(path, before + to + after);
  return before.split("\n").length;
}

/** The problems that opening the content meets; none where it opens. */
export function problemsOf(dir: string, centreFile?: string): readonly StartupProblem[] {
  try {
    openContent({ dir, ...(centreFile === undefined ? {} : { centreFile }) });
    return [];
  } catch (error) {
    if (error instanceof StartupError) return error.problems;
    throw error;
  }
}
