import fc from "fast-check";
import type { Bars, Heat, Picture, Plot } from "../../src/domain/picture.ts";

const words = fc.string({ unit: "binary", maxLength: 80 });
const share = fc.oneof(fc.constant(null), fc.double({ min: 0, max: 1, noNaN: true }), fc.double());

const anyBars: fc.Arbitrary<Bars> = fc.record(
  {
    kind: fc.constant("bars" as const),
    title: words,
    key: fc.record({ share: words, reach: words }),
    bars: fc.array(
      fc.record({ label: words, share, reach: fc.double(), note: words }, { requiredKeys: ["label", "share", "note"] }),
      { maxLength: 20 },
    ),
  },
  { requiredKeys: ["kind", "title", "bars"] },
);

/** Any heat map, whose rows may be shorter or longer than its columns. */
export const anyHeat: fc.Arbitrary<Heat> = fc.record({
  kind: fc.constant("heat" as const),
  title: words,
  columns: fc.array(words, { maxLength: 20 }),
  rows: fc.array(fc.record({ label: words, cells: fc.array(fc.record({ share, note: words }), { maxLength: 20 }) }), {
    maxLength: 4,
  }),
  key: words,
});

const anyPlot: fc.Arbitrary<Plot> = fc.record({
  kind: fc.constant("plot" as const),
  title: words,
  across: words,
  up: words,
  points: fc.array(fc.record({ x: fc.double(), y: fc.double({ min: 0, max: 1 }), count: fc.integer() }), {
    maxLength: 12,
  }),
});

/** Any picture, with titles and shares that no sensible caller would give. */
export const anyPicture: fc.Arbitrary<Picture> = fc.oneof(anyBars, anyHeat, anyPlot);

/** A picture of so many units, every fourth of which nothing is known about. */
export function unitsPicture(count: number): Bars {
  const bars = Array.from({ length: count }, (_, at) => {
    const label = `Unit ${at + 1}, Legal, regulatory and ethical requirements`;
    if (at % 4 === 3) return { label, share: null, note: "none of 120 met" };
    const share = (at + 1) / (count + 1);
    return { label, share, reach: Math.min(1, share + 0.2), note: `${80 - at} % of ${at + 20} met, of 120` };
  });
  const key = { share: "expected right now", reach: "met, may be forgotten" };
  return { kind: "bars", title: "Level 2 Certificate: practice so far", key, bars };
}
