import { stripVTControlCharacters } from "node:util";

/**
 * Text from content or from people as one harmless line: control characters and marks that turn the direction of writing
 * are taken out, every run of white space becomes one blank, and a blank at either end is kept.
 */
export function bareWords(text: string): string {
  // Nearly every text is harmless as it is.
  if (!suspect.test(text)) return text;
  return stripVTControlCharacters(text)
    .replaceAll(turning, "")
    .replaceAll(/\p{Cs}/gu, "\ufffd")
    .replaceAll(/\p{Cc}+/gu, " ")
    .replaceAll(/\s+/g, " ");
}

/** The same without blanks at the ends; empty where nothing would be seen. */
export function plainWords(text: string): string {
  const bare = bareWords(text).trim();
  return !seen.test(bare) && unseen.test(bare) ? "" : bare;
}

const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const suspect = /[^\x20-\x7e\xa1-\u0600\u0620-\u1fff\u2010-\u2027\u2030-\u205e]| {2}/;
const seen = /[0-9A-Za-z]/;
const unseen = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

/**
 * Words for a message's `text`, which Slack reads as mrkdwn: with `&`, `<` and `>` escaped no mention, no link and no date
 * can form. Marks of emphasis stay as they are typed: beside blocks, `text` is read out and shown in notifications, never drawn.
 */
export function escapeText(words: string): string {
  if (!marks.test(words)) return words;
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * Words for plain_text and rich text, which Slack does not read for markup: no emphasis, link or mention can form there,
 * where mrkdwn has no way to escape `*`, `_`, `~` and backticks. What looks like a mention is broken by a word joiner all
 * the same, so that it pings nobody when the answer is copied or drawn by a client of lesser care.
 */
export function disarm(words: string): string {
  return words.includes("<") ? words.replaceAll(/<(?=[^\s])/g, "<\u2060") : words;
}

const marks = /[&<>]/;

/** How many characters Slack may count for these words, escaped and disarmed. */
export function sizeOf(words: string): number {
  let size = words.length;
  if (!marks.test(words)) return size;
  for (const mark of words.matchAll(/[&<>]/g)) size += mark[0] === ">" ? 3 : 4;
  return size;
}

/** The first words that take at most so many characters, and the rest; broken at a blank if there is one, never inside a character. */
export function takeWords(words: string, most: number): readonly [head: string, rest: string] {
  if (sizeOf(words) <= most) return [words, ""];
  let end = 0;
  for (let used = 0; end < words.length; end += 1) {
    used += sizeOf(words[end] ?? "");
    if (used > most) break;
  }
  const blank = words.lastIndexOf(" ", end);
  if (blank > 0) return [words.slice(0, blank), words.slice(blank + 1)];
  const whole = /[\ud800-\udbff]/.test(words[end - 1] ?? "") ? end - 1 : end;
  return [words.slice(0, whole), words.slice(whole)];
}

/** The words, or as many of them as take at most so many characters, with "…" where something is left out. */
export function shorten(words: string, most: number): string {
  return sizeOf(words) <= most ? words : `${takeWords(words, most - 1)[0].trimEnd()}…`;
}
