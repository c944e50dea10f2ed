/** Widths of letters in the font we draw with, in ems, rounded up: nothing is ever wider than it was reckoned. */
const narrow = /[ijlI.,:;'!|()[\]/ ft\-r]/;
const wide = /[mwMW%@—…]/;
const upper = /[A-Z&+=<>#]/;
const plain = /[\u0020-\u024f\u2010-\u2027]/;

/** How wide a text is at most, in pixels, at a size in pixels. */
export function widthOf(text: string, size: number): number {
  return Array.from(text).reduce((sum, letter) => sum + emsOf(letter), 0) * size;
}

function emsOf(letter: string): number {
  if (narrow.test(letter)) return 0.38;
  if (wide.test(letter)) return 0.9;
  if (upper.test(letter)) return 0.75;
  return plain.test(letter) ? 0.58 : 1.1;
}

/** The text, or as much of it as fits with "…" behind it, so that it can be seen that some is missing. */
export function cutText(text: string, { size, width }: { readonly size: number; readonly width: number }): string {
  const clean = drawable(text);
  if (widthOf(clean, size) <= width) return clean;
  const letters = Array.from(clean);
  while (letters.length > 0 && widthOf(`${letters.join("").trimEnd()}…`, size) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/** In one line, and without what no XML document may hold. */
function drawable(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff\p{Default_Ignorable_Code_Point}]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
