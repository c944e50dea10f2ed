import { createBm25 } from "./bm25.ts";
import { type Features, writtenWords } from "./features.ts";
import type { Passage } from "./passage.ts";

/** Features with what they weigh together. */
export interface Phrase {
  readonly features: readonly string[];
  readonly weight: number;
}

/** A passage with what it is found by. */
export interface Entry {
  readonly passage: Passage;
  /** How people ask for it, and what it is called. */
  readonly phrases: readonly Phrase[];
  readonly all: ReadonlySet<string>;
}

/** The passages, ready to be searched. */
export interface PassageIndex {
  readonly entries: readonly Entry[];
  /** How telling a feature is: the rarer, the more. One that no passage has is the most telling. */
  weigh(feature: string): number;
  /** How often each word stands in the passages. */
  readonly words: ReadonlyMap<string, number>;
  /** The places of those that share most with these features by BM25, best first, with a score of which the best has 1. */
  candidates(features: readonly string[]): readonly { readonly at: number; readonly bm25: number }[];
}

const mostCandidates = 60;
/** The rarest features are looked up until so many places are looked at: what all have in common finds nothing. */
const mostPlaces = 1_500;

interface Taken {
  readonly passage: Passage;
  readonly phrases: readonly (readonly string[])[];
  readonly all: ReadonlySet<string>;
}

/** Takes every passage apart once. */
export function indexPassages(passages: readonly Passage[], features: Features): PassageIndex {
  const words = new Map<string, number>();
  const count = (found: readonly string[]): readonly string[] => {
    for (const word of found) words.set(word, (words.get(word) ?? 0) + 1);
    return found;
  };
  const taken = passages.map((passage): Taken => {
    const phrases = [...passage.asks, ...passage.names].map((phrase) => features(count(writtenWords(phrase))));
    const prose = features(count(writtenWords(`${passage.title} ${passage.text}`)));
    return { passage, phrases, all: new Set([...phrases.flat(), ...prose]) };
  });
  return { words, ...weighed(taken) };
}

function weighed(taken: readonly Taken[]): Omit<PassageIndex, "words"> {
  const counts = new Map<string, number>();
  for (const { all } of taken) for (const feature of all) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const unknown = weightOf(0, taken.length);
  const weights = new Map([...counts].map(([feature, times]) => [feature, weightOf(times, taken.length)]));
  const weigh = (feature: string) => weights.get(feature) ?? unknown;
  const entries = taken.map(
    (one): Entry => ({
      ...one,
      phrases: one.phrases.map((features) => ({
        features,
        weight: features.reduce((sum, feature) => sum + weigh(feature), 0),
      })),
    }),
  );
  const search = createBm25(taken.map(({ phrases, all }) => ({ asked: [...new Set(phrases.flat())], all: [...all] })));
  return {
    entries,
    weigh,
    candidates: (wanted) => {
      const hits = search(rarest(wanted, counts), mostCandidates);
      const best = hits[0]?.score ?? 1;
      return hits.map(({ at, score }) => ({ at, bm25: score / best }));
    },
  };
}

function weightOf(times: number, of: number): number {
  return Math.log(1 + of / (times + 0.5));
}

/** The rarest of the known features, at least two where there are as many. */
function rarest(wanted: readonly string[], counts: ReadonlyMap<string, number>): readonly string[] {
  const known = wanted
    .map((feature) => ({ feature, times: counts.get(feature) ?? 0 }))
    .filter(({ times }) => times > 0)
    .sort((a, b) => a.times - b.times);
  let places = 0;
  return known.flatMap(({ feature, times }, at) => {
    places += times;
    return at < 2 || places <= mostPlaces ? [feature] : [];
  });
}
