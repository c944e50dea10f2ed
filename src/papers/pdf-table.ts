import type { PrintedPage } from "../ports/papers.ts";
import { cleanText } from "./clean-text.ts";
import { type FontName, fitting, type Sheet } from "./pdf-sheet.ts";

const padding = 4;
const size = 9;

interface Column {
  readonly x: number;
  readonly width: number;
}

interface Table {
  readonly sheet: Sheet;
  readonly columns: readonly Column[];
  readonly element: PDFKit.PDFStructureElement;
  readonly head: readonly string[];
}

/** A table with wrapped cells; it goes on over pages under its head, and a row higher than a page goes on on the next. */
export function drawTable({ head, widths, rows }: Pick<PrintedPage, "head" | "widths" | "rows">, sheet: Sheet): void {
  const element = sheet.document.struct("Table");
  sheet.root.add(element);
  const titles = head.map(cleanText);
  const table: Table = { sheet, element, head: titles, columns: columnsOf(titles, widths, sheet) };
  // A head alone at the foot of a page helps nobody.
  if (heightOf(table.head, table, "strong") * 2 > sheet.room()) sheet.turn();
  drawRow(table.head, table, { tag: "TH", font: "strong" });
  for (const row of rows)
    drawOverPages(
      head.map((_, at) => cleanText(row[at] ?? "")),
      table,
    );
  element.end();
}

/** In parts of the whole as they were ordered, but no column narrower than the longest word of its head. */
function columnsOf(head: readonly string[], widths: readonly number[], sheet: Sheet): readonly Column[] {
  const parts = head.map((_, at) => Math.max(widths[at] ?? 1, 0.1));
  const all = sum(parts);
  const wanted = parts.map((part) => (sheet.width * part) / all);
  const least = head.map((cell) => Math.min(longestWord(cell, sheet) + 2 * padding + 1, sheet.width / head.length));
  const lacking = sum(wanted.map((one, at) => Math.max((least[at] ?? 0) - one, 0)));
  const spare = sum(wanted.map((one, at) => Math.max(one - (least[at] ?? 0), 0)));
  let x = sheet.left;
  return wanted.map((one, at) => {
    const over = one - (least[at] ?? 0);
    const width = over < 0 ? one - over : one - (spare === 0 ? 0 : (lacking * over) / spare);
    const column = { x, width };
    x += width;
    return column;
  });
}

function longestWord(cell: string, { document }: Sheet): number {
  document.font("strong").fontSize(size);
  return Math.max(0, ...cell.split(/\s+/).map((word) => document.widthOfString(word)));
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

const innerWidth = (column: Column | undefined): number => Math.max((column?.width ?? 0) - 2 * padding, 12);

function heightOf(row: readonly string[], { sheet, columns }: Table, font: FontName): number {
  const heights = row.map((cell, at) => sheet.heightOf(cell, { font, size }, innerWidth(columns[at])));
  return Math.max(...heights) + 2 * padding;
}

function drawOverPages(row: readonly string[], table: Table): void {
  const { sheet, columns, head } = table;
  let rest = row;
  for (;;) {
    const fitsNow = heightOf(rest, table, "plain") <= sheet.room();
    const headHeight = heightOf(head, table, "strong");
    const fitsFresh = heightOf(rest, table, "plain") <= sheet.full - headHeight;
    if (!fitsNow && (fitsFresh || sheet.room() < sheet.full / 4)) {
      sheet.turn();
      drawRow(head, table, { tag: "TH", font: "strong" });
      continue;
    }
    const height = sheet.room() - 2 * padding;
    const fits = (at: number) => (part: string) =>
      sheet.heightOf(part, { font: "plain", size }, innerWidth(columns[at])) <= height;
    const now = fitsNow ? rest : rest.map((cell, at) => fitting(cell, fits(at)));
    drawRow(now, table, { tag: "TD", font: "plain" });
    rest = rest.map((cell, at) => cell.slice((now[at] ?? "").length));
    if (rest.every((cell) => cell === "")) return;
  }
}

interface RowStyle {
  readonly tag: "TH" | "TD";
  readonly font: FontName;
}

function drawRow(row: readonly string[], table: Table, { tag, font }: RowStyle): void {
  const { sheet, columns, element } = table;
  const { document } = sheet;
  const height = heightOf(row, table, font);
  const top = document.y;
  drawBoxes(table, { top, height, shaded: tag === "TH" });
  const line = document.struct("TR");
  element.add(line);
  for (const [at, cell] of row.entries()) {
    const into = document.struct(tag);
    line.add(into);
    const x = (columns[at]?.x ?? sheet.left) + padding;
    sheet.set(cell, { font, size }, { x, y: top + padding, width: innerWidth(columns[at]), into });
    into.end();
  }
  line.end();
  document.x = sheet.left;
  document.y = top + height;
}

interface Boxes {
  readonly top: number;
  readonly height: number;
  readonly shaded: boolean;
}

function drawBoxes({ sheet, columns }: Table, { top, height, shaded }: Boxes): void {
  const { document } = sheet;
  document.markContent("Artifact", { type: "Layout" });
  document.lineWidth(0.5).strokeColor("#666666");
  for (const { x, width } of columns) {
    if (shaded) document.rect(x, top, width, height).fillAndStroke("#e8e8e8", "#666666");
    else document.rect(x, top, width, height).stroke();
  }
  document.endMarkedContent();
}
