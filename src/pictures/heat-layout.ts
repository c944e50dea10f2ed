import type { Heat, HeatCell } from "../domain/picture.ts";
import { widthOf } from "./cut-text.ts";
import { pictureWords } from "./picture-words.ts";

/** More rows or columns than these nobody can read in one picture; whoever has more makes several. */
export const mostHeatRows = 30;
export const mostHeatColumns = 17;

/** Sizes in pixels, of a heat map of few columns and of one of many. */
interface HeatSizes {
  readonly words: number;
  /** Notes are written in the largest that fits. */
  readonly notes: readonly [number, ...number[]];
  readonly row: number;
  readonly leastCell: number;
  readonly widestLabel: number;
}

const large: HeatSizes = { words: 24, notes: [24, 22, 20, 18, 16, 14], row: 44, leastCell: 56, widestLabel: 300 };
const small: HeatSizes = { words: 18, notes: [18, 16, 14, 12, 10], row: 32, leastCell: 42, widestLabel: 220 };
const fewColumns = 8;

/** Sizes that are the same for all, in pixels. */
export const heatSizes = { edge: 28, title: 30, key: 22, keyBox: 28 } as const;

/** The least width of any picture. */
const leastWidth = 800;
const widestCell = 110;
/** How far a heading that is turned may reach up. */
const highestHead = 190;

/** Where everything of a heat map lies, in pixels. */
export interface HeatPlaces {
  readonly width: number;
  readonly height: number;
  /** The left upper corner of the first field. */
  readonly left: number;
  readonly top: number;
  readonly cell: number;
  /** The room of the columns' headings; turned where they do not fit side by side. */
  readonly head: number;
  readonly upright: boolean;
  readonly label: number;
  readonly keyTop: number;
  readonly sizes: HeatSizes;
}

/** Lays out a heat map that is no larger than the most. */
export function placeHeat({ rows, columns }: Heat): HeatPlaces {
  const { edge, title, key, keyBox } = heatSizes;
  const sizes = columns.length <= fewColumns ? large : small;
  const widest = (texts: readonly string[]) =>
    Math.ceil(Math.max(0, ...texts.map((text) => widthOf(text, sizes.words))));
  const label = Math.min(sizes.widestLabel, Math.max(80, widest(rows.map((one) => one.label)))) + 12;
  const count = Math.max(1, columns.length);
  const cell = Math.min(widestCell, Math.max(sizes.leastCell, Math.floor((leastWidth - 2 * edge - label) / count)));
  const longest = widest(columns);
  const upright = longest > cell - 6;
  const head = upright ? Math.min(highestHead, longest) + 12 : sizes.words + 16;
  const top = edge + title + 22 + head;
  const keyTop = top + Math.max(1, rows.length) * sizes.row + 20;
  const width = Math.max(leastWidth, 2 * edge + label + count * cell);
  const height = keyTop + key + 12 + keyBox + edge;
  return { width, height, left: edge + label, top, cell, head, upright, label, keyTop, sizes };
}

/** As much of a heat map as one picture holds, and what its title has to say of the rest; "" where all is there. */
export function shownHeat(heat: Heat): { readonly shown: Heat; readonly left: string } {
  const rows = heat.rows.slice(0, mostHeatRows);
  const columns = heat.columns.slice(0, mostHeatColumns);
  const left = [
    ...(rows.length < heat.rows.length ? [pictureWords.rows(rows.length, heat.rows.length)] : []),
    ...(columns.length < heat.columns.length ? [pictureWords.columns(columns.length, heat.columns.length)] : []),
  ];
  return { shown: { ...heat, rows, columns }, left: left.length === 0 ? "" : pictureWords.part(left.join(", ")) };
}

/** The field of a row below a column; nothing known where the row is shorter. */
export function cellAt(row: Heat["rows"][number], at: number): HeatCell {
  return row.cells[at] ?? { share: null, note: pictureWords.unknownNote };
}
