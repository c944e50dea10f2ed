import { makeInert } from "./inert.ts";
import { textWidth, wrapText } from "./text-width.ts";

const gap = "  ";
const narrowest = 10;

/**
 * The table as aligned columns in at most `width` columns of the terminal, long cells wrapped inside their column;
 * undefined where it cannot be made to fit.
 */
export function drawTable(
  table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] },
  width: number,
): readonly string[] | undefined {
  const rows = [table.head, ...table.rows].map((row) => row.map(makeInert));
  const count = Math.max(...rows.map((row) => row.length));
  if (count < 1) return [];
  const natural = Array.from({ length: count }, (_, column) => naturalWidth(rows, column));
  const widths = shrinkToFit(natural, width - gap.length * (count - 1));
  if (widths === undefined) return undefined;
  const [head = [], ...body] = rows.map((row) => drawRow(row, widths));
  const line = widths.map((wide) => "-".repeat(wide)).join(gap);
  return [...head, line, ...body.flat()];
}

function naturalWidth(rows: readonly (readonly string[])[], column: number): number {
  return Math.max(1, ...rows.map((row) => textWidth(row[column] ?? "")));
}

function shrinkToFit(natural: readonly number[], room: number): readonly number[] | undefined {
  const widths = natural.map((wide) => Math.min(wide, Math.max(room, 1)));
  let over = widths.reduce((sum, wide) => sum + wide, 0) - room;
  for (; over > 0; over--) {
    const widest = Math.max(...widths);
    if (widest <= narrowest) return undefined;
    widths[widths.indexOf(widest)] = widest - 1;
  }
  return widths;
}

function drawRow(row: readonly string[], widths: readonly number[]): readonly string[] {
  const cells = widths.map((wide, column) => wrapText(row[column] ?? "", wide));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    cells
      .map((lines, column) => pad(lines[at] ?? "", widths[column] ?? 0))
      .join(gap)
      .trimEnd(),
  );
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}
