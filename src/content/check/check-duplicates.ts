import { type Bank, type PlacedQuestion, type QuestionInFile, questionsOf } from "./bank.ts";
import type { Finding } from "./finding.ts";
import { similarity, type Weighed, weigh } from "./similarity.ts";
import { stemsOf } from "./stems.ts";

/** From here on two questions count as nearly the same; 1 is the same words. */
export const nearlyTheSame = 0.6;

/**
 * Questions that ask the same, over all units. The measure: Jaccard's, of the stems of prompt and answers (what stands in
 * a prompt and what in an answer being two things), each stem weighed by how rare it is among all questions.
 */
export function checkDuplicates(bank: Bank): readonly Finding[] {
  const placed = bank.units.flatMap(questionsOf);
  const weighed = weigh(placed.map(({ question }) => featuresOf(question)));
  return placed.flatMap((one, at) => {
    const own = weighed[at];
    const twin = own && closest(own, weighed.slice(0, at));
    const other = twin && placed[twin.at];
    return twin === undefined || other === undefined ? [] : [describe(one, other, twin.alike)];
  });
}

interface Twin {
  readonly at: number;
  readonly alike: number;
}

function closest(own: Weighed, earlier: readonly Weighed[]): Twin | undefined {
  return earlier
    .map((other, at) => ({ at, alike: similarity(own, other) }))
    .filter(({ alike }) => alike >= nearlyTheSame)
    .reduce<Twin | undefined>((best, one) => (best !== undefined && best.alike >= one.alike ? best : one), undefined);
}

function describe(one: PlacedQuestion, other: PlacedQuestion, alike: number): Finding {
  const alsoAt = other.where([...other.path, "prompt"]);
  const where = one.where([...one.path, "prompt"]);
  const names = `"${one.question.id}" and "${other.question.id}" (${alsoAt})`;
  const fix = "Keep one of them, or let each ask for something of its own.";
  if (alike === 1)
    return { where, alsoAt, problem: `${names} are the same.`, fix, severity: "error", check: "duplicate" };
  const problem = `${names} are nearly the same: ${Math.floor(alike * 100)} of 100.`;
  return { where, alsoAt, problem, fix, severity: "warning", check: "duplicate" };
}

function featuresOf(question: QuestionInFile): readonly string[] {
  const answers = answersOf(question).flatMap(stemsOf);
  return [...stemsOf(question.prompt).map((stem) => `p ${stem}`), ...answers.map((stem) => `a ${stem}`)];
}

function answersOf(question: QuestionInFile): readonly string[] {
  switch (question.type) {
    case "single":
    case "multiple":
      return question.options.map((option) => option.text);
    case "true-false":
      return question.options.map((option) => option.text);
    case "order":
      return question.steps.map((step) => step.text);
    case "match":
      return [...question.pairs.flatMap(({ left, right }) => [left, right]), ...question.spare.map(({ text }) => text)];
    case "short":
      return question.accept;
    case "number":
      return [`${question.answer} ${question.unit}`];
    default:
      return question satisfies never;
  }
}
