/** A dictionary. */
export interface Speller {
  readonly knows: (word: string) => boolean;
  /** Words that may be meant, the likeliest first. Slow: some ten milliseconds a word. */
  readonly suggest: (word: string) => readonly string[];
}

let opened: Promise<Speller> | undefined;

/** The British dictionary of dictionary-en-gb, read by nspell: once, and only when it is needed, for it takes a quarter of a second. */
export function openSpeller(): Promise<Speller> {
  opened ??= readDictionary();
  return opened;
}

async function readDictionary(): Promise<Speller> {
  const [{ default: nspell }, { default: dictionary }] = await Promise.all([
    import("nspell"),
    import("dictionary-en-gb"),
  ]);
  const words = nspell({ aff: Buffer.from(dictionary.aff), dic: Buffer.from(dictionary.dic) });
  return { knows: (word) => words.correct(word), suggest: (word) => words.suggest(word) };
}
