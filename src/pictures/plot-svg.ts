import type { Plot } from "../domain/picture.ts";
import { colours } from "./bars-layout.ts";
import { chartSvg } from "./chart-svg.ts";
import { pictureWords } from "./picture-words.ts";
import { fittedWords, rectangle, words } from "./shapes.ts";

type Point = Plot["points"][number];

const sizes = { width: 800, edge: 32, title: 32, words: 24, side: 560, left: 150, least: 7, most: 30 } as const;
const top = sizes.edge + sizes.title + 30;
const bottom = top + sizes.side;
const height = bottom + 200;

/** What came against what was expected, on a square with the line on which both are the same; larger is more answers. */
export function plotSvg(plot: Plot): string {
  const points = plot.points.filter(isDrawn).toSorted((one, other) => other.count - one.count);
  const { edge, title, width } = sizes;
  const head = fittedWords(plot.title, [title, 27, 23], { x: edge, y: edge + title / 2, width: width - 2 * edge });
  const most = Math.max(1, ...points.map(({ count }) => count));
  const elements = [head, ...square(plot), ...points.map((point) => dot(point, most)), ...keyOf(points)];
  return chartSvg({ backgroundColor: colours.ground, graphic: { elements } }, { width, height });
}

function isDrawn({ x, y, count }: Point): boolean {
  return count > 0 && x >= 0 && x <= 1 && y >= 0 && y <= 1;
}

/** Where a share lies, across and up. */
const across = (share: number) => sizes.left + share * sizes.side;
const up = (share: number) => bottom - share * sizes.side;

function square({ across: below, up: beside }: Plot) {
  const { left, side, words: size } = sizes;
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const line = (shape: { x1: number; y1: number; x2: number; y2: number }, stroke: string, lineWidth: number) => ({
    type: "line" as const,
    silent: true,
    shape,
    style: { stroke, lineWidth },
  });
  const middle = { size, width: side, centred: true };
  return [
    rectangle({ x: left, y: top, width: side, height: side }, colours.ground, colours.trackEdge),
    ...ticks.flatMap((tick) => [
      line({ x1: left, y1: up(tick), x2: left + side, y2: up(tick) }, colours.frame, 1),
      line({ x1: across(tick), y1: top, x2: across(tick), y2: bottom }, colours.frame, 1),
      words(`${tick * 100} %`, { x: across(tick), y: bottom + 24, size: 20, width: 90, centred: true }),
      words(`${tick * 100} %`, { x: left - 74, y: up(tick), size: 20, width: 72 }),
    ]),
    line({ x1: left, y1: bottom, x2: left + side, y2: top }, colours.words, 2.5),
    words(below, { ...middle, x: left + side / 2, y: bottom + 62 }),
    words(beside, { ...middle, x: sizes.edge + size / 2, y: top + side / 2, upright: true }),
  ];
}

/** As large as its answers are many: the area stands for the count. */
function dot({ x, y, count }: Point, most: number) {
  const r = Math.max(sizes.least, sizes.most * Math.sqrt(count / most));
  const style = { fill: colours.share, opacity: 0.82, stroke: colours.ground, lineWidth: 2 };
  return { type: "circle" as const, silent: true, shape: { cx: across(x), cy: up(y), r }, style };
}

function keyOf(points: readonly Point[]) {
  const { edge, width, words: size } = sizes;
  const counts = points.map(({ count }) => count);
  const told =
    counts.length === 0
      ? [pictureWords.noPoints]
      : [pictureWords.diagonal, pictureWords.sizes(Math.min(...counts), Math.max(...counts))];
  return told.map((text, at) =>
    words(text, { x: edge, y: bottom + 112 + at * 36, size, width: width - 2 * edge, fill: colours.quiet }),
  );
}
