import type { Cell, Sheet } from "../ports/papers.ts";
import { cleanText } from "./clean-text.ts";

/** Excel specifications and limits (support.microsoft.com): letters in a cell, and in the name of a sheet. */
const longestCell = 32_767;
const longestName = 31;
/** Widths of columns, in letters. */
const narrowest = 8;
const widest = 60;

/** A workbook; every text is a text cell, so that nothing in it is run. The head stays in view. */
export async function makeXlsx(sheets: readonly Sheet[]): Promise<Buffer> {
  const { default: write } = await import("write-excel-file/node");
  const taken = new Set<string>();
  const made = sheets.map(({ title, head, rows }) => ({
    sheet: sheetName(title, taken),
    stickyRowsCount: 1,
    columns: widthsOf([head, ...rows]).map((width) => ({ width })),
    data: [
      head.map((cell) => ({ ...cellOf(cell), fontWeight: "bold" as const })),
      ...rows.map((row) => row.map(cellOf)),
    ],
  }));
  return write(made).toBuffer();
}

function cellOf(cell: Cell) {
  if (cell === null) return { type: String, value: "" };
  if (typeof cell === "number" && Number.isFinite(cell)) return { type: Number, value: cell };
  const value = cleanText(String(cell).slice(0, longestCell));
  return { type: String, value, wrap: true, alignVertical: "top" as const };
}

function widthsOf(rows: readonly (readonly Cell[])[]): readonly number[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, at) => {
    const longest = rows.reduce((most, row) => Math.max(most, String(row[at] ?? "").length), 0);
    return Math.min(widest, Math.max(narrowest, longest + 2));
  });
}

/** Names of sheets are distinct whatever their case, without the letters that mean something in a reference. */
function sheetName(title: string, taken: Set<string>): string {
  const plain = cleanText(title)
    .replaceAll(/[[\]:*?/\\\s]+/g, " ")
    .replaceAll(/^[' ]+|[' ]+$/g, "");
  for (let count = 1; ; count += 1) {
    const end = count === 1 ? "" : ` ${count}`;
    const name = `${(plain || "Sheet").slice(0, longestName - end.length)}${end}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
