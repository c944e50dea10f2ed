import { type Bank, type PlacedQuestion, type QuestionInFile, questionsOf } from "./bank.ts";
import type { Finding } from "./finding.ts";
import { likeness, type Weighed, weigh } from "./similarity.ts";
import { stemsOf } from "./stems.ts";

// Measured on some 650 questions of 17 units: from 0.30 up pairs asked the same, or the same with other figures; no pair at
// 0.27 or below did.
const nearlyTheSame = 0.3;
// Two questions that are worded alike but offer other answers. Words that many questions have do not count as wording, and
// the prompt of an ordering or a matching is often no more than an instruction.
const wordedAlike = 0.7;
const rareWords = 2;

/**
 * Questions that ask the same, over all units. The measure: Jaccard's, of the stems of prompt and answers (what stands in
 * a prompt and what in an answer being two things), each stem weighed by how rare it is among all questions; and the same
 * of the prompts alone.
 */
export function checkDuplicates(bank: Bank): readonly Finding[] {
  const placed = bank.units.flatMap(questionsOf);
  const prompts = weigh(placed.map(({ question }) => wordingOf(question)));
  const wholes = weigh(placed.map(({ question }) => featuresOf(question)));
  return placed.flatMap((one, at) => {
    const twin = closest(at, wholes, prompts);
    const other = twin && placed[twin.at];
    return twin === undefined || other === undefined ? [] : [describe(one, other, twin.alike)];
  });
}

interface Twin {
  readonly at: number;
  readonly alike: number;
}

/** The earlier question that is most like it, where one is too much like it. */
function closest(at: number, wholes: readonly Weighed[], prompts: readonly Weighed[]): Twin | undefined {
  const [whole, prompt] = [wholes[at], prompts[at]];
  if (whole === undefined || prompt === undefined) return undefined;
  let best: Twin | undefined;
  for (let earlier = 0; earlier < at; earlier++) {
    const alike = tooMuchAlike(whole, wholes[earlier]) ?? wordedTooMuchAlike(prompt, prompts[earlier]);
    if (alike !== undefined && alike > (best?.alike ?? 0)) best = { at: earlier, alike };
  }
  return best;
}

function tooMuchAlike(one: Weighed, other: Weighed | undefined): number | undefined {
  const alike = other === undefined ? 0 : likeness(one, other).alike;
  return alike >= nearlyTheSame ? alike : undefined;
}

function wordedTooMuchAlike(one: Weighed, other: Weighed | undefined): number | undefined {
  const { alike, rare } = other === undefined ? { alike: 0, rare: 0 } : likeness(one, other);
  // Below 1, since the answers differ: it is no copy.
  return alike >= wordedAlike && rare >= rareWords ? Math.min(alike, 0.99) : undefined;
}

function describe(one: PlacedQuestion, other: PlacedQuestion, alike: number): Finding {
  const alsoAt = other.where([...other.path, "prompt"]);
  const where = one.where([...one.path, "prompt"]);
  const names = `"${one.question.id}" and "${other.question.id}" (${alsoAt})`;
  const fix = "Keep one of them, or let each ask for something of its own.";
  if (alike === 1)
    return { where, alsoAt, problem: `${names} are the same.`, fix, severity: "error", check: "duplicate" };
  const problem = `${names} are much alike: ${Math.floor(alike * 100)} of 100.`;
  return { where, alsoAt, problem, fix, severity: "warning", check: "duplicate" };
}

function wordingOf({ type, prompt }: QuestionInFile): readonly string[] {
  return type === "order" || type === "match" ? [] : stemsOf(prompt);
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
