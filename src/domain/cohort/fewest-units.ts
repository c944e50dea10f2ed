import { countBits, type Ways } from "./learner-ways.ts";

/** More answers of the same size than this are not told apart. */
const mostAnswers = 2_000;

/**
 * The smallest sets of units, as bit masks, that hold a way of every learner; all of that size, ascending, at most 2,000.
 * Each learner needs a way at all. Exact: a smallest set holds one way of the first learner it does not yet serve,
 * whichever that is, and so is found by trying all of them.
 */
export function fewestUnits(everybody: readonly Ways[], most: number): readonly number[] {
  for (let size = 0; size <= most; size += 1) {
    const ways = everybody.map((one) => one.upTo(size)).toSorted((a, b) => a.length - b.length);
    if (ways.some((one) => one.length === 0)) continue;
    const found = searchSize(ways, size);
    if (found.length > 0) return found.toSorted((a, b) => a - b);
  }
  return [];
}

function searchSize(everybody: readonly (readonly number[])[], size: number): readonly number[] {
  const seen = new Set<number>();
  const found: number[] = [];
  const search = (taught: number): void => {
    if (seen.has(taught) || found.length >= mostAnswers) return;
    seen.add(taught);
    const waiting = everybody.find((ways) => !ways.some((way) => (way & ~taught) === 0));
    if (waiting === undefined) {
      found.push(taught);
      return;
    }
    for (const way of waiting) if (countBits(taught | way) <= size) search(taught | way);
  };
  search(0);
  return found;
}
