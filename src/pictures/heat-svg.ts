import type { Heat, HeatCell } from "../domain/picture.ts";
import { colours, drawnShare } from "./bars-layout.ts";
import { cutText, widthOf } from "./cut-text.ts";
import { heatColour, heatScale } from "./heat-colours.ts";
import { cellAt, type HeatPlaces, heatSizes, placeHeat, shownHeat } from "./heat-layout.ts";
import { pictureWords } from "./picture-words.ts";
import { type Box, fittedWords, rectangle, words } from "./shapes.ts";
import { shapesSvg } from "./shapes-svg.ts";

/**
 * A heat map as an SVG document: rows down, columns across, every field light to dark with its note written in it, and
 * hatched where nothing is known. Of more than 30 rows and 17 columns it shows the first, and says so.
 */
export function heatSvg(heat: Heat): string {
  const { shown, left } = shownHeat(heat);
  const places = placeHeat(shown);
  const head = titleOf(shown.title, left, places.width);
  const elements = [head, ...headings(shown, places), ...fields(shown, places), ...keyOf(shown, places)];
  return shapesSvg(elements, { ...places, ground: colours.ground });
}

/** What is left out is said whole, whatever the title before it is cut to. */
function titleOf(title: string, left: string, width: number) {
  const { edge, title: size } = heatSizes;
  const place = { x: edge, y: edge + size / 2, width: width - 2 * edge };
  const whole = cutText(title, { size: leastTitle, width: place.width - widthOf(left, leastTitle) }) + left;
  return fittedWords(whole, [size, 26, leastTitle], place);
}

const leastTitle = 22;

function headings({ columns }: Heat, { left, top, cell, head, upright, sizes }: HeatPlaces) {
  const size = sizes.words;
  return columns.map((column, at) => {
    const x = left + (at + 0.5) * cell;
    return upright
      ? words(column, { x, y: top - 8, size, width: head - 12, upright })
      : words(column, { x, y: top - 8 - size / 2, size, width: cell - 2, centred: true });
  });
}

function fields({ rows, columns }: Heat, { left, top, cell, label, sizes }: HeatPlaces) {
  const { row: height, words: size } = sizes;
  // What shows between the fields: whole pixels without edges of their own are drawn several times as fast.
  const grid = { x: left - 1, y: top - 1, width: columns.length * cell + 1, height: rows.length * height + 1 };
  const drawn = rows.flatMap((row, down) => {
    const y = top + down * height;
    const name = words(row.label, { x: heatSizes.edge, y: y + height / 2, size, width: label - 12 });
    const boxOf = (at: number) => ({ x: left + at * cell, y, width: cell - 1, height: height - 1 });
    return [name, ...columns.flatMap((_, at) => field(cellAt(row, at), { box: boxOf(at), notes: sizes.notes }))];
  });
  return [rectangle(grid, colours.trackEdge), ...drawn];
}

interface FieldPlace {
  readonly box: Box;
  readonly notes: HeatPlaces["sizes"]["notes"];
}

function field({ share: given, note }: HeatCell, { box, notes }: FieldPlace) {
  const share = drawnShare(given);
  const { field: fill, words: ink } = share === null ? { field: colours.ground, words: "#000000" } : heatColour(share);
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const text = note.trim() === "" && share === null ? pictureWords.unknownNote : note;
  const written = fittedWords(text, notes, { ...middle, width: box.width - 4, fill: ink, centred: true });
  return [rectangle(box, fill), ...(share === null ? hatch(box) : []), written];
}

/** Strokes from the left below to the right above, left and right of the note. */
function hatch({ x, y, width, height }: Box) {
  const stroke = { stroke: colours.frame, lineWidth: 2 };
  const step = 9;
  const side = Math.max(step, Math.floor(width / 2 - 14));
  const one = (from: number) => ({
    type: "line" as const,
    silent: true as const,
    shape: { x1: from, y1: y + height - 3, x2: from + step, y2: y + 3 },
    style: stroke,
  });
  const count = Math.max(1, Math.floor(side / step) - 1);
  return Array.from({ length: count }, (_, at) => [
    one(x + 3 + at * step),
    one(x + width - 3 - step - at * step),
  ]).flat();
}

const inside = ({ x, y, width, height }: Box): Box => ({ x: x + 1, y: y + 1, width: width - 2, height: height - 2 });

/** What the colours stand for, from the least to the most, and what is not known. */
function keyOf({ key }: Heat, { width, keyTop }: HeatPlaces) {
  const { edge, key: size, keyBox } = heatSizes;
  const boxTop = keyTop + size + 12;
  const y = boxTop + keyBox / 2;
  const scale = edge + widthOf(pictureWords.least, size) + 6;
  const end = scale + heatScale.length * keyBox;
  const unknown = end + widthOf(pictureWords.most, size) + 30;
  const box = (x: number, wide: number = keyBox) => ({ x, y: boxTop, width: wide, height: keyBox });
  const wide = keyBox + 12;
  return [
    words(key, { x: edge, y: keyTop + size / 2, size, width: width - 2 * edge }),
    words(pictureWords.least, { x: edge, y, size, width: 80 }),
    ...heatScale.map((one, at) => rectangle(box(scale + at * keyBox), one.field, colours.trackEdge)),
    words(pictureWords.most, { x: end + 10, y, size, width: 100 }),
    rectangle(box(unknown, wide), colours.ground, colours.trackEdge),
    ...field({ share: null, note: pictureWords.unknownNote }, { box: inside(box(unknown, wide)), notes: [size] }),
    words(pictureWords.unknown, { x: unknown + wide + 10, y, size, width: 140 }),
  ];
}
