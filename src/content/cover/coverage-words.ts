import { type QuestionType, questionTypes } from "../../domain/question.ts";
import type { Cover, Spread, UnitCover } from "./coverage.ts";

/** The types of question in the order of the columns, with their heads. */
export const columns: readonly { readonly type: QuestionType; readonly head: string; readonly name: string }[] =
  questionTypes.map((type) => ({ type, ...wordsFor(type) }));

function wordsFor(type: QuestionType): { readonly head: string; readonly name: string } {
  switch (type) {
    case "single":
      return { head: "single", name: "Single choice" };
    case "multiple":
      return { head: "multi", name: "Multiple response" };
    case "true-false":
      return { head: "t/f", name: "True or false" };
    case "order":
      return { head: "order", name: "Ordering" };
    case "match":
      return { head: "match", name: "Matching" };
    case "short":
      return { head: "short", name: "Short answer" };
    case "number":
      return { head: "number", name: "Number" };
    default:
      return type satisfies never;
  }
}

export const difficulties = ["recall", "understanding", "applying"] as const;

/** "1·2" for one question of difficulty 1, none of 2, two of 3; empty where there is none. */
export function spreadWords(spread: Spread): string {
  return spread.every((one) => one === 0) ? "" : spread.map((one) => (one === 0 ? "·" : String(one))).join(" ");
}

/** Every gap of a unit with what it is a gap of: the unit as a whole first. */
export function gapLines(unit: UnitCover): readonly string[] {
  const lineOf = (title: string, { gaps }: Cover) => (gaps.length === 0 ? [] : [`${title}: ${gaps.join(", ")}`]);
  return [...lineOf("the unit", unit), ...unit.topics.flatMap((topic) => lineOf(topic.title, topic))];
}

/** "2 gaps", "1 gap", "no gaps" */
export function gapCount(unit: UnitCover): string {
  const count = [unit, ...unit.topics].reduce((sum, { gaps }) => sum + gaps.length, 0);
  if (count === 0) return "no gaps";
  return count === 1 ? "1 gap" : `${count} gaps`;
}
