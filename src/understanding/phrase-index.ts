import { stem } from "./stem.ts";

/** Phrases of one or more words, each standing for values; the longest phrase at a place wins. */
export interface PhraseIndex<T> {
  /** The values of the longest phrase that begins at `start`, and how many words it takes; undefined where none does. */
  longestAt(words: readonly string[], start: number): { readonly values: readonly T[]; readonly length: number } | undefined;
  /** Every word of every phrase, as written. */
  readonly vocabulary: ReadonlySet<string>;
}

interface Entry<T> {
  readonly stems: readonly string[];
  readonly values: T[];
}

/** Builds an index; words are compared by stem, so "handle incidents" finds "handling incidents". */
export function indexPhrases<T>(phrases: Iterable<readonly [readonly string[], T]>): PhraseIndex<T> {
  const byFirst = new Map<string, Entry<T>[]>();
  const vocabulary = new Set<string>();
  for (const [words, value] of phrases) {
    const stems = words.map(stem);
    const first = stems[0];
    if (first === undefined) continue;
    for (const word of words) vocabulary.add(word);
    const entries = byFirst.get(first) ?? [];
    const same = entries.find((entry) => entry.stems.join(" ") === stems.join(" "));
    if (same === undefined) entries.push({ stems, values: [value] });
    else if (!same.values.includes(value)) same.values.push(value);
    byFirst.set(first, entries);
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.stems.length - a.stems.length);
  return {
    vocabulary,
    longestAt(words, start) {
      const first = words[start];
      const entries = first === undefined ? undefined : byFirst.get(stem(first));
      const hit = entries?.find((entry) => entry.stems.every((one, i) => one === stem(words[start + i] ?? "")));
      return hit === undefined ? undefined : { values: hit.values, length: hit.stems.length };
    },
  };
}
