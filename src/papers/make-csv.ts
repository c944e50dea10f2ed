import type { Cell, Sheet } from "../ports/papers.ts";

/**
 * What a spreadsheet takes for the beginning of a formula, as OWASP lists it under "CSV injection", with the full-width
 * forms that some read alike; blanks and unseen signs before it are passed over, as some importers trim them.
 */
const formula = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;

/** The cell as text that no spreadsheet runs: an apostrophe before what would begin a formula. A number stays one. */
export function inertCell(cell: Cell): Cell {
  return typeof cell === "string" && formula.test(cell) ? `'${cell}` : cell;
}

/** A CSV file in UTF-8 as spreadsheets open it: with a byte order mark, lines ended by CR LF. */
export async function makeCsv({ head, rows }: Sheet): Promise<Buffer> {
  const { stringify } = await import("csv-stringify/sync");
  const lines = [head, ...rows].map((row) => row.map((cell) => inertCell(cell)));
  return Buffer.from(stringify(lines, { bom: true, record_delimiter: "windows" }), "utf8");
}
