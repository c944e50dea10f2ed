import type { ShortAnswer } from "../question.ts";
import { editDistance, slipsAllowed } from "./edit-distance.ts";
import { type AnswerRead, answered, type Fit, type Said, unclear } from "./given.ts";
import { isArticle, plainWords, together, wordsOf } from "./plain-words.ts";
import { isAsking, isCommand } from "./talk.ts";

interface Near extends Fit {
  readonly away: number;
  readonly letters: string;
  /** Its slips are allowed by the length as it is written, not by its form for comparing. */
  readonly length: number;
}

/** What was written, in one: in the form for comparing, without articles, and as it is. */
interface Letters {
  readonly bare: string;
  readonly full: string;
}

/** Longer than any answer that is accepted, and so no answer but a sentence. */
const mostWords = 8;

/**
 * A written answer: whole, or off by the slips its length allows. What is as near to a typical wrong answer as to a right
 * one is unclear, and what is nearer to it is never right.
 */
export function readShort(question: ShortAnswer, { text, isWord }: Said): AnswerRead {
  const letters = lettersOf(text);
  if (letters.bare === "") return unclear("empty");
  const nearest = fitsOf(question, letters);
  const [best] = nearest;
  if (best === undefined) return words(null, false);
  if (best.away === 0) return words(best, true);
  const without = withoutPrompt(question, text);
  const alone = fitsOf(question, without)[0];
  if (alone?.away === 0) return words(alone, true);
  // A letter or a place out of habit, as if there were options.
  if (/^[a-h1-9]$/.test(letters.full)) return unclear("no-such");
  if (holdsMore(question, text)) return unclear("longer");
  const longest = Math.max(...nearest.map((one) => one.length));
  if (/\d/.test(letters.bare + best.letters) || best.away > slipsAllowed(longest) + 1) return other(text);
  const tied = nearest.some(({ of }) => of !== best.of);
  if (tied && best.away <= slipsAllowed(longest)) return unclear("several");
  const ownWord = isOwnWord(text, best, isWord);
  if (best.away > slipsAllowed(longest)) return ownWord || longest < 5 ? words(null, false) : unclear("spelling");
  if (best.of === "slip" && isWithinReach(question, letters)) return unclear("several");
  return ownWord ? unclear("spelling") : words(best, false);
}

function words(fits: Fit | null, exact: boolean): AnswerRead {
  return answered({ kind: "words", fits: fits === null ? null : { of: fits.of, at: fits.at }, exact });
}

// All that are nearest, accepted ones first.
function fitsOf({ accept, slips }: ShortAnswer, letters: Letters): readonly Near[] {
  const all = [
    ...accept.map((text, at) => nearTo({ of: "accept", at }, text, letters)),
    ...slips.map(({ value }, at) => nearTo({ of: "slip", at }, value, letters)),
  ];
  const least = Math.min(...all.map(({ away }) => away));
  return all.filter(({ away }) => away === least);
}

// Nearer to a slip, yet no further from what is right than a misspelling of it may be.
function isWithinReach({ accept }: ShortAnswer, letters: Letters): boolean {
  const near = accept.map((text, at) => nearTo({ of: "accept", at }, text, letters));
  return near.some((one) => one.away <= slipsAllowed(one.length));
}

function nearTo(fit: Fit, text: string, said: Letters): Near {
  const known = lettersOf(text);
  const away = Math.min(editDistance(said.bare, known.bare), editDistance(said.full, known.full));
  const length = together(wordsOf(text).filter((word) => !isArticle(word))).length;
  return { ...fit, letters: known.bare, length, away };
}

// As written as well, as the misspelling may be in an article or an ending.
function lettersOf(text: string): Letters {
  return { bare: together(plainWords(text)), full: together(wordsOf(text)) };
}

function other(text: string): AnswerRead {
  const said = plainWords(text);
  if (isCommand(said) || isAsking(said)) return unclear("unknown");
  return wordsOf(text).length > mostWords ? unclear("longer") : words(null, false);
}

/** Whether a right or a typical wrong answer stands among other words: which it is meant to be cannot be told. */
function holdsMore({ accept, slips }: ShortAnswer, text: string): boolean {
  const said = plainWords(text);
  const known = [...accept, ...slips.map(({ value }) => value)].map(plainWords);
  return known.some(
    (one) =>
      one.length < said.length &&
      together(one).length >= 3 &&
      said.some((_, at) => one.every((word, on) => said[at + on] === word)),
  );
}

// "the S stands for social": what the question itself says is no part of the answer.
function withoutPrompt({ prompt }: ShortAnswer, text: string): Letters {
  const asked = new Set([...plainWords(prompt), ...plainWords("it is stand for called known as means word term")]);
  const bare = together(plainWords(text).filter((word) => !asked.has(word)));
  return { bare, full: bare };
}

// "impart" is a word, and no misspelling of "impact".
function isOwnWord(text: string, best: Near, isWord: Said["isWord"]): boolean {
  const said = wordsOf(text);
  const strange = said.filter((word) => !best.letters.includes(word));
  return isWord !== undefined && strange.length > 0 && strange.every(isWord) && together(said).length > 3;
}
