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

/** Thirty people; the first answers of half of them are filed already. */
const people: readonly Person[] = Array.from({ length: 30 }, (_, n) => {
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
    { question: hard?.id, first: 30, facility: 4 / 30, answers: 60, look: "hard" },
    { question: usual?.id, first: 30, facility: 0.5, answers: 30, look: null },
    { question: easy?.id, first: 30, facility: 1, answers: 30, look: "easy" },
  ]);
  expect(tooFew).toBe(1);
  expect(questionWords(report)).toEqual([
    `Fewer than 3 in 10 got these right at first: is the key right, is it taught? ${hard?.id}`,
    `More than 95 in 100 got these right at first: too easy to teach? ${easy?.id}`,
    "Not shown, because fewer than 5 learners have answered them: 1 of the questions.",
  ]);
});

test("twenty-nine first answers name nobody's question", () => {
  const count = countQuestions(library);
  for (const person of people.slice(1)) count.add(person);
  expect(count.result().questions.every(({ look }) => look === null)).toBe(true);
});

test("a question that those who know more get wrong is told of, and figures come with where they probably lie", () => {
  const others = content.study().questions.slice(4, 14);
  const count = countQuestions(library);
  for (let n = 0; n < 60; n += 1) {
    const knows = n % 2 === 0;
    const reviews = [answer(hard, !knows), ...others.map((one, at) => answer(one, knows || at < 3))];
    count.add({
      learner: { ...newLearner(`json:${n}` as LearnerId, 0), practice: { ...noPractice, reviews } },
      history: [],
    });
  }
  const report = count.result();
  const turned = report.questions.find(({ question }) => question === hard?.id);
  expect(turned).toMatchObject({ look: "turned", facility: 0.5 });
  expect(turned?.discrimination).toBeCloseTo(-1);
  expect(turned?.facilityLies.low).toBeCloseTo(0.377, 2);
  expect(questionWords(report).join(" ")).toContain(`is the key right? ${hard?.id}`);
});
