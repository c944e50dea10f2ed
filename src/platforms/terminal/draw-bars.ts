import type { Bar, Bars } from "../../domain/picture.ts";
import { makeInert } from "./inert.ts";
import { textWidth, wrapText } from "./text-width.ts";

/** The longest bar and the shortest that still shows something, in columns. */
const mostColumns = 40;
const leastColumns = 10;
/** Plain characters: they look the same in every font, and are told apart without colour. */
const marks = { share: "#", reach: "=", rest: "." } as const;

/** Bars made of characters, each below its label and beside its note; undefined where there is no room for any. */
export function drawBars({ title, key, bars }: Bars, width: number): readonly string[] | undefined {
  const notes = bars.map(({ note }) => makeInert(note));
  const longest = Math.max(0, ...notes.map(textWidth));
  const columns = Math.min(mostColumns, width - longest - 3);
  if (columns < leastColumns || bars.length === 0) return undefined;
  const told = key === undefined ? [] : [keyLine(key)];
  const heads = [makeInert(title), ...told].filter((line) => line !== "");
  const drawn = bars.flatMap((bar, at) => [
    ...wrapText(makeInert(bar.label), width),
    `[${barOf(bar, columns)}] ${notes[at] ?? ""}`.trimEnd(),
  ]);
  return [...heads.flatMap((line) => wrapText(line, width)), ...drawn];
}

function keyLine({ share, reach }: NonNullable<Bars["key"]>): string {
  return `${marks.share} ${makeInert(share)}, ${marks.reach} ${makeInert(reach)}`;
}

function barOf({ share, reach }: Bar, columns: number): string {
  const filled = columnsOf(share, columns);
  const reached = Math.max(filled, columnsOf(reach ?? null, columns));
  return marks.share.repeat(filled) + marks.reach.repeat(reached - filled) + marks.rest.repeat(columns - reached);
}

/** A little is drawn as something, and what is not everything never as all of it. */
function columnsOf(share: number | null, columns: number): number {
  if (share === null || Number.isNaN(share) || share <= 0) return 0;
  if (share >= 1) return columns;
  return Math.min(columns - 1, Math.max(1, Math.round(share * columns)));
}
