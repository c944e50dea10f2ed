import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentDir } from "../../../src/content/content-dir.ts";
import { openContent } from "../../../src/content/open-content.ts";
import { arrange } from "../../../src/domain/quiz/arrange.ts";
import { chooseDiagnostic, chooseSpread } from "../../../src/domain/quiz/choose-questions.ts";
import { editDistance } from "../../../src/domain/quiz/edit-distance.ts";
import { markAnswer } from "../../../src/domain/quiz/mark-answer.ts";
import { readAnswer } from "../../../src/domain/quiz/read-answer.ts";
import { mostQuestions, startQuiz } from "../../../src/domain/quiz/session.ts";
import { type QuizEvent, stepQuiz } from "../../../src/domain/quiz/step-session.ts";
import { match, multiple, order, single } from "./sample-questions.ts";

const seeded = { seed: 20_261_125, numRuns: 200 };
const content = openContent({ dir: contentDir() });
const { questions } = content.study();
const anyQuestion = fc.constantFrom(...questions);
const anySeed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe("what is shown", () => {
  test("is every piece once, the same for the same seed, and never an order already solved", () => {
    fc.assert(
      fc.property(anyQuestion, anySeed, (question, seed) => {
        const shown = arrange(question, seed);
        expect(arrange(question, seed)).toEqual(shown);
        expect(shown.toSorted((a, b) => a - b)).toEqual(shown.map((_, at) => at));
        const letters = shown.map((_, at) => String.fromCharCode(97 + at)).join(" ");
        const read = readAnswer(question, shown, { text: letters });
        const solved = read.kind === "answer" && markAnswer(question, read.given).right;
        if (question.type === "order") expect(solved).toBe(false);
      }),
      seeded,
    );
  });

  test("has every option in every place about as often", () => {
    const first = [0, 0, 0, 0];
    for (let seed = 0; seed < 4000; seed++) {
      const place = arrange(single, seed)[0] ?? 0;
      first[place] = (first[place] ?? 0) + 1;
    }
    expect(first.every((count) => count > 850 && count < 1150)).toBe(true);
  });
});

describe("an answer", () => {
  test("can be anything at all without a throw, and what is read can be marked and kept as JSON", () => {
    const typed = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc
        .array(fc.constantFrom("a", "b", "1", "2", ",", " ", "and", "true", "not", "half", "%", "£", ".", "="), {
          maxLength: 12,
        })
        .map((parts) => parts.join(" ")),
    );
    fc.assert(
      fc.property(anyQuestion, anySeed, typed, (question, seed, text) => {
        const read = readAnswer(question, arrange(question, seed), { text });
        if (read.kind === "unclear") return;
        expect(JSON.parse(JSON.stringify(read.given))).toEqual(read.given);
        const marked = markAnswer(question, read.given);
        expect(marked.remarks.length).toBeGreaterThan(0);
        expect(marked.parts.length === 0 || marked.right === marked.parts.every(({ state }) => state === "hit")).toBe(
          true,
        );
      }),
      { ...seeded, numRuns: 1500 },
    );
  });

  test("with one letter wrong is right or unclear, and never wrong, where the word is long", () => {
    const written = questions.flatMap((one) => (one.type === "short" ? [one] : []));
    const misspelt = fc.constantFrom(...written).chain((question) =>
      fc.record({
        question: fc.constant(question),
        word: fc.constantFrom(...question.accept),
        at: fc.nat(60),
        letter: fc.constantFrom(..."aeinorstx"),
        how: fc.constantFrom<(one: string, two: string, letter: string) => string>(
          (one, two) => `${two}${one}`,
          (_, two) => two,
          (one, two, added) => `${one}${added}${two}`,
          (_, two, mistaken) => `${mistaken}${two}`,
        ),
      }),
    );
    fc.assert(
      fc.property(misspelt, ({ question, word, at, letter, how }) => {
        fc.pre(word.replace(/^(?:the|an?) /, "").length >= 5 && !/\d/.test(word));
        const place = at % (word.length - 1);
        const [one = "", two = ""] = word.slice(place, place + 2);
        const said = `${word.slice(0, place)}${how(one, two, letter)}${word.slice(place + 2)}`;
        const read = readAnswer(question, [], { text: said });
        const known = question.slips.some(({ value }) => value === said);
        if (read.kind === "answer" && !known)
          expect([said, markAnswer(question, read.given).right]).toEqual([said, true]);
      }),
      { ...seeded, numRuns: 2000 },
    );
  });
});

