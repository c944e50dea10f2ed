import type { Matching, Ordering } from "../question.ts";
import type { Arrangement } from "./arrange.ts";
import { type AnswerRead, answered, unclear } from "./given.ts";
import { plainForm, wordsOf } from "./plain-words.ts";
import { type LettersRead, readLetters, readNumbered } from "./read-letters.ts";
import { findPiece, readPieces } from "./read-pieces.ts";

/** All steps in the order given: "b a c", "1c 2a 3b" or their words. */
export function readOrdering({ steps }: Ordering, arrangement: Arrangement, said: string): AnswerRead {
  const texts = steps.map(({ text }) => text);
  const letters = readNumbered(said) ?? readLetters(withoutOrder(said), arrangement.length);
  if (letters !== undefined && letters.kind !== "positions") return refused(letters);
  const places = placesOf(letters, arrangement) ?? readPieces(said, texts);
  return complete(places, steps.length) ?? answered({ kind: "sequence", places: places ?? [] });
}

/** A right side for each left: "1c 2a 3b", "c a b", or "forming = polite; storming = ...". */
export function readMatching(question: Matching, arrangement: Arrangement, said: string): AnswerRead {
  const { pairs, spare } = question;
  const texts = [...pairs.map(({ right }) => right), ...spare.map(({ text }) => text)];
  const letters = readNumbered(said) ?? readLetters(said, arrangement.length);
  if (letters !== undefined && letters.kind !== "positions") return refused(letters);
  const shown = arrangement.map((place) => texts[place] ?? "");
  const named = letters === undefined ? readByLeft(said, question, shown) : undefined;
  const places =
    placesOf(letters ?? named, arrangement) ?? readPieces(said, shown)?.map((position) => arrangement[position] ?? -1);
  return complete(places, pairs.length) ?? answered({ kind: "pairs", places: places ?? [] });
}

function refused({ kind }: LettersRead): AnswerRead {
  return unclear(kind === "doubt" ? "several" : "no-such");
}

function placesOf(read: LettersRead | undefined, arrangement: Arrangement): readonly number[] | undefined {
  return read?.kind === "positions" ? read.positions.map((position) => arrangement[position] ?? -1) : undefined;
}

function complete(places: readonly number[] | undefined, wanted: number): AnswerRead | undefined {
  if (places === undefined) return unclear("unknown");
  if (places.includes(-1)) return unclear("no-such");
  if (new Set(places).size < places.length) return unclear("repeated");
  if (places.length > wanted) return unclear("too-many");
  return places.length < wanted ? unclear("incomplete") : undefined;
}

// "first b, then a, last c": with letters, the words for the order say nothing more.
function withoutOrder(said: string): string {
  const rest = said.replaceAll(
    /\b(?:first(?:ly)?|then|next|second(?:ly)?|third(?:ly)?|after that|finally|last(?:ly)?)\b/gi,
    " ",
  );
  return /(?:^|[^\p{L}])[a-h](?:$|[^\p{L}])/iu.test(rest) ? rest : said;
}

const separators: readonly RegExp[] = [/\s*\n\s*/, /\s*;\s*/, /\s*,\s*(?:and\s+)?/i, /\s*,\s*(?:and\s+)?|\s+and\s+/i];

// "Forming = polite, storming = ...": which left each begins with tells where it belongs.
function readByLeft(said: string, { pairs }: Matching, shown: readonly string[]): LettersRead | undefined {
  const lefts = pairs.map(({ left }) => formsOf(left));
  for (const separator of separators) {
    const parts = said.split(separator).filter((part) => part.trim() !== "");
    if (parts.length !== pairs.length) continue;
    const found = parts.flatMap((part) => {
      const left = leftOf(part, lefts);
      const right = left === undefined ? [] : findPiece(left.rest, shown);
      return left === undefined || right.length === 0 ? [] : [{ left: left.at, right: right[0] ?? -1 }];
    });
    if (found.length < pairs.length || new Set(found.map(({ left }) => left)).size < pairs.length) continue;
    return {
      kind: "positions",
      positions: found.sort((one, other) => one.left - other.left).map(({ right }) => right),
    };
  }
  return undefined;
}

// Articles stay: the left of a matching may be the letter A.
function formsOf(text: string): readonly string[] {
  return wordsOf(text).map(plainForm);
}

function leftOf(
  part: string,
  lefts: readonly (readonly string[])[],
): { readonly at: number; readonly rest: string } | undefined {
  const words = formsOf(part);
  const begun = lefts
    .map((left, at) => ({ at, length: left.length, fits: left.every((word, on) => words[on] === word) }))
    .filter(({ fits }) => fits)
    .sort((one, other) => other.length - one.length)[0];
  const numbered = /^\d$/.test(words[0] ?? "") ? Number(words[0]) - 1 : -1;
  const at = begun?.at ?? (numbered >= 0 && numbered < lefts.length ? numbered : undefined);
  if (at === undefined) return undefined;
  const rest = words.slice(begun?.length ?? 1).join(" ");
  return { at, rest: rest.replace(/^(?:(?:is|are|with|to|go|goe|mean|match|matche)\s+)+(?=\S)/, "") };
}
