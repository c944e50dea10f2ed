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

/** Words and neighbouring pairs, weighted by how rare they are in the bank; likeness is the cosine between the two. */
export function createPhraseBank(phrasings: readonly Phrasing[]): PhraseBank {
  const made = phrasings.map(({ phrase }) => [...new Set(featuresOf(` ${phrase} `))]);
  const places = new Map<string, number[]>();
  made.forEach((features, at) => {
    for (const feature of features) {
      const list = places.get(feature);
      if (list === undefined) places.set(feature, [at]);
      else list.push(at);
    }
  });
  const weigh = (feature: string): number =>
    Math.log(1 + made.length / ((places.get(feature)?.length ?? 0) + 0.5)) * (feature.includes(" ") ? 0.7 : 1);
  const shelf: Shelf = {
    meanings: phrasings.map(({ meaning }) => meaning),
    lengths: Float64Array.from(made, (features) => lengthOf(features, weigh)),
    places: new Map(
      [...places].map(([feature, at]) => [feature, { at: Int32Array.from(at), weight: weigh(feature) ** 2 }]),
    ),
    scores: new Float64Array(made.length),
    weigh,
  };
  return (line) => rank([...new Set(featuresOf(line))], shelf);
}

interface Shelf {
  readonly meanings: readonly string[];
  readonly lengths: Float64Array;
  readonly places: ReadonlyMap<string, { readonly at: Int32Array; readonly weight: number }>;
  /** Room for one ranking, all zero between two. */
  readonly scores: Float64Array;
  readonly weigh: (feature: string) => number;
}

function rank(features: readonly string[], shelf: Shelf): Nearest | undefined {
  const { meanings, lengths, places, scores, weigh } = shelf;
  for (const feature of features) {
    const found = places.get(feature);
    if (found !== undefined) for (const at of found.at) scores[at] = (scores[at] ?? 0) + found.weight;
  }
  const own = lengthOf(features, weigh);
  const best = new Map<string, number>();
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0;
    if (score === 0) continue;
    scores[at] = 0;
    const likeness = score / (own * (lengths[at] ?? 1));
    const meaning = meanings[at] ?? "";
    if (likeness > 0.2 && likeness > (best.get(meaning) ?? 0)) best.set(meaning, likeness);
  }
  const [first, second] = [...best].sort((a, b) => b[1] - a[1]);
  return first === undefined
    ? undefined
    : { meaning: first[0], likeness: first[1], lead: first[1] - (second?.[1] ?? 0) };
}

function lengthOf(features: readonly string[], weigh: (feature: string) => number): number {
  return Math.sqrt(features.reduce((sum, feature) => sum + weigh(feature) ** 2, 0));
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
