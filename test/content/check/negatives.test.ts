import { expect, test } from "vitest";
import type { QuestionInFile } from "../../../src/content/check/bank.ts";
import { checkPhrasing } from "../../../src/content/check/check-phrasing.ts";

function findingsFor(prompt: string, type: "short" | "true-false" = "short"): number {
  const base = {
    id: "q",
    version: 1,
    topic: "t",
    difficulty: 1 as const,
    scenario: false,
    hint: "h",
    sources: [],
    prompt,
  };
  const question: QuestionInFile =
    type === "short"
      ? { ...base, type, accept: ["a"], because: "so", slips: [] }
      : { ...base, type, options: [{ says: true, text: "so", right: true, because: "so" }] };
  const head = { author: "A", written: "2026-01-01", reviewBy: "2027-01-01", sources: {} };
  const quiz = { content: { ...head, questions: [question] }, where: () => "quiz.yaml:1" };
  const units = [{ subject: "baking", unit: undefined, notes: undefined, quiz }];
  return checkPhrasing({ units, glossary: undefined }).length;
}

test.each([
  "Which of these is NOT an open question?",
  "Which of these is not an open question?",
  "Which steps shouldn't you take first?",
  "In a complaint, what don't you say?",
  "All of these are channels except which?",
  "Which statement is false?",
])("%s asks for what is not so", (prompt) => {
  expect(findingsFor(prompt)).toBe(1);
});

test.each([
  "What must an adviser never ask for?",
  "The adviser says it is free for ever. What is wrong?",
  "What is an AMD false positive?",
  "The customer says the router does not work. What do you ask first?",
  "A caller will not give her name. Which step comes next?",
  "What do you do when the system does not save the notes?",
  "What does the Act say about employees who do not get a break?",
])("%s does not", (prompt) => {
  expect(findingsFor(prompt)).toBe(0);
});

test("a statement may say what must not be done, but not shout it", () => {
  expect(findingsFor("What an agent must not do is guess.", "true-false")).toBe(0);
  expect(findingsFor("An agent must NOT guess.", "true-false")).toBe(1);
});
