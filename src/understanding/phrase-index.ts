import { stem } from "./stem.ts";

/** Phrases of one or more words, each standing for values; the longest phrase at a place wins. */
export interface PhraseIndex<T> {
  /** The values of the longest phrase that begins at `start`, and how many words it takes; undefined where none does. */
  longestAt(
    words: readonly string[],
    start: number,
  ): { readonly values: readonly T[]; readonly length: number } | undefined;
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
    const stems = stemsOf(words);
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
      if (first === undefined) return undefined;
      const entries = [...(byFirst.get(stem(first)) ?? []), ...(byFirst.get(singular(first)) ?? [])];
      const hit = entries.find((entry) =>
        entry.stems.length === 1
          ? entry.stems[0] === singular(first)
          : entry.stems.every((one, i) => one === stem(words[start + i] ?? "")),
      );
      return hit === undefined ? undefined : { values: hit.values, length: hit.stems.length };
    },
  };
}

/** A single word is matched but for its plural: "planning" is a unit, "plan" is not. */
function stemsOf(words: readonly string[]): readonly string[] {
  const [only] = words;
  return words.length === 1 && only !== undefined ? [singular(only)] : words.map(stem);
}

function singular(word: string): string {
  return word.length > 4 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
