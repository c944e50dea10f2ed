/** A row of a table read out: what it is about, and each other cell with its heading; either may be empty. */
export interface ReadRow {
  readonly name: string;
  readonly cells: string;
}

/** Reads a row out under its headings: empty cells are left out, and "Unit 1" under "Unit" says the word itself. */
export function readRow(head: readonly string[], [first = "", ...rest]: readonly string[]): ReadRow {
  const cells = rest
    .map((cell, index) => (cell === "" ? "" : `${head[index + 1] ?? ""} ${cell}`.trim()))
    .filter((cell) => cell !== "");
  return { name: first === "" ? "" : rowName(head[0] ?? "", first), cells: cells.join("; ") };
}

/** The same row as one sentence. */
export function rowSentence(head: readonly string[], row: readonly string[]): string {
  const { name, cells } = readRow(head, row);
  if (cells === "") return endSentence(name);
  return `${name === "" ? "" : `${name}: `}${endSentence(cells)}`;
}

/** The end of a sentence, where there is none; nothing where there are no words. */
export function endSentence(text: string): string {
  return text === "" || /[.!?:]$/.test(text) ? text : `${text}.`;
}

function rowName(head: string, first: string): string {
  return first.toLowerCase().startsWith(`${head.toLowerCase()} `) ? first : `${head} ${first}`.trim();
}
