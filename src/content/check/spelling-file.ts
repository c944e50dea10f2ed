import { existsSync, readFileSync } from "node:fs";

/** The folder's own list of words: one a line; a line that begins with # is for people. */
export interface SpellingFile {
  /** The file as an operator would name it. */
  readonly label: string;
  readonly lines: readonly { readonly word: string; readonly line: number }[];
}

/** Reads the list; one that is not there has no words. */
export function readSpellingFile(path: string, label: string): SpellingFile {
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const lines = text.split(/\r?\n/).map((line, at) => ({ word: line.trim(), line: at + 1 }));
  return { label, lines: lines.filter(({ word }) => word !== "" && !word.startsWith("#")) };
}
