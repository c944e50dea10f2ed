import { type Bank, type Path, type PlacedQuestion, type QuestionInFile, questionsOf } from "./bank.ts";
import type { Finding } from "./finding.ts";

/**
 * Questions whose key contradicts itself: the same option, step or partner twice, and slips that would be right. How many
 * options may be right is looked at when content is opened.
 */
export function checkKeys(bank: Bank): readonly Finding[] {
  return bank.units.flatMap(questionsOf).flatMap((placed) => [...checkTwice(placed), ...checkSlips(placed)]);
}

interface Spot {
  readonly text: string;
  readonly path: Path;
}

function checkTwice({ question, path, where }: PlacedQuestion): readonly Finding[] {
  return spotsOf(question).flatMap((group) => {
    const seen = new Set<string>();
    return group.flatMap((spot): readonly Finding[] => {
      const text = plain(spot.text);
      if (!seen.has(text)) {
        seen.add(text);
        return [];
      }
      const problem = `"${spot.text}" stands twice in "${question.id}".`;
      return [wrongKey(where([...path, ...spot.path]), problem, "Word each so that only one can be meant.")];
    });
  });
}

/** The texts of a question among which each must be different from the others. */
function spotsOf(question: QuestionInFile): readonly (readonly Spot[])[] {
  switch (question.type) {
    case "single":
    case "multiple":
      return [question.options.map(({ text }, at) => ({ text, path: ["options", at, "text"] }))];
    case "true-false":
      return [question.options.map(({ text }, at) => ({ text, path: ["options", at, "text"] }))];
    case "order":
      return [question.steps.map(({ text }, at) => ({ text, path: ["steps", at, "text"] }))];
    case "match":
      return [
        question.pairs.map(({ left }, at) => ({ text: left, path: ["pairs", at, "left"] })),
        [
          ...question.pairs.map(({ right }, at) => ({ text: right, path: ["pairs", at, "right"] })),
          ...question.spare.map(({ text }, at) => ({ text, path: ["spare", at, "text"] })),
        ],
      ];
    case "short":
      return [question.accept.map((text, at) => ({ text, path: ["accept", at] }))];
    case "number":
      return [];
    default:
      return question satisfies never;
  }
}

function checkSlips({ question, path, where }: PlacedQuestion): readonly Finding[] {
  if (question.type !== "short" && question.type !== "number") return [];
  const isRight = rightOf(question);
  return question.slips.flatMap(({ value }, at): readonly Finding[] => {
    if (!isRight(value)) return [];
    const problem = `${value} is called a slip, but "${question.id}" counts it as right.`;
    return [wrongKey(where([...path, "slips", at]), problem, "Leave the slip out, or mend the answer.")];
  });
}

function rightOf(question: Extract<QuestionInFile, { readonly slips: unknown }>): (value: string | number) => boolean {
  if (question.type === "number") {
    return (value) => Math.abs(Number(value) - question.answer) <= question.tolerance;
  }
  const accepted = new Set(question.accept.map(plain));
  return (value) => accepted.has(plain(String(value)));
}

function wrongKey(where: string, problem: string, fix: string): Finding {
  return { where, problem, fix, severity: "error", check: "key" };
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, " ").trim();
}
