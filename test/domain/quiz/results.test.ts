import { expect, test } from "vitest";
import { resultsOf } from "../../../src/domain/quiz/results.ts";
import type { QuizAnswer, QuizSession } from "../../../src/domain/quiz/session.ts";

const answer = (question: string, outcome: QuizAnswer["outcome"], at: number): QuizAnswer => ({
  question,
  outcome,
  given: { kind: "none" },
  hint: false,
  ms: 1,
  at,
});

const quiz: QuizSession = {
  attempt: "2",
  style: "practice",
  seed: 1,
  questions: ["a", "b", "c", "d"].map((id) => ({ id, version: 3 })),
  answers: [answer("a", "right", 10), answer("b", "skipped", 11), answer("c", "unknown", 12)],
  phase: "asked",
  hinted: false,
  startedAt: 9,
  askedAt: 12,
};

test("the last result of a question counts, a skip leaves the one before, and not knowing is not right", () => {
  const results = ["a", "b", "e"].map((question) => ({ question, version: 1, at: 1, right: false }));
  expect(resultsOf({ quiz, results })).toEqual([
    { question: "b", version: 1, at: 1, right: false },
    { question: "e", version: 1, at: 1, right: false },
    { question: "a", version: 3, at: 10, right: true },
    { question: "c", version: 3, at: 12, right: false },
  ]);
  expect(resultsOf({ quiz: null, results })).toBe(results);
});
