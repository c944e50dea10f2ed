import { tokenise } from "../normalise.ts";
import { indexPhrases } from "../phrase-index.ts";
import { shorthand } from "../shorthand.ts";
import { stem } from "../stem.ts";
import { isFrame } from "./frame-words.ts";

/** Turns words into what they are found by: stems, and a name for every term that stands among them. */
export type Features = (words: readonly string[]) => readonly string[];

/** Words that mean the same, or other names of one thing. */
export interface Group {
  /** What all of them count as. */
  readonly name: string;
  readonly words: readonly string[];
}

/** Learns terms with their other names, and everyday words that mean the same. */
export function createFeatures(terms: readonly Group[], synonyms: readonly Group[]): Features {
  const named = indexPhrases([...phrasesOf(terms, "#"), ...phrasesOf(synonyms, "")]);
  return (words) => {
    const found = new Set<string>();
    for (let at = 0; at < words.length; ) {
      const hit = named.longestAt(words, at);
      const length = hit?.length ?? 1;
      for (const value of hit?.values ?? []) found.add(value);
      // A term is found by its words as well; a word that only stands for another is that other.
      if (hit === undefined || hit.values.every((value) => value.startsWith("#")))
        for (const word of words.slice(at, at + length)) if (!isFrame(word)) found.add(stem(word));
      at += length;
    }
    return [...found];
  };
}

function phrasesOf(groups: readonly Group[], mark: string): readonly (readonly [readonly string[], string])[] {
  return groups.flatMap((group) =>
    group.words.flatMap((words) => {
      const phrase = askedWords(words);
      return phrase.length === 0 || phrase.every(isFrame) ? [] : [[phrase, mark + group.name] as const];
    }),
  );
}

/** The words and numbers of what somebody typed, shorthand written out. */
export function askedWords(text: string): readonly string[] {
  return tokenise(text.replace(/%|\bper ?cent\b/gi, " percent ")).filter((token) => /[\p{L}\p{N}]/u.test(token));
}

const pieces = /\p{L}+(?:'\p{L}+)?|\p{N}+/gu;

/** The words and numbers of what content says, in the form that `askedWords` gives them; many times as quick. */
export function writtenWords(text: string): readonly string[] {
  const folded = text.normalize("NFKC").toLowerCase().replaceAll("’", "'");
  // What is written in figures and signs takes the long way, so that "80/20" and "P1" are read as they are asked.
  if (/[\d&%]/.test(folded) && folded.length < shortText) return askedWords(text);
  const found = folded.replace(/%|\bper cent\b/g, " percent ").match(pieces) ?? [];
  return found.flatMap((word) => shorthand.get(word) ?? withoutMark(word));
}

const shortText = 200;

function withoutMark(word: string): string {
  const at = word.indexOf("'");
  if (at === -1) return word;
  return word.endsWith("'s") ? word.slice(0, at) : word.replace("'", "");
}
