import fc from "fast-check";
import { expect, test } from "vitest";
import { responseOf } from "../../src/app/xapi-interaction.ts";
import { statementsOfQuiz, voidingOf } from "../../src/app/xapi-statements.ts";
import { type Learner, type LearnerId, newLearner } from "../../src/domain/learner.ts";
import type { Question } from "../../src/domain/question.ts";
import type { Given } from "../../src/domain/quiz/given.ts";
import { markAnswer } from "../../src/domain/quiz/mark-answer.ts";
import { quizStyles, startQuiz } from "../../src/domain/quiz/session.ts";
import { stepQuiz } from "../../src/domain/quiz/step-session.ts";
import { actorName, statementId } from "../../src/records-store/statement-ids.ts";
import { desk, morning } from "./try-out.ts";
import { fitsInteraction, statementSchema } from "./xapi-schema.ts";

const bank = desk.content.study().questions;
const using = {
  ...desk,
  homePage: "https://college.example/unitwise",
  actorOf: (id: LearnerId) => actorName(id, "a key"),
  makeId: statementId,
};

function givenTo(question: Question): fc.Arbitrary<Given> {
  const some = (of: number, least: number) =>
    fc
      .uniqueArray(fc.nat(of - 1), { minLength: least })
      .map((places) => ({ kind: "options" as const, places: places.toSorted((a, b) => a - b) }));
  const none: Given = { kind: "none" };
  switch (question.type) {
    case "single":
    case "multiple":
    case "true-false":
      return fc.oneof(some(question.options.length, 1), fc.constant(none));
    case "order": {
      const places = question.steps.map((_, place) => place);
      return fc
        .shuffledSubarray(places, { minLength: places.length })
        .map((order) => ({ kind: "sequence", places: order }));
    }
    case "match": {
      const places = [...question.pairs, ...question.spare].map((_, place) => place);
      const { length } = question.pairs;
      return fc
        .shuffledSubarray(places, { minLength: length, maxLength: length })
        .map((order) => ({ kind: "pairs", places: order }));
    }
    case "short": {
      const at = fc.nat(question.accept.length - 1).map((place) => ({ of: "accept" as const, at: place }));
      return fc.option(at).map((fits) => ({ kind: "words", fits, exact: true }));
    }
    case "number":
      return fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map((value) => ({ kind: "number", value, read: "plain" }));
    default:
      return question satisfies never;
  }
}

const asked = fc
  .uniqueArray(fc.nat(bank.length - 1), { minLength: 1, maxLength: 8 })
  .map((places) => places.flatMap((place) => bank[place] ?? []))
  .chain((questions) =>
    fc.record({
      questions: fc.constant(questions),
      given: fc.tuple(...questions.map(givenTo)),
      skips: fc.array(fc.boolean(), { minLength: questions.length, maxLength: questions.length }),
      style: fc.constantFrom(...quizStyles),
      ms: fc.nat(8_000_000),
      code: fc.constantFrom("10266", "10267", null),
    }),
  );

function played({ questions, given, skips, style, ms, code }: Playing): Learner {
  let session = startQuiz({ attempt: "1", style, seed: 7, questions, at: morning });
  for (const [place, question] of questions.entries()) {
    const at = morning + (place + 1) * ms;
    const answer = given[place] ?? { kind: "none" };
    const right = markAnswer(question, answer).right;
    const event = skips[place]
      ? ({ kind: "skip", at } as const)
      : ({ kind: "answer", given: answer, right, at } as const);
    session = stepQuiz(stepQuiz(session, event).session, { kind: "next", at }).session;
  }
  const learner = newLearner("json:any" as LearnerId, morning);
  return { ...learner, qualification: code, quizzes: 1, quiz: session };
}

type Playing = typeof asked extends fc.Arbitrary<infer T> ? T : never;

test("whatever is answered, every statement is one of xAPI 2.0, and no two have one id", () => {
  fc.assert(
    fc.property(asked, (playing) => {
      const stated = statementsOfQuiz(played(playing), using);
      const all = [...stated, ...stated.map((one) => voidingOf(one, morning, using))];
      for (const one of all) expect(statementSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    }),
    { numRuns: 200 },
  );
});

test("every question there is can be stated, and what is right for it fits its own pattern", () => {
  for (const question of bank) {
    const { object } = statedOf(question);
    expect(statementSchema.shape.object.safeParse(object).success, question.id).toBe(true);
  }
});

function statedOf(question: Question) {
  const [one] = statementsOfQuiz(
    played({
      questions: [question],
      given: [{ kind: "none" }],
      skips: [false],
      style: "practice",
      ms: 5_000,
      code: null,
    }),
    using,
  );
  if (one === undefined) throw new Error(`nothing is stated of ${question.id}`);
  return one;
}

test("a number's right answer lies within the range that is stated", () => {
  for (const question of bank.filter(({ type }) => type === "number")) {
    const { object } = statedOf(question);
    const definition = object.objectType === "Activity" ? object.definition : undefined;
    const [from, to] = (definition?.correctResponsesPattern?.[0] ?? "").split("[:]").map(Number);
    const right = question.type === "number" ? question.answer : Number.NaN;
    const response = responseOf(question, { kind: "number", value: right, read: "plain" });
    expect(fitsInteraction({ interactionType: "numeric" }, response ?? "")).toBe(true);
    expect(Number(response)).toBeGreaterThanOrEqual(from ?? Number.NaN);
    expect(Number(response)).toBeLessThanOrEqual(to ?? Number.NaN);
  }
});
