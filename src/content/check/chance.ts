import { fractionsFrom } from "../../domain/quiz/seeded.ts";

/** Below this probability something is no longer put down to chance: once in a hundred sound units. */
export const level = 0.01;

/**
 * The probability of `hits` or more successes in independent trials with these probabilities (Poisson binomial
 * distribution), exact but for rounding.
 */
export function tailOf(probabilities: readonly number[], hits: number): number {
  let exactly: readonly number[] = [1];
  for (const p of probabilities) {
    const before = exactly;
    exactly = [...before, 0].map((chance, count) => chance * (1 - p) + (before[count - 1] ?? 0) * p);
  }
  return Math.min(
    1,
    exactly.slice(hits).reduce((sum, chance) => sum + chance, 0),
  );
}

/** A question as far as the places of its right options go, counted from 0. */
export interface Placing {
  readonly options: number;
  readonly right: readonly number[];
}

const rounds = 999;

/**
 * How likely places at least this uneven are where the options stand in random order: a Monte Carlo permutation test of
 * the chi-square distance between places taken and expected. The same seed gives the same answer; the level is held
 * exactly, whatever the number of rounds.
 */
export function placesByChance(placings: readonly Placing[], seed: number): number {
  const expected = expectedPlaces(placings);
  const found = distance(countPlaces(placings), expected);
  const random = fractionsFrom(seed);
  let asUneven = 1;
  for (let round = 0; round < rounds; round++) {
    // The slack keeps two sums of the same numbers in another order from differing.
    if (distance(drawCounts(placings, expected.length, random), expected) >= found - 1e-9) asUneven++;
  }
  return asUneven / (rounds + 1);
}

/** How often each place is expected to be right. */
export function expectedPlaces(placings: readonly Placing[]): readonly number[] {
  const most = Math.max(0, ...placings.map((one) => one.options));
  return Array.from({ length: most }, (_, place) =>
    placings.reduce((sum, { options, right }) => sum + (place < options ? right.length / options : 0), 0),
  );
}

/** How often each place is right. */
export function countPlaces(placings: readonly Placing[]): readonly number[] {
  const counts = zeros(Math.max(0, ...placings.map((one) => one.options)));
  for (const place of placings.flatMap((one) => one.right)) counts[place] = (counts[place] ?? 0) + 1;
  return counts;
}

function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}

function distance(taken: readonly number[], expected: readonly number[]): number {
  return expected.reduce((sum, wanted, place) => sum + ((taken[place] ?? 0) - wanted) ** 2 / wanted, 0);
}

/** The counts of one random order: each option in turn is right with the probability that is left (selection sampling). */
function drawCounts(placings: readonly Placing[], places: number, random: () => number): readonly number[] {
  const counts = zeros(places);
  for (const { options, right } of placings) {
    let wanted = right.length;
    for (let place = 0; wanted > 0; place++) {
      if (random() * (options - place) >= wanted) continue;
      counts[place] = (counts[place] ?? 0) + 1;
      wanted--;
    }
  }
  return counts;
}
