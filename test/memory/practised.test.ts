import fc from "fast-check";
import { expect, test } from "vitest";
import { type Learner, newLearner } from "../../src/domain/learner.ts";
import { unpackReview } from "../../src/domain/pack-practice.ts";
import type { Outcome, QuizAnswer, QuizSession, QuizStyle } from "../../src/domain/quiz/session.ts";
import { rebuild } from "../../src/memory/after-review.ts";
import { foldQuiz, type PractiseWith, practisedOf } from "../../src/memory/practised.ts";
import { idOf } from "../storage/sample-learners.ts";
import { day } from "./any-review.ts";

const using: PractiseWith = {
  typeOf: (id) => (id === "gone" ? undefined : "single"),
  dateOf: (at) => new Date(at).toISOString().slice(0, 10),
};
const start = Date.UTC(2026, 10, 23, 9);

interface Given {
  readonly question: string;
  readonly outcome: Outcome;
  readonly ms?: number;
  readonly hint?: boolean;
}

function quizOf(
  given: readonly Given[],
  { at = start, style = "practice" as QuizStyle, version = 1 } = {},
): QuizSession {
  const answers = given.map(
    ({ question, outcome, ms = 5_000, hint = false }, index): QuizAnswer => ({
      question,
      outcome,
      given: { kind: "none" },
      hint,
      ms,
      at: at + index * 1_000,
    }),
  );
  const questions = given.map(({ question }) => ({ id: question, version }));
  return {
    attempt: "1",
    style,
    seed: 1,
    questions,
    answers,
    phase: "ended",
    hinted: false,
    startedAt: at,
    askedAt: at,
  };
}

const after = (learner: Learner, quiz: QuizSession): Learner => ({
  ...learner,
  practice: foldQuiz(learner, using),
  quiz,
});
const fresh = newLearner(idOf("json:me"), start);

test("the quiz at hand counts at once, and is kept only when the next one begins", () => {
  const learner = after(fresh, quizOf([{ question: "a", outcome: "right" }]));
  expect(learner.practice.reviews).toEqual([]);
  expect([...practisedOf(learner, using).cards.keys()]).toEqual(["a"]);
  const next = after(learner, quizOf([], { at: start + day }));
  expect(next.practice.reviews).toEqual([["a", 1, start, "good", null]]);
  expect(practisedOf(next, using).cards).toEqual(practisedOf(learner, using).cards);
});

test("an answer that is taken back leaves nothing behind", () => {
  const both = quizOf([
    { question: "a", outcome: "right" },
    { question: "b", outcome: "wrong" },
  ]);
  const back = { ...both, answers: both.answers.slice(0, 1) };
  const learner = after(fresh, back);
  expect(practisedOf(learner, using)).toEqual(
    practisedOf(after(fresh, quizOf([{ question: "a", outcome: "right" }])), using),
  );
});

test("wrong and not known are Again, after a hint or slowly is Hard, a skip is no answer", () => {
  const quiz = quizOf([
    { question: "a", outcome: "wrong" },
    { question: "b", outcome: "unknown" },
    { question: "c", outcome: "right", hint: true },
    { question: "d", outcome: "right", ms: 50_000 },
    { question: "e", outcome: "skipped" },
    { question: "gone", outcome: "right" },
  ]);
  const { reviews, days } = practisedOf(after(fresh, quiz), using);
  expect(reviews.map(({ question, grade }) => `${question} ${grade}`)).toEqual([
    "a again",
    "b again",
    "c hard",
    "d hard",
    "gone good",
  ]);
  expect(days).toEqual([{ date: "2026-11-23", answered: 5, right: 3, fresh: 5 }]);
});

test("nobody knows when the first question of a prompt was seen, so that its time says nothing", () => {
  const given: readonly Given[] = [
    { question: "a", outcome: "right", ms: 300_000 },
    { question: "b", outcome: "right", ms: 300_000 },
  ];
  const { reviews } = practisedOf(after(fresh, quizOf(given, { style: "daily" })), using);
  expect(reviews.map(({ grade }) => grade)).toEqual(["good", "hard"]);
});

test("the recall that was expected is kept with every answer but the first to a question", () => {
  const first = after(fresh, quizOf([{ question: "a", outcome: "right" }]));
  const second = after(first, quizOf([{ question: "a", outcome: "wrong" }], { at: start + 3 * day }));
  const [one, two] = practisedOf(second, using).reviews;
  expect(one?.recall).toBeNull();
  expect(two?.recall).toBeGreaterThan(0.5);
  expect(two?.recall).toBeLessThan(1);
});

const anyQuiz = fc
  .array(
    fc.record({
      question: fc.constantFrom("a", "b", "c", "d", "gone"),
      outcome: fc.constantFrom<Outcome>("right", "wrong", "unknown", "skipped"),
      hint: fc.boolean(),
      ms: fc.integer({ min: 0, max: 3_600_000 }),
    }),
    { maxLength: 5 },
  )
  .map((given) => [...new Map(given.map((one) => [one.question, one])).values()]);

test("whatever is answered, the cards are those that the log of all answers gives", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyQuiz, fc.integer({ min: 0, max: 40 })), { maxLength: 12 }), (quizzes) => {
      let learner = fresh;
      let at = start;
      for (const [given, pause] of quizzes) {
        at += pause * day + 3_600_000;
        learner = after(learner, quizOf(given, { at }));
      }
      const stored = JSON.parse(JSON.stringify(foldQuiz(learner, using)));
      const { cards, reviews, days } = practisedOf({ practice: stored, quiz: null }, using);
      expect(new Map(rebuild(stored.reviews.map(unpackReview)))).toEqual(cards);
      expect(days.reduce((sum, one) => sum + one.answered, 0)).toBe(reviews.length);
      expect(days.reduce((sum, one) => sum + one.fresh, 0)).toBe(cards.size);
    }),
    { numRuns: 200, seed: 10266 },
  );
});
