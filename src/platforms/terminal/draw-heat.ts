import type { Heat, HeatCell } from "../../domain/picture.ts";
import { makeInert } from "./inert.ts";
import { terminalWords } from "./terminal-words.ts";
import { textWidth, wrapText } from "./text-width.ts";

const gap = "  ";
const widestLabel = 28;
/** Longer notes are sentences: then the words beside the picture say it better. */
const widestNote = 12;
/** A mark behind each figure, the fuller the higher; from which share on. */
const marks = [
  { mark: "#", from: 0.75 },
  { mark: "+", from: 0.5 },
  { mark: ":", from: 0.25 },
  { mark: ".", from: Number.NEGATIVE_INFINITY },
] as const;

/** A column as it is drawn: its heading over several lines, and a field for each row. */
interface Drawn {
  readonly head: readonly string[];
  readonly fields: readonly string[];
  readonly width: number;
}

/**
 * A heat map as a table of figures, each with a mark that shows how high it is without colour; as many tables one below
 * the other as its columns need. Undefined where there is no room, or nothing to show.
 */
export function drawHeat(heat: Heat, width: number): readonly string[] | undefined {
  const columns = heat.columns.map((column, at) => drawColumn(makeInert(column), heat, at));
  const labels = heat.rows.map(({ label }) => cut(makeInert(label)));
  const labelWidth = Math.max(1, ...labels.map(textWidth));
  const room = width - labelWidth;
  const fits = columns.every((one) => one.width + gap.length <= room && one.width <= widestNote);
  if (!fits || columns.length === 0 || heat.rows.length === 0) return undefined;
  const tables = inBlocks(columns, room).map((block) => drawBlock(block, { labels, labelWidth }));
  const heads = [makeInert(heat.title), terminalWords.heatKey(makeInert(heat.key))].filter((line) => line !== "");
  return [...heads.flatMap((line) => wrapText(line, width)), ...tables.flatMap((lines) => ["", ...lines])];
}

function drawColumn(heading: string, { rows }: Heat, at: number): Drawn {
  const fields = rows.map(({ cells }) => fieldOf(cells[at]));
  const words = heading.split(" ").map(textWidth);
  const width = Math.max(1, ...fields.map(textWidth), ...words);
  return { head: wrapText(heading, width), fields, width };
}

function fieldOf(cell: HeatCell | undefined): string {
  const note = makeInert(cell?.note ?? "");
  const share = cell?.share ?? null;
  if (share === null || Number.isNaN(share)) return note === "" ? "- " : `${note} `;
  return `${note}${marks.find(({ from }) => share >= from)?.mark ?? ""}`;
}

function cut(label: string): string {
  if (textWidth(label) <= widestLabel) return label;
  return `${wrapText(label.replaceAll(" ", "\u00a0"), widestLabel - 1)[0]
    ?.replaceAll("\u00a0", " ")
    .trimEnd()}…`;
}

/** Columns side by side, as many as there is room for; of several tables the last is hardly narrower. */
function inBlocks(columns: readonly Drawn[], room: number): readonly (readonly Drawn[])[] {
  const greedy = fillBlocks(columns, room);
  const each = Math.ceil(columns.length / greedy.length);
  const even = greedy.map((_, at) => columns.slice(at * each, (at + 1) * each)).filter(({ length }) => length > 0);
  return even.every((block) => widthOf(block) <= room) ? even : greedy;
}

const widthOf = (block: readonly Drawn[]) => block.reduce((sum, { width }) => sum + gap.length + width, 0);

function fillBlocks(columns: readonly Drawn[], room: number): readonly (readonly Drawn[])[] {
  const blocks: Drawn[][] = [];
  let left = 0;
  for (const column of columns) {
    const wide = gap.length + column.width;
    if (wide > left || blocks.length === 0) {
      blocks.push([]);
      left = room;
    }
    blocks.at(-1)?.push(column);
    left -= wide;
  }
  return blocks;
}

interface Labels {
  readonly labels: readonly string[];
  readonly labelWidth: number;
}

function drawBlock(block: readonly Drawn[], { labels, labelWidth }: Labels): readonly string[] {
  const line = (label: string, texts: readonly string[]) =>
    [
      label + " ".repeat(labelWidth - textWidth(label)),
      ...texts.map((text, at) => " ".repeat((block[at]?.width ?? 0) - textWidth(text)) + text),
    ]
      .join(gap)
      .trimEnd();
  const high = Math.max(...block.map(({ head }) => head.length));
  const heads = Array.from({ length: high }, (_, at) =>
    line(
      "",
      block.map(({ head }) => head[at - high + head.length] ?? ""),
    ),
  );
  const rows = labels.map((label, row) =>
    line(
      label,
      block.map(({ fields }) => fields[row] ?? ""),
    ),
  );
  return [...heads, ...rows];
}
