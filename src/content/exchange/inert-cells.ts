/** What a spreadsheet would take for a formula, or for our own mark before one. */
const active = /^'*[=+\-@\t\r\n]/;

/** A cell that a spreadsheet shows instead of working it out: an apostrophe stands before what would be a formula. */
export function makeCellInert(text: string): string {
  return active.test(text) ? `'${text}` : text;
}

/** The cell as it was. */
export function restoreCell(text: string): string {
  return text.startsWith("'") && active.test(text) ? text.slice(1) : text;
}
