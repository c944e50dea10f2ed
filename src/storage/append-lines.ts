import { open } from "node:fs/promises";
import { attempt } from "./file-error.ts";
import { openOneByOne } from "./one-by-one.ts";

/** Adds lines to a file. */
export interface LineFile {
  /** Resolves when the lines are on the disk; where it rejects, some of them may be in the file. */
  add(lines: readonly string[]): Promise<void>;
}

/** A file that only this user can read, made with the first line. A line that an earlier write left half done is ended first. */
export function openLineFile(where: string): LineFile {
  const inTurn = openOneByOne();
  return {
    add: (lines) =>
      lines.length === 0
        ? Promise.resolve()
        : inTurn(() => attempt({ where, doing: "write to a file", answered: true }, () => append(where, lines))),
  };
}

async function append(where: string, lines: readonly string[]): Promise<void> {
  const file = await open(where, "a+", 0o600);
  try {
    const { size } = await file.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await file.read(last, 0, 1, size - 1);
    const isEnded = size === 0 || last[0] === 0x0a;
    await file.writeFile(`${isEnded ? "" : "\n"}${lines.join("\n")}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
