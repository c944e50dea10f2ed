import type { Phrasing } from "../ports/content-store.ts";
import { stem } from "./stem.ts";

/** The nearest meaning of a line, and how near: 1 is the same words, 0 nothing in common. */
export interface Nearest {
  readonly meaning: string;
  readonly likeness: number;
  /** How much nearer than the next other meaning. */
  readonly lead: number;
}

/** Finds what a line most resembles. */
export type PhraseBank = (line: string) => Nearest | undefined;

interface Kept {
  readonly meaning: string;
  readonly length: number;
}

/** Words and neighbouring pairs, weighted by how rare they are in the bank; likeness is the cosine between the two. */
export function createPhraseBank(phrasings: readonly Phrasing[]): PhraseBank {
  const made = phrasings.map(({ meaning, phrase }) => ({ meaning, features: featuresOf(` ${phrase} `) }));
  const spread = new Map<string, number>();
  for (const { features } of made) for (const feature of new Set(features)) spread.set(feature, (spread.get(feature) ?? 0) + 1);
  const weigh = (feature: string): number => Math.log(1 + made.length / ((spread.get(feature) ?? 0) + 0.5)) * (feature.includes(" ") ? 0.7 : 1);
  const kept: Kept[] = made.map(({ meaning, features }) => ({ meaning, length: lengthOf(features, weigh) }));
  const places = new Map<string, number[]>();
  made.forEach(({ features }, at) => {
    for (const feature of new Set(features)) places.set(feature, [...(places.get(feature) ?? []), at]);
  });
  return (line) => rank(featuresOf(line), { kept, places, weigh });
}

interface Shelf {
  readonly kept: readonly Kept[];
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly weigh: (feature: string) => number;
}

function rank(features: readonly string[], { kept, places, weigh }: Shelf): Nearest | undefined {
  const scores = new Map<number, number>();
  for (const feature of new Set(features)) {
    const weight = weigh(feature) ** 2;
    for (const at of places.get(feature) ?? []) scores.set(at, (scores.get(at) ?? 0) + weight);
  }
  const own = lengthOf(features, weigh);
  const best = new Map<string, number>();
  for (const [at, score] of scores) {
    const one = kept[at];
    if (one === undefined) continue;
    const likeness = score / (own * one.length);
    if (likeness > (best.get(one.meaning) ?? 0)) best.set(one.meaning, likeness);
  }
  const ranked = [...best].sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  return first === undefined ? undefined : { meaning: first[0], likeness: first[1], lead: first[1] - (second?.[1] ?? 0) };
}

function lengthOf(features: readonly string[], weigh: (feature: string) => number): number {
  return Math.sqrt([...new Set(features)].reduce((sum, feature) => sum + weigh(feature) ** 2, 0));
}

/** Stems and pairs of neighbouring stems; punctuation and fillers fall away. */
function featuresOf(line: string): readonly string[] {
  const stems = line
    .split(/[\s?.=]+/)
    .filter((word) => word !== "" && !filler.has(word))
    .slice(0, 40)
    .map((word) => (word.startsWith("_") ? word : stem(word)));
  return [...stems, ...stems.slice(1).map((word, at) => `${stems[at]} ${word}`)];
}

const filler = new Set("please just so then hello ok thanks well oh the a an now right".split(" "));
