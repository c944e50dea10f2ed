import { stripVTControlCharacters } from "node:util";
import { type Inline, inlineText } from "../../domain/reply.ts";

/** A piece of a card as the Adaptive Cards schema has it. */
export type CardElement = Readonly<Record<string, unknown>>;

/** A part of a card that is not taken apart: its elements, and the same read out, for clients that draw no cards. */
export interface Drawn {
  readonly elements: readonly CardElement[];
  readonly words: readonly string[];
  /** True where something is filled in: a card has one such part at most. */
  readonly input?: true;
}

/** How words look; never what they mean. */
export interface Look {
  readonly heading?: boolean;
  readonly bold?: boolean;
  readonly tone?: "good" | "bad" | "muted" | undefined;
  readonly tight?: boolean;
  /** Marks the words as an item of a list. */
  readonly item?: boolean;
}

/** More characters, or runs of words, than this are drawn in several pieces, so that a piece always fits a card. */
const mostCharacters = 3_000;
const mostRuns = 60;

/** Words from content or people as one harmless line: no control characters, no marks that turn the direction of writing. */
export function clean(text: string): string {
  if (!suspect.test(text)) return text;
  return stripVTControlCharacters(text)
    .replaceAll(turning, "")
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .replaceAll(/\p{Surrogate}/gu, "\ufffd")
    .replaceAll(/<(?=[a-z/!?@#])/gi, "<\u2060")
    .replaceAll("{{", "{\u2060{")
    .replaceAll("](", "]\u2060(")
    .trim();
}

const suspect = /[^\x20-\x3b\x3d-\x7a\x7c-\x7e\xa1-\u1fff\u2010-\u2027\u2030-\u205e]| {2}|^ | $/;
const turning = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

/** Words, shortened where one sees it. */
export function shorten(text: string, most: number): string {
  const letters = Array.from(text.slice(0, most * 2));
  return letters.length <= most && text.length <= most * 2
    ? text
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}

/** Words as a title of something to press or pick: never empty, shortened where one sees it. */
export function titleOf(text: string, most: number): string {
  const words = clean(text);
  return isBlank(words) ? "…" : shorten(words, most);
}

/** Whether nobody can see anything of it. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(text);
}

/**
 * Words as parts of a card, none where there is nothing to see. What could be read as markdown, a link, a mention or a
 * date is drawn in runs, which the clients take literally; everything else as the plain text block that they show best.
 */
export function drawWords(text: readonly Inline[], look: Look = {}): readonly Drawn[] {
  const parts = splitWords(text);
  if (parts.every((part) => isBlank(inlineText(part)))) return [];
  return parts.map((part, index) => {
    const first = index === 0;
    const marked = look.item === true && first;
    const element = drawPart(marked ? ["• ", ...part] : part, first ? look : { ...look, tight: true });
    return { elements: [element], words: [`${marked ? "- " : ""}${inlineText(part)}`] };
  });
}

function drawPart(part: readonly Inline[], look: Look): CardElement {
  const literal = part.every((run) => typeof run === "string") && !marks.test(inlineText(part));
  const spacing = look.tight === true ? { spacing: "Small" } : {};
  if (!literal) return { type: "RichTextBlock", inlines: part.map((run) => drawRun(run, look)), ...spacing };
  const style = look.heading === true ? { style: "heading" } : {};
  return { type: "TextBlock", text: inlineText(part), wrap: true, ...looks(look), ...style, ...spacing };
}

// Stars, underscores, brackets, backticks, marks at the beginning of a line, addresses, mentions and date functions.
const marks = /[*_[\]\\`~<>|{}]|^\s*(?:[-+#]|\d+[.)])|https?:|www\./i;

function drawRun(run: Inline, look: Look): CardElement {
  const strong = typeof run !== "string";
  return { type: "TextRun", text: strong ? run.strong : run, ...looks(strong ? { ...look, bold: true } : look) };
}

function looks({ heading, bold, tone }: Look): CardElement {
  return {
    ...(heading === true ? { size: "Medium" } : {}),
    ...(heading === true || bold === true ? { weight: "Bolder" } : {}),
    ...(tone === "muted" ? { isSubtle: true, size: "Small" } : {}),
    ...(tone === "good" ? { color: "Good" } : {}),
    ...(tone === "bad" ? { color: "Attention" } : {}),
  };
}

function splitWords(text: readonly Inline[]): readonly (readonly Inline[])[] {
  const parts: Inline[][] = [];
  let part: Inline[] = [];
  let size = 0;
  for (const run of text.flatMap(splitRun)) {
    const length = inlineText([run]).length;
    if (part.length > 0 && (size + length > mostCharacters || part.length >= mostRuns)) {
      parts.push(part);
      part = [];
      size = 0;
    }
    part.push(run);
    size += length;
  }
  return part.length === 0 ? parts : [...parts, part];
}

/** A run as harmless runs of at most so many characters; none where nothing is left of it. Blanks at its ends stay. */
function splitRun(run: Inline): readonly Inline[] {
  const strong = typeof run !== "string";
  const text = strong ? run.strong : run;
  const bare = clean(text);
  if (bare === "") return text === "" ? [] : [" "];
  const whole = `${/^\s/.test(text) ? " " : ""}${bare}${/\s$/.test(text) ? " " : ""}`;
  const pieces = whole.length <= mostCharacters ? [whole] : cut(whole);
  return pieces.map((piece) => (strong ? { strong: piece } : piece));
}

/** Cut at blanks where there are any, never within a character. */
function cut(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    const end = endOf(text, from);
    pieces.push(text.slice(from, end));
    from = end;
  }
  return pieces;
}

function endOf(text: string, from: number): number {
  const most = from + mostCharacters;
  if (most >= text.length) return text.length;
  const blank = text.lastIndexOf(" ", most);
  if (blank > from + mostCharacters / 2) return blank + 1;
  const code = text.charCodeAt(most - 1);
  return code >= 0xd800 && code <= 0xdbff ? most - 1 : most;
}
