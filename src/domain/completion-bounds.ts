import type { Candidate, Tier } from "./completion-tier.ts";

/** What the candidates from a place on can come to, at most one of each barred set: by place, then by how many are chosen. */
export interface SuffixBounds {
  /** The most credits that many can bring to each demand: [demand][place][count]. */
  readonly brings: readonly (readonly (readonly number[])[])[];
  readonly fewest: readonly (readonly number[])[];
  readonly most: readonly (readonly number[])[];
}

/** Bounds for every tail of a tier's candidates. A count that cannot be reached has no entry. */
export function boundSuffixes(tier: Tier): SuffixBounds {
  const sets = gatherBarredSets(tier.candidates);
  const places = Array.from({ length: tier.candidates.length + 1 }, (_, place) => place);
  const table = (value: (one: Candidate) => number, sign: 1 | -1) =>
    places.map((place) => sumBest(sets, { place, sign, value: (bit) => valueAt(tier, bit, value) }));
  return {
    brings: tier.demands.map((_, demand) => table((one) => one.brings[demand] ?? 0, 1)),
    fewest: table((one) => one.least, -1),
    most: table((one) => one.least, 1),
  };
}

function valueAt(tier: Tier, bit: number, value: (one: Candidate) => number): number {
  const candidate = tier.candidates[bit];
  return candidate ? value(candidate) : 0;
}

/** Splits the candidates into sets of which a plan can hold at most one; most sets are single units or barred pairs. */
function gatherBarredSets(candidates: readonly Candidate[]): readonly (readonly number[])[] {
  const sets: number[][] = [];
  for (const [bit, candidate] of candidates.entries()) {
    const home = sets.find((set) => set.every((other) => (candidate.barredWith & (1n << BigInt(other))) !== 0n));
    if (home) home.push(bit);
    else sets.push([bit]);
  }
  return sets;
}

interface Choice {
  readonly place: number;
  /** 1 for the most, -1 for the fewest. */
  readonly sign: 1 | -1;
  readonly value: (bit: number) => number;
}

function sumBest(sets: readonly (readonly number[])[], choice: Choice): readonly number[] {
  const bests: number[] = [];
  for (const set of sets) {
    const values = set.filter((bit) => bit >= choice.place).map((bit) => choice.sign * choice.value(bit));
    if (values.length > 0) bests.push(Math.max(...values));
  }
  bests.sort((a, b) => b - a);
  const sums = [0];
  for (const best of bests) sums.push((sums.at(-1) ?? 0) + choice.sign * best);
  return sums;
}
