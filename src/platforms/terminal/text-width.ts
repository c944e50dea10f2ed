import { stripVTControlCharacters } from "node:util";

/** How many columns of a terminal the text takes; our own bold and dim marks take none. */
export function textWidth(text: string): number {
  const shown = stripVTControlCharacters(text);
  if (narrow.test(shown)) return shown.length;
  return splitGraphemes(shown).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}

/** The text in lines of at most `width` columns, broken at blanks and, where a word is longer than a line, inside it. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const piece of text.split(" ").flatMap((word) => breakWord(word, width))) {
    const wide = textWidth(piece);
    if (line === "") [line, used] = [piece, wide];
    else if (used + 1 + wide <= width) [line, used] = [`${line} ${piece}`, used + 1 + wide];
    else {
      lines.push(line);
      [line, used] = [piece, wide];
    }
  }
  return [...lines, line];
}

function breakWord(word: string, width: number): readonly string[] {
  if (textWidth(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const part of word.split(marks).flatMap((run, index) => (index % 2 === 1 ? [run] : splitGraphemes(run)))) {
    const wide = part.startsWith(esc) ? 0 : graphemeWidth(part);
    if (piece !== "" && used + wide > width) {
      pieces.push(piece);
      [piece, used] = ["", 0];
    }
    piece += part;
    used += wide;
  }
  return piece === "" ? pieces : [...pieces, piece];
}

// Made on first need: making one costs some 40 ms, and most replies hold nothing but narrow characters.
let segmenter: Intl.Segmenter | undefined;

function splitGraphemes(text: string): readonly string[] {
  if (narrow.test(text)) return text.split("");
  const graphemes: string[] = [];
  // A window at a time, as the time a Segmenter takes grows with the square of the text.
  for (let from = 0; from < text.length; ) {
    const found = splitWindow(text.slice(from, from + windowSize));
    const whole = from + windowSize < text.length && found.length > 1 ? found.slice(0, -1) : found;
    for (const grapheme of whole) from += grapheme.length;
    graphemes.push(...whole);
  }
  return graphemes;
}

const windowSize = 256;

function splitWindow(text: string): readonly string[] {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

function graphemeWidth(grapheme: string): number {
  if (noWidth.test(grapheme)) return 0;
  return doubleWidth.test(grapheme) ? 2 : 1;
}

const esc = String.fromCharCode(27);
const marks = new RegExp(`(${esc}\\[[0-9;]*m)`);
const narrow = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]*$/;
const noWidth = /^[\p{Mn}\p{Me}\p{Cc}\p{Default_Ignorable_Code_Point}]+$/u;
const doubleWidth =
  /^[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\ufe0f/u;
