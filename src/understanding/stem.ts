import { stemmer } from "stemmer";

const cache = new Map<string, string>();

/** The Porter stem of a word; remembered for words met before, within bounds. */
export function stem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const made = stemmer(word);
  if (cache.size < 20_000) cache.set(word, made);
  return made;
}
