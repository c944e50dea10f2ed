import type { Block } from "../../domain/reply.ts";
import { endSentence } from "../../domain/table-row.ts";
import { type CardElement, clean, type Drawn, drawWords } from "./card-words.ts";
import { mostColumns } from "./limits.ts";
import { readRows } from "./plain-text.ts";

type Table = Extract<Block, { kind: "table" }>;

/** Longer cells make columns of one or two words on a phone; such a table is read out instead. */
const longestCell = 120;
/** Rows and characters of one table of a card; the next one repeats the heading. */
const mostRows = 20;
const mostCharacters = 2_500;

/** A table, row by row in words where it is too wide or its cells are too long. */
export function drawTable(table: Table): readonly Drawn[] {
  const caption = drawWords([endSentence(clean(table.caption))], { bold: true });
  const width = Math.max(0, ...[table.head, ...table.rows].map((row) => row.length));
  const wide = width > mostColumns || [...table.head, ...table.rows.flat()].some((cell) => cell.length > longestCell);
  if (width === 0 || table.rows.length === 0) return caption;
  if (wide) return [...caption, ...readOut(table)];
  return [...caption, ...groupRows(table.rows).map((rows) => drawRows({ ...table, rows }, width))];
}

/** Each row as an item of a list, what belongs to it in a line below; read out, they are one. */
function readOut({ head, rows }: Table): readonly Drawn[] {
  return rows.flatMap((row) => {
    const [first = "", ...rest] = row;
    const name = drawWords([`${head[0] ?? ""} ${first}`], { item: true, tight: true });
    const pairs = readRows({ ...bare, head: ["", ...head.slice(1)], rows: [["", ...rest]] });
    const more = pairs.flatMap((line) => drawWords([line], { tone: "muted", tight: true }));
    if (name.length !== 1 || more.length !== 1) return [...name, ...more];
    const elements = [...name, ...more].flatMap((one) => one.elements);
    return [{ elements, words: readRows({ ...bare, head, rows: [row] }) }];
  });
}

const bare = { kind: "table", caption: "" } as const;

function drawRows(table: Table, width: number): Drawn {
  const hasHead = table.head.some((cell) => clean(cell) !== "");
  const heading = hasHead ? [drawRow(table.head, width, true)] : [];
  const element = {
    type: "Table",
    columns: weightsOf(table, width).map((weight) => ({ width: weight })),
    firstRowAsHeaders: hasHead,
    rows: [...heading, ...table.rows.map((row) => drawRow(row, width, false))],
    fallback: { type: "Container", items: readOut(table).flatMap(({ elements }) => elements) },
  };
  return { elements: [element], words: readRows(table) };
}

function drawRow(cells: readonly string[], width: number, bold: boolean): CardElement {
  const padded = Array.from({ length: width }, (_, index) => cells[index] ?? "");
  return { type: "TableRow", cells: padded.map((cell) => drawCell(cell, bold)) };
}

function drawCell(cell: string, bold: boolean): CardElement {
  const items = drawWords([cell], { bold }).flatMap(({ elements }) => elements);
  return { type: "TableCell", items: items.length === 0 ? [{ type: "TextBlock", text: " " }] : items };
}

/** Widths follow the longest word and the length of a column, so that figures do not take the place of titles. */
function weightsOf({ head, rows }: Table, width: number): readonly number[] {
  return Array.from({ length: width }, (_, column) => {
    const cells = [head, ...rows].map((row) => clean(row[column] ?? ""));
    const word = Math.max(...cells.flatMap((cell) => cell.split(" ").map((one) => one.length)));
    const line = Math.max(...cells.map((cell) => cell.length));
    return Math.max(3, Math.min(word, 16), Math.min(24, Math.round(Math.sqrt(line) * 3)));
  });
}

function groupRows(rows: Table["rows"]): readonly Table["rows"][] {
  const groups: (readonly string[])[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const length = row.join("").length;
    const group = groups.at(-1);
    if (group === undefined || group.length >= mostRows || size + length > mostCharacters) {
      groups.push([row]);
      size = length;
    } else {
      group.push(row);
      size += length;
    }
  }
  return groups;
}
