import type { Bars } from "../domain/picture.ts";

/** Sizes in pixels: on a phone the picture is shown at less than half of them. */
export const layout = {
  width: 800,
  edge: 32,
  title: 32,
  label: 28,
  note: 25,
  /** From one bar to the next. */
  row: 96,
  /** From the top of a row to its bar. */
  barTop: 42,
  bar: 32,
  /** The part that is met and may be forgotten: told from the other by its height too. */
  reach: 12,
  /** The whole of a bar: a share of one. */
  whole: 400,
} as const;

/** Dark on white: 4.5 to 1 and more for words, 3 to 1 and more for bars, whatever is around the picture. */
export const colours = {
  ground: "#ffffff",
  frame: "#c3c9d1",
  words: "#1b2430",
  quiet: "#47515e",
  share: "#17406d",
  reach: "#4f86bd",
  track: "#eef1f4",
  trackEdge: "#7b8794",
} as const;

/** Where the rows begin, and how high the picture is. */
export function heightsOf({ key, bars }: Bars): { readonly top: number; readonly height: number } {
  const top = layout.edge + layout.title + 20 + (key === undefined ? 0 : layout.note + 24);
  return { top, height: top + Math.max(1, bars.length) * layout.row + layout.edge - 14 };
}

/** A share as it is drawn: within 0 and 1; null where none is known. */
export function drawnShare(share: number | null | undefined): number | null {
  return share === null || share === undefined || Number.isNaN(share) ? null : Math.min(1, Math.max(0, share));
}