test("the distance of two words is a distance", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      const away = editDistance(one, other);
      expect(away).toBe(editDistance(other, one));
      expect(away === 0).toBe(one === other);
      expect(away).toBeGreaterThanOrEqual(Math.abs(one.length - other.length));
      expect(away).toBeLessThanOrEqual(Math.max(one.length, other.length));
    }),
    seeded,
  );
  expect([editDistance("form", "from"), editDistance("kitten", "sitting"), editDistance("", "abc")]).toEqual([1, 3, 3]);
});

describe("a quiz", () => {
  const pool = [single, multiple, order, match];
  const event = fc.record({
    kind: fc.constantFrom(
      "answer" as const,
      "hint" as const,
      "skip" as const,
      "undo" as const,
      "stop" as const,
      "next" as const,
    ),
    typed: fc.boolean(),
    attempt: fc.constantFrom("t1", "t1", "t1", "t0"),
    question: fc.constantFrom(...pool.map(({ id }) => id)),
    right: fc.boolean(),
    at: fc.integer({ min: 0, max: 10_000_000 }),
  });

  test("keeps its answers in order, one to a question, and goes on alike after a restart", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (steps) => {
        let session = startQuiz({ attempt: "t1", style: "practice", seed: 1, questions: pool, at: 0 });
        for (const { typed, attempt, question, kind, right, at } of steps) {
          const button = typed ? {} : { button: { attempt, question } };
          const one: QuizEvent =
            kind === "answer"
              ? { kind, given: { kind: "options", places: [1] }, right, at, ...button }
              : { kind, at, ...button };
          const before = session;
          const { session: after, effect } = stepQuiz(session, one);
          expect(stepQuiz(JSON.parse(JSON.stringify(session)), one)).toEqual({ session: after, effect });
          if (/^(?:already|old|waiting|no-hints|nothing-to-undo|over)$/.test(effect.kind)) expect(after).toBe(before);
          expect(after.answers.map((answer) => answer.question)).toEqual(
            pool.slice(0, after.answers.length).map(({ id }) => id),
          );
          expect(Math.abs(after.answers.length - before.answers.length)).toBeLessThanOrEqual(1);
          expect(after.phase === "asked").toBe(after.phase !== "ended" && after.phase !== "told");
          if (after.answers.length === pool.length) expect(after.phase).toBe("ended");
          session = after;
        }
      }),
      seeded,
    );
  });

  test("whose answer came twice in a row, by button, has counted it once", () => {
    fc.assert(
      fc.property(fc.constantFrom(...pool), fc.boolean(), (question, right) => {
        const session = startQuiz({ attempt: "t1", style: "exam", seed: 1, questions: [question, ...pool], at: 0 });
        const press: QuizEvent = {
          kind: "answer",
          given: { kind: "none" },
          right,
          at: 1,
          button: { attempt: "t1", question: question.id },
        };
        const once = stepQuiz(session, press).session;
        expect(stepQuiz(once, press).session).toBe(once);
        expect(once.answers.length).toBe(1);
      }),
      seeded,
    );
  });
});

describe("the questions chosen", () => {
  const topicOf = ({ subject, topic }: { readonly subject: string; readonly topic: string }) => `${subject}/${topic}`;
  const counts = (chosen: readonly (typeof questions)[number][]) => {
    const topics = chosen.map(topicOf);
    return [...new Set(topics)].map((topic) => topics.filter((one) => one === topic).length);
  };

  test("for an exam are spread over the topics of a unit", () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 1, max: 30 }), (seed, of) => {
        const pool = questions.filter(({ subject }) => subject === "selling");
        const chosen = chooseSpread(pool, of, seed);
        expect(chooseSpread(pool, of, seed)).toEqual(chosen);
        expect(new Set(chosen).size).toBe(Math.min(of, pool.length));
        const smallest = Math.min(...counts(pool));
        const per = counts(chosen);
        if (of <= counts(pool).length * smallest) expect(Math.max(...per) - Math.min(...per)).toBeLessThanOrEqual(1);
      }),
      { ...seeded, numRuns: 50 },
    );
  });

  test("to find out what somebody knows are two a topic, and fit into one quiz", () => {
    const certificate = content.qualification("10267", "2026-11-25");
    const groups = certificate?.groups.filter(({ role }) => role === "optional").map(({ id }) => id) ?? [];
    const units = certificate?.units.filter(({ group }) => groups.includes(group)) ?? [];
    const subjects = units.map(({ subject }) => subject);
    const pool = questions.filter(({ subject }) => subjects.includes(subject));
    const chosen = chooseDiagnostic(pool, 5);
    expect(subjects.length).toBe(11);
    expect(new Set(counts(chosen))).toEqual(new Set([2]));
    expect(counts(chosen).length).toBe(counts(pool).length);
    expect(chosen.length).toBeLessThanOrEqual(mostQuestions);
    expect(chooseDiagnostic(pool, 5)).toEqual(chosen);
  });
});
