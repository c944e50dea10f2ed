import { tokenise } from "../normalise.ts";
import { indexPhrases } from "../phrase-index.ts";
import { stem } from "../stem.ts";
import { isFrame } from "./frame-words.ts";

/** Turns text into what it is found by: stems of its words, and a name for every term that stands in it. */
export type Features = (text: string, mend?: (word: string) => string) => readonly string[];

/** Words that mean the same, or other names of one thing. */
export interface Group {
  /** What all of them count as. */
  readonly name: string;
  readonly words: readonly string[];
}

/** Learns terms with their other names, and everyday words that mean the same. */
export function createFeatures(terms: readonly Group[], synonyms: readonly Group[]): Features {
  const named = indexPhrases([...phrasesOf(terms, "#"), ...phrasesOf(synonyms, "")]);
  return (text, mend = same) => {
    const words = wordsOf(text).map(mend);
    const found: string[] = [];
    for (let at = 0; at < words.length; ) {
      const hit = named.longestAt(words, at);
      const length = hit?.length ?? 1;
      const values = hit?.values ?? [];
      found.push(...values);
      // A term is found by its words as well; a word that only stands for another is that other.
      if (!values.some((value) => !value.startsWith("#")))
        for (const word of words.slice(at, at + length)) if (!isFrame(word)) found.push(stem(word));
      at += length;
    }
    return [...new Set(found)];
  };
}

function phrasesOf(groups: readonly Group[], mark: string): readonly (readonly [readonly string[], string])[] {
  return groups.flatMap((group) =>
    group.words.flatMap((words) => {
      const phrase = wordsOf(words);
      return phrase.length === 0 || phrase.every(isFrame) ? [] : [[phrase, mark + group.name] as const];
    }),
  );
}

/** The words and numbers of a text, shorthand written out. */
export function wordsOf(text: string): readonly string[] {
  return tokenise(spoken(text)).filter((token) => /[\p{L}\p{N}]/u.test(token));
}

/** Ways of writing that the tokens would tear apart. */
function spoken(text: string): string {
  return text.replace(/\b(\d+)\s?(?:%|per ?cent)/gi, " $1 percent ").replace(/\b80\/20\b/g, " eightytwenty ");
}

function same(word: string): string {
  return word;
}
