import { expect, test } from "vitest";
import type { Person } from "../../src/app/export-person.ts";
import { countQuestions, questionWords } from "../../src/app/report-questions.ts";
import { type LearnerId, newLearner } from "../../src/domain/learner.ts";
import type { PackedReview } from "../../src/domain/pack-practice.ts";
import { noPractice } from "../../src/domain/practice.ts";
import { desk } from "./try-out.ts";

const { library, content } = desk;
const [easy, hard, usual, rare] = content.study().questions;

function answer(of: typeof easy, right: boolean, recall: number | null = null): PackedReview {
  if (of === undefined) throw new Error("the content has too few questions");
  return [of.id, of.version, 5, right ? "good" : "again", recall];
}

const older = ([question, version, at]: PackedReview): PackedReview => [question, version - 1, at, "again", null];

/** Twenty people; the first answers of half of them are filed already. */
const people: readonly Person[] = Array.from({ length: 20 }, (_, n) => {
  const first = [answer(easy, true), answer(hard, n < 4), answer(usual, n % 2 === 0)];
  const rest = [answer(hard, true, 9_000), ...(n < 4 ? [answer(rare, true)] : []), older(answer(usual, true))];
  const filed = n % 2 === 0;
  const practice = { ...noPractice, reviews: filed ? rest : [...first, ...rest], filed: filed ? first.length : 0 };
  return { learner: { ...newLearner(`json:${n}` as LearnerId, 0), practice }, history: filed ? first : [] };
});

test("first answers tell how hard a question is; later ones and older versions do not", () => {
  const count = countQuestions(library);
  for (const person of people) count.add(person);
  const report = count.result();
  const { questions, tooFew } = report;
  expect(
    questions.map(({ question, first, facility, answers, look }) => ({ question, first, facility, answers, look })),
  ).toEqual([
    { question: hard?.id, first: 20, facility: 0.2, answers: 40, look: "hard" },
    { question: usual?.id, first: 20, facility: 0.5, answers: 20, look: null },
    { question: easy?.id, first: 20, facility: 1, answers: 20, look: "easy" },
  ]);
  expect(tooFew).toBe(1);
  expect(questionWords(report)).toEqual([
    `Fewer than 3 in 10 got these right at first: is the key right, is it taught? ${hard?.id}`,
    `More than 95 in 100 got these right at first: too easy to teach? ${easy?.id}`,
    "Not shown, because fewer than 5 learners have answered them: 1 of the questions.",
  ]);
});

test("nineteen first answers name nobody's question", () => {
  const count = countQuestions(library);
  for (const person of people.slice(1)) count.add(person);
  expect(count.result().questions.every(({ look }) => look === null)).toBe(true);
});
