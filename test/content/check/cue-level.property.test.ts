import fc from "fast-check";
import { expect, test } from "vitest";
import type { Bank, QuestionInFile } from "../../../src/content/check/bank.ts";
import { level, tailOf } from "../../../src/content/check/chance.ts";
import { checkCues } from "../../../src/content/check/check-cues.ts";
import { fractionsFrom } from "../../../src/domain/quiz/seeded.ts";

/** A unit that has only these questions; its places are not asked for. */
function bankOf(questions: readonly QuestionInFile[]): Bank {
  const head = { author: "A", written: "2026-01-01", reviewBy: "2027-01-01", sources: {} };
  const quiz = { content: { ...head, questions: [...questions] }, where: () => "quiz.yaml:1" };
  return { units: [{ subject: "baking", unit: undefined, notes: undefined, quiz }], glossary: undefined };
}

const words = "flour salt yeast water oven crust crumb dough rye wheat oats seed".split(" ");

/** A question in which only chance says which option is right. */
function blindQuestion(id: number, random: () => number): QuestionInFile {
  const some = (count: number) =>
    Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join(" ");
  const right = Math.floor(random() * 4);
  const options = [0, 1, 2, 3].map((at) => ({
    text: some(1 + Math.floor(random() * 6)),
    right: at === right,
    because: "so",
  }));
  const base = {
    id: `q${id}`,
    version: 1,
    topic: "t",
    difficulty: 1 as const,
    scenario: false,
    hint: "h",
    sources: [],
  };
  return { ...base, type: "single", prompt: some(8), options };
}

test("shuffled units show a cue no more often than the level says", () => {
  const random = fractionsFrom(26);
  const units = 300;
  const found = Array.from({ length: units }, () =>
    checkCues(bankOf(Array.from({ length: 25 }, (_, id) => blindQuestion(id, random)))),
  ).flat();
  // Held, the level lets more than 10 of 300 through less than once in a thousand times.
  expect(tailOf(new Array<number>(units).fill(level), 11)).toBeLessThan(0.001);
  for (const cue of ["length-cue", "shortness-cue", "echo-cue", "position-cue"]) {
    expect(found.filter(({ check }) => check === cue).length, cue).toBeLessThanOrEqual(10);
  }
});

/** The right option is far shorter than each wrong one, or far longer. */
const lengths = [
  { lean: "longest", cue: "length-cue", right: "", wrong: " and far more than it takes to say so here in one line" },
  {
    lean: "shortest",
    cue: "shortness-cue",
    right: " and far more than it takes to say so here in one line",
    wrong: "",
  },
] as const;

test.each(lengths)(
  "an option that is $lean is never held against a unit in which it is always wrong",
  ({ cue, right, wrong }) => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const random = fractionsFrom(seed);
        const questions = Array.from({ length: 20 }, (_, id) => {
          const question = blindQuestion(id, random);
          if (question.type !== "single") return question;
          const options = question.options.map((option) => ({
            ...option,
            text: option.text + (option.right ? right : wrong),
          }));
          return { ...question, options };
        });
        expect(checkCues(bankOf(questions)).filter(({ check }) => check === cue)).toEqual([]);
      }),
      { seed: 1, numRuns: 20 },
    );
  },
);
