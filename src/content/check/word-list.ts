/** Words that are right beside the dictionary's. */
export interface WordList {
  /** Whether the word is in it: an entry in small letters stands for any case, another one for itself and all capitals. */
  readonly has: (word: string) => boolean;
  readonly entries: ReadonlySet<string>;
}

/** A list of these words; their plurals with s are taken along (KPIs, wallboards). */
export function wordList(entries: Iterable<string>): WordList {
  const exact = new Set(entries);
  const capitals = new Set([...exact].map((word) => word.toUpperCase()));
  const isIn = (word: string) =>
    exact.has(word) || exact.has(word.toLowerCase()) || (word === word.toUpperCase() && capitals.has(word));
  return { entries: exact, has: (word) => isIn(word) || (word.endsWith("s") && isIn(word.slice(0, -1))) };
}
