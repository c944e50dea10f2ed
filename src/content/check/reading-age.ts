import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";

const words = new Intl.Segmenter("en-GB", { granularity: "word" });
const sentences = new Intl.Segmenter("en-GB", { granularity: "sentence" });

/**
 * The age in years at which a British reader follows these texts: the Flesch-Kincaid grade level (Kincaid and others,
 * "Derivation of new readability formulas …", US Navy Research Branch Report 8-75, 1975) plus 5, since grade 1 begins at 6.
 * Figures count as words of no syllable; every text ends a sentence. NaN for no words.
 */
export function readingAge(texts: readonly string[]): number {
  const spoken = texts.flatMap((text) => [...words.segment(text)]).filter((part) => part.isWordLike === true);
  return (
    5 +
    fleschKincaid({
      sentence: texts.reduce((sum, text) => sum + countSentences(text), 0),
      word: spoken.length,
      syllable: spoken.reduce((sum, { segment }) => sum + countSyllables(segment), 0),
    })
  );
}

function countSentences(text: string): number {
  return [...sentences.segment(text)].filter(({ segment }) => /\p{L}/u.test(segment)).length;
}

// Acronyms are spoken letter by letter; W is counted as one.
function countSyllables(word: string): number {
  return /^[A-Z]{2,5}$/.test(word) ? word.length : syllable(word);
}
