import { matchText } from "./match-text.ts";
import { plainWords } from "./plain-words.ts";
import { readLetters } from "./read-letters.ts";

const splitters: readonly RegExp[] = [
  /\s*\n\s*/,
  /\s*;\s*/,
  /\s*(?:->|=>|→|>)\s*/,
  /[\s,]+(?:and )?then\s+/i,
  /\s*,\s*(?:and\s+|then\s+)*/i,
  /\s*,\s*(?:and\s+|then\s+)*|\s+(?:and|then|\+|&)\s+/i,
];
const joining = new Set("and then first second third next finally lastly last after that or also both plus".split(" "));

/** Several texts typed after one another, each whole or nearly, in the order typed; undefined where some of it is none. */
export function readPieces(said: string, texts: readonly string[]): readonly number[] | undefined {
  const whole = wholeTexts(said, texts);
  if (whole !== undefined) return whole;
  for (const splitter of splitters) {
    const parts = said
      .split(splitter)
      .map(withoutPlace)
      .filter((part) => part !== "");
    if (parts.length < 2) continue;
    const found = parts.flatMap((part) => findPiece(part, texts));
    if (found.length === parts.length) return found;
  }
  return undefined;
}

/** One text, typed or by its letter: a list with its place, or an empty one. */
export function findPiece(part: string, texts: readonly string[]): readonly number[] {
  const found = matchText(part, texts);
  if (found.kind === "one") return [found.at];
  const letters = found.kind === "none" ? readLetters(part, texts.length) : undefined;
  return letters?.kind === "positions" && letters.positions.length === 1 ? letters.positions : [];
}

// "1. weigh", "first weigh", "b) weigh"
function withoutPlace(part: string): string {
  return part
    .replace(/^\s*(?:(?:first|second|third|next|finally|lastly|and|then)\b[\s,:]*|\d[.):]\s+)+(?=\S)/i, "")
    .trim();
}

// Texts may have commas of their own, so those typed whole are taken out first, the longest before the others.
function wholeTexts(said: string, texts: readonly string[]): readonly number[] | undefined {
  let words: readonly string[] = plainWords(said);
  const found: { readonly at: number; readonly text: number }[] = [];
  const longest = texts.map((text, at) => ({ words: plainWords(text), at }));
  longest.sort((one, other) => other.words.length - one.words.length);
  for (const text of longest) {
    const start = words.findIndex((_, at) => text.words.every((word, on) => words[at + on] === word));
    if (start < 0 || text.words.length === 0) continue;
    found.push({ at: start, text: text.at });
    words = words.map((word, at) => (at >= start && at < start + text.words.length ? "" : word));
  }
  const left = words.filter((word) => word !== "" && !joining.has(word) && !/^\d$/.test(word));
  if (found.length === 0 || left.length > 0) return undefined;
  return found.sort((one, other) => one.at - other.at).map(({ text }) => text);
}
