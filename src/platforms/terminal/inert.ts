import { stripVTControlCharacters } from "node:util";

/**
 * Text from content or from people as one harmless line: escape sequences, control characters and marks that turn the
 * direction of writing are taken out, and every run of white space becomes one blank.
 */
export function makeInert(text: string): string {
  if (plain.test(text)) return text.replaceAll(blanks, " ").trim();
  return stripVTControlCharacters(text)
    .replaceAll(turning, "")
    .replaceAll(/\p{Cc}+/gu, " ")
    .replaceAll(blanks, " ")
    .trim();
}

const plain = /^[\x20-\x7e]*$/;
const blanks = /\s+/g;
const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
