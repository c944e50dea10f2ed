import MiniSearch from "minisearch";
import { askedWords, type Features, writtenWords } from "./features.ts";
import type { Passage } from "./passage.ts";

/** A passage with what it is found by. */
export interface Entry {
  readonly passage: Passage;
  readonly asks: readonly (readonly string[])[];
  readonly names: readonly (readonly string[])[];
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
/** Features that more than this share of passages have find nothing on their own. */
const tooCommon = 0.12;

/** Takes every passage apart once. */
export function indexPassages(passages: readonly Passage[], features: Features): PassageIndex {
  const words = new Map<string, number>();
  const count = (found: readonly string[]): readonly string[] => {
    for (const word of found) words.set(word, (words.get(word) ?? 0) + 1);
    return found;
  };
  const entries = passages.map((passage): Entry => {
    const asks = passage.asks.map((ask) => features(count(askedWords(ask))));
    const names = passage.names.map((name) => features(count(askedWords(name))));
    const prose = features(count(writtenWords(`${passage.title} ${passage.text}`)));
    return { passage, asks, names, all: new Set([...asks.flat(), ...names.flat(), ...prose]) };
  });
  return { entries, words, ...counted(entries) };
}

function counted(entries: readonly Entry[]): Pick<PassageIndex, "weigh" | "candidates"> {
  const counts = new Map<string, number>();
  for (const entry of entries) for (const feature of entry.all) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const search = bm25Of(entries);
  return {
    weigh: (feature) => Math.log(1 + entries.length / ((counts.get(feature) ?? 0) + 0.5)),
    candidates: (wanted) => {
      const known = wanted.filter((feature) => counts.has(feature));
      const telling = known.filter((feature) => (counts.get(feature) ?? 0) <= entries.length * tooCommon);
      const hits = search.search((telling.length === 0 ? known : telling).join("\n"));
      const best = hits[0]?.score ?? 1;
      return hits.slice(0, mostCandidates).map(({ id, score }) => ({ at: Number(id), bm25: score / best }));
    },
  };
}

function bm25Of(entries: readonly Entry[]): MiniSearch {
  const search = new MiniSearch({
    fields: ["asks", "names", "all"],
    // A feature may hold blanks: "eyesight test".
    tokenize: (text) => text.split("\n"),
    processTerm: (term) => term,
    searchOptions: { boost: { asks: 2, names: 2, all: 1 }, combineWith: "OR", prefix: false, fuzzy: false },
  });
  search.addAll(
    entries.map(({ asks, names, all }, id) => ({
      id,
      asks: asks.flat().join("\n"),
      names: names.flat().join("\n"),
      all: [...all].join("\n"),
    })),
  );
  return search;
}
