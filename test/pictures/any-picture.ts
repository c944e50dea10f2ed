import fc from "fast-check";
import type { Bars } from "../../src/domain/picture.ts";

const words = fc.string({ unit: "binary", maxLength: 80 });
const share = fc.oneof(fc.constant(null), fc.double({ min: 0, max: 1, noNaN: true }), fc.double());

/** Any picture, with titles and shares that no sensible caller would give. */
export const anyPicture: fc.Arbitrary<Bars> = fc.record(
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
