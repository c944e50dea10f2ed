import fc from "fast-check";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { buildStudy } from "../../../src/content/build-study.ts";
import { contentDir } from "../../../src/content/content-dir.ts";
import { inFull } from "../../../src/content/exchange/complete-drafts.ts";
import type { DraftFile } from "../../../src/content/exchange/draft.ts";
import { readCsv } from "../../../src/content/exchange/read-csv.ts";
import { readGift } from "../../../src/content/exchange/read-gift.ts";
import { rewriteQuiz } from "../../../src/content/exchange/rewrite-quiz.ts";
import { settleDrafts } from "../../../src/content/exchange/settle-drafts.ts";
import { writeCsv } from "../../../src/content/exchange/write-csv.ts";
import { writeGift } from "../../../src/content/exchange/write-gift.ts";
import { openContent } from "../../../src/content/open-content.ts";
import { type QuizInFile, quizSchema } from "../../../src/content/quiz-schema.ts";
import type { Question } from "../../../src/domain/question.ts";
import { anyQuestion } from "./any-question.ts";
import { groundOf } from "./import-ground.ts";

const formats: readonly (readonly [string, (questions: readonly Question[]) => DraftFile])[] = [
  ["GIFT", (questions) => readGift(writeGift(questions))],
  ["CSV", (questions) => readCsv(writeCsv(questions))],
];

const empty: QuizInFile = {
  author: "The bakers",
  written: "2026-01-10",
  reviewBy: "2027-01-10",
  sources: {},
  questions: [],
};

function built(quiz: QuizInFile, subject = "baking"): readonly Question[] {
  const quizzes = new Map([[subject, { content: quiz, where: () => "" }]]);
  return buildStudy({ quizzes, notes: new Map(), reviews: new Map(), glossary: undefined, synonyms: undefined })
    .questions;
}

/** Field by field: a question's keys may come in another order. */
const bare = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test.each(formats)(
  "any valid question comes back from %s as it was, and is written to YAML as it is",
  (_name, travel) => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { drafts, faults } = travel([question]);
        expect(faults).toEqual([]);
        const settling = settleDrafts(drafts, groundOf(empty, ["first", "second"]));
        expect(settling.problems).toEqual([]);
        const text = rewriteQuiz(undefined, empty, settling);
        const again = quizSchema.parse(parse(text));
        expect(bare(built(again))).toEqual([bare(question)]);
      }),
      { seed: 4, numRuns: 150 },
    );
  },
);

test.each(formats)("the questions that ship come back from %s as they were", (_name, travel) => {
  const { questions } = openContent({ dir: contentDir() }).study();
  const { drafts, faults } = travel(questions);
  expect([faults, drafts.length]).toEqual([[], questions.length]);
  const sources = Object.fromEntries(questions.flatMap((one) => one.sources.map(({ id, ...rest }) => [id, rest])));
  const read = quizSchema.parse({ ...empty, sources, questions: drafts.map(({ value }) => value) });
  const ids = (question: Question) => ({
    ...question,
    subject: "baking",
    sources: question.sources.map(({ id }) => id),
  });
  const found = built({ ...read, questions: read.questions.map((one) => inFull(one, { quiz: read })) });
  expect(bare(found.map(ids))).toEqual(bare(questions.map(ids)));
});

test("what is written reads the same to both parsers of YAML", () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const settling = settleDrafts(readCsv(writeCsv([question])).drafts, groundOf(empty, ["first", "second"]));
      const text = rewriteQuiz(undefined, empty, settling);
      expect(quizSchema.parse(load(text))).toEqual(quizSchema.parse(parse(text)));
    }),
    { seed: 5, numRuns: 100 },
  );
});
