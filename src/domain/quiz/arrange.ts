import type { Question } from "../question.ts";
import { type Draw, drawFrom, seedFor, shuffle } from "./seeded.ts";

/**
 * The places in the file, from 0, in the order shown: [2, 0, 1] shows the third as A. Of a matching, the right-hand
 * texts: pairs first, then spares. Empty where an answer is written.
 */
export type Arrangement = readonly number[];

/** How a question is shown in one attempt: the same seed gives the same. Steps and right sides are never shown solved. */
export function arrange(question: Question, seed: number): Arrangement {
  const draw = drawFrom(seedFor(seed, question.id));
  const places = Array.from({ length: piecesOf(question) }, (_, place) => place);
  switch (question.type) {
    case "single":
    case "multiple":
    case "true-false":
      return shuffle(places, draw);
    case "order":
      return unsolved(places, question.steps.length, draw);
    case "match":
      return unsolved(places, question.pairs.length, draw);
    case "short":
    case "number":
      return places;
    default:
      return question satisfies never;
  }
}

/** The letter of what is shown in that position, from 0: "A", "B". */
export function letterAt(position: number): string {
  return String.fromCharCode(65 + position);
}

/** How many pieces have a letter. */
export function piecesOf(question: Question): number {
  switch (question.type) {
    case "single":
    case "multiple":
    case "true-false":
      return question.options.length;
    case "order":
      return question.steps.length;
    case "match":
      return question.pairs.length + question.spare.length;
    case "short":
    case "number":
      return 0;
    default:
      return question satisfies never;
  }
}

// A drawn order may happen to be the answer; turned on by one it is not.
function unsolved(places: Arrangement, solvedBy: number, draw: Draw): Arrangement {
  const drawn = shuffle(places, draw);
  const solved = drawn.slice(0, solvedBy).every((place, at) => place === at);
  return solved ? [...drawn.slice(1), ...drawn.slice(0, 1)] : drawn;
}
