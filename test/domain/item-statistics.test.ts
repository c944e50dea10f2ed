import { expect, test } from "vitest";
import { addAttempt, discriminationOf, facilityOf, type ItemSums, noSums } from "../../src/domain/item-statistics.ts";

const sumsOf = (attempts: readonly (readonly [boolean, number | null])[]): ItemSums =>
  attempts.reduce((sums, [right, rest]) => addAttempt(sums, right, rest), noSums);

/** Pearson's correlation straight from its definition. */
function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (of: (pair: readonly [number, number]) => number) =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const [mx, my] = [mean(([x]) => x), mean(([, y]) => y)];
  const moment = (of: (pair: readonly [number, number]) => number) => pairs.reduce((sum, pair) => sum + of(pair), 0);
  const both = moment(([x, y]) => (x - mx) * (y - my));
  return both / Math.sqrt(moment(([x]) => (x - mx) ** 2) * moment(([, y]) => (y - my) ** 2));
}

test("facility is the share that was right, with an interval that never leaves 0 to 1", () => {
  expect(facilityOf(noSums)).toBeNull();
  const all = facilityOf(sumsOf(Array.from({ length: 10 }, () => [true, null] as const)));
  expect(all?.value).toBe(1);
  expect(all?.high).toBeCloseTo(1, 10);
  expect(all?.high).toBeLessThanOrEqual(1);
  // Wilson's interval of 10 of 10, and of 15 of 50, as statistics packages give them.
  expect(all?.low).toBeCloseTo(0.7225, 4);
  const some = facilityOf({ ...noSums, attempts: 50, right: 15 });
  expect([some?.low, some?.high].map((one) => one?.toFixed(4))).toEqual(["0.1910", "0.4375"]);
});

test("discrimination is the correlation of the item with the rest", () => {
  const attempts = Array.from({ length: 40 }, (_, n) => [n % 3 !== 0, ((n * 7) % 11) / 10 + (n % 3) / 10] as const);
  const found = discriminationOf(sumsOf(attempts));
  expect(found?.value).toBeCloseTo(correlation(attempts.map(([right, rest]) => [right ? 1 : 0, rest])), 10);
  expect(found?.interval?.low).toBeLessThan(found?.value ?? -1);
  expect(found?.interval?.high).toBeGreaterThan(found?.value ?? 1);
});

test("nothing is told apart where everybody is alike, and those without a rest do not count", () => {
  expect(discriminationOf(sumsOf([[true, 0.5]]))).toBeNull();
  expect(discriminationOf(sumsOf([1, 2, 3, 4].map((n) => [true, n / 10] as const)))).toBeNull();
  expect(discriminationOf(sumsOf([1, 2, 3, 4].map((n) => [n > 2, 0.1] as const)))).toBeNull();
  const lone = sumsOf([
    [true, null],
    [false, null],
  ]);
  expect(lone).toMatchObject({ attempts: 2, right: 1, paired: 0 });
  expect(discriminationOf(lone)).toBeNull();
});

test("a perfect match is one, with no interval to speak of", () => {
  const found = discriminationOf(sumsOf([0, 0, 1, 1].map((mark) => [mark === 1, mark] as const)));
  expect(found).toEqual({ value: 1, interval: null });
});
