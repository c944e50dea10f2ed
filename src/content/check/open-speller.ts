/** A dictionary. */
export interface Speller {
  readonly knows: (word: string) => boolean;
  /** Words that may be meant, the likeliest first. Slow: some ten milliseconds a word. */
  readonly suggest: (word: string) => readonly string[];
}

/** The British dictionary of dictionary-en-gb, read by nspell. Takes a quarter of a second, so it is read only when needed. */
export async function openSpeller(): Promise<Speller> {
  const [{ default: nspell }, { default: dictionary }] = await Promise.all([
    import("nspell"),
    import("dictionary-en-gb"),
  ]);
  const words = nspell({ aff: Buffer.from(dictionary.aff), dic: Buffer.from(dictionary.dic) });
  return { knows: (word) => words.correct(word), suggest: (word) => words.suggest(word) };
}
