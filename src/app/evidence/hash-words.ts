import { createHash } from "node:crypto";

/** Words as the evidence log holds them: SHA-256 of the entry's id, a line break and the words, in hex. */
export function hashWords(id: string, words: string): string {
  return createHash("sha256").update(`${id}\n${words}`).digest("hex");
}

/** A number from 0 to 1 that follows from this text alone, and that nobody can aim at. */
export function drawnFrom(text: string): number {
  return createHash("sha256").update(`sample\n${text}`).digest().readUInt32BE(0) / 2 ** 32;
}
