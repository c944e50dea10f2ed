import { stripVTControlCharacters } from "node:util";

/**
 * Text from content or from people as one harmless line: escape sequences, control characters and marks that turn the
 * direction of writing are taken out, and every run of white space becomes one blank.
 */
export function makeInert(text: string): string {
  // Nearly every text is harmless as it is, and a thousand of them are drawn for each that is not.
  if (!suspect.test(text)) return text;
  const bare = stripVTControlCharacters(text)
    .replaceAll(turning, "")
    .replaceAll(/\p{Cc}+/gu, " ");
  return bare.replaceAll(/\s+/g, " ").trim();
}

const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const suspect = /[^\x20-\x7e\xa1-\u1fff\u2010-\u2027\u2030-\u205e]| {2}|^ | $/;
