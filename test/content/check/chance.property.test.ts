import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectedPlaces, level, type Placing, placesByChance, tailOf } from "../../../src/content/check/chance.ts";
import { fractionsFrom } from "../../../src/domain/quiz/seeded.ts";

describe("tailOf", () => {
  test("is the binomial tail where all chances are the same", () => {
    // 10 questions of 4 options, 6 right by guessing alone: 0.0197277...
    expect(tailOf(new Array<number>(10).fill(0.25), 6)).toBeCloseTo(0.019727706909, 12);
  });

  test("agrees with counting every outcome", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
        fc.nat(9),
        (chances, hits) => {
          let counted = 0;
          for (let outcome = 0; outcome < 2 ** chances.length; outcome++) {
            const won = chances.map((_, at) => ((outcome >> at) & 1) === 1);
            const odds = chances.reduce((product, p, at) => product * (won[at] ? p : 1 - p), 1);
            if (won.filter(Boolean).length >= hits) counted += odds;
          }
          expect(tailOf(chances, hits)).toBeCloseTo(counted, 9);
        },
      ),
      { seed: 4, numRuns: 200 },
    );
  });

  test("is certain for none, and impossible for more than there are", () => {
    expect([tailOf([], 0), tailOf([0.5], 0), tailOf([0.5], 2)]).toEqual([1, 1, 0]);
  });
});

/** A unit's questions of mixed kinds with their options in random order. */
function shuffled(random: () => number): readonly Placing[] {
  return Array.from({ length: 24 }, (_, at) => {
    const options = at % 6 === 0 ? 5 : 4;
    const count = at % 4 === 0 ? 2 : 1;
    const places = Array.from({ length: options }, (__, place) => ({ place, key: random() }));
    const right = places.sort((a, b) => a.key - b.key).slice(0, count);
    return { options, right: right.map(({ place }) => place) };
  });
}

describe("placesByChance", () => {
  test("finds shuffled options uneven no more often than its level says", () => {
    const random = fractionsFrom(10266);
    const units = 250;
    const flagged = Array.from({ length: units }, () => shuffled(random)).filter(
      (placings) => placesByChance(placings, placings.length) < level,
    ).length;
    // Were the level not held, more than this would be flagged; if it is, that happens once in a thousand.
    const most = Array.from({ length: units }, (_, count) => count).find(
      (count) => tailOf(new Array<number>(units).fill(level), count + 1) < 0.001,
    );
    expect(flagged).toBeLessThanOrEqual(most ?? 0);
  });

  test.each([0, 1, 2, 3])("finds it out when nearly all stand in place %i", (place) => {
    const random = fractionsFrom(place);
    const placings = shuffled(random).map((one, at) => (at % 3 === 0 ? one : { options: one.options, right: [place] }));
    expect(placesByChance(placings, 1)).toBeLessThan(level);
  });

  test("says the same of the same questions, whatever their order", () => {
    const placings = shuffled(fractionsFrom(7));
    expect(placesByChance([...placings].reverse(), 5)).toBeCloseTo(placesByChance(placings, 5), 1);
    expect(placesByChance(placings, 5)).toBe(placesByChance(placings, 5));
  });

  test("holds nothing against no questions, nor against questions where everything is right", () => {
    expect(placesByChance([], 1)).toBe(1);
    expect(placesByChance([{ options: 3, right: [0, 1, 2] }], 1)).toBe(1);
  });
});

test("each place is expected to be right as often as there are options for it", () => {
  const placings = [
    { options: 4, right: [1] },
    { options: 5, right: [0, 2] },
  ];
  expect(expectedPlaces(placings)).toEqual([0.65, 0.65, 0.65, 0.65, 0.4]);
});
