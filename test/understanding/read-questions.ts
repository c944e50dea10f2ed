import { readFileSync } from "node:fs";
import type { Answer } from "../../src/ports/platform.ts";

/** A question about the subject, with what a fair reader looks for in the answer. */
export interface LabelledQuestion {
  readonly id: string;
  readonly text: string;
  /** Of each list, one pattern at least has to be in the answer. */
  readonly must: readonly (readonly string[])[];
  /** None of these may be. */
  readonly mustNot: readonly string[];
}

/** Reads labelled questions, one JSON object a line. */
export function readQuestions(name: string): readonly LabelledQuestion[] {
  return readLines(`${name}.jsonl`).map((line): LabelledQuestion => JSON.parse(line));
}

/** The lines of a file of test/fixtures/knowledge that are not empty. */
export function readLines(name: string): readonly string[] {
  const file = new URL(`../fixtures/knowledge/${name}`, import.meta.url);
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
}

/** What came of one question: `wrong` is an answer that is none. */
export type Verdict = "right" | "silent" | "wrong";

/** Judges what was answered, by the words that a learner reads. */
export function judge({ must, mustNot }: LabelledQuestion, answer: Answer, shown: string): Verdict {
  if (!isAnswered(answer)) return "silent";
  const words = level(shown);
  const says = (pattern: string) => new RegExp(pattern, "i").test(words);
  return must.every((any) => any.some(says)) && !mustNot.some(says) ? "right" : "wrong";
}

/** Whether the message was taken for a question about the subject and an answer found. */
export function isAnswered({ intent, data }: Answer): boolean {
  const { answers } = data;
  return intent === "unit.info" || (intent === "knowledge.ask" && !(Array.isArray(answers) && answers.length === 0));
}

/** The words as somebody would read them out: curly quotes, long dashes and the ways to write "per cent" are all one. */
export function level(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐-―−]/g, "-")
    .replace(/\s+/g, " ")
    .replace(/\bper ?cent\b/gi, "%")
    .replace(/(\d) %/g, "$1%")
    .trim();
}
