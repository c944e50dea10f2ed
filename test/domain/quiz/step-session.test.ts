import { describe, expect, test } from "vitest";
import type { Given } from "../../../src/domain/quiz/given.ts";
import { currentOf, type QuizSession, type QuizStyle, startQuiz } from "../../../src/domain/quiz/session.ts";
import { type QuizEvent, stepQuiz } from "../../../src/domain/quiz/step-session.ts";
import { summariseQuiz } from "../../../src/domain/quiz/summarise-quiz.ts";
import { multiple, order, single, trueFalse } from "./sample-questions.ts";

const questions = [single, { ...multiple, topic: "cakes" }, order];
const find = (id: string) => questions.find((one) => one.id === id);
const begin = (style: QuizStyle = "practice") => startQuiz({ attempt: "t1", style, seed: 7, questions, at: 1000 });
const given: Given = { kind: "options", places: [0] };
const answer = (at: number, right = true): QuizEvent => ({ kind: "answer", given, right, at });
const press = (question: string, at: number, attempt = "t1"): QuizEvent => ({
  ...answer(at),
  button: { attempt, question },
});

function play(session: QuizSession, ...events: readonly QuizEvent[]) {
  const effects: string[] = [];
  let now = session;
  for (const event of events) {
    const stepped = stepQuiz(now, event);
    effects.push(stepped.effect.kind);
    now = stepped.session;
  }
  return { effects, session: now };
}

describe("a quiz for practice", () => {
  test("asks, tells, goes on and ends after the last answer", () => {
    const { effects, session } = play(
      begin(),
      answer(4000),
      { kind: "next", at: 5000 },
      answer(9000, false),
      { kind: "next", at: 9500 },
      { kind: "answer", given: { kind: "none" }, right: false, at: 10_000 },
    );
    expect(effects).toEqual(["counted", "asked", "counted", "asked", "counted"]);
    expect(session.phase).toBe("ended");
    expect(session.answers.map(({ outcome, ms, at }) => [outcome, ms, at])).toEqual([
      ["right", 3000, 4000],
      ["wrong", 4000, 9000],
      ["unknown", 500, 10_000],
    ]);
  });

  test("an answer counts once, whichever device the second press comes from", () => {
    const once = play(begin(), press("single-1", 2000)).session;
    const again = stepQuiz(once, { ...press("single-1", 2001), kind: "answer", given, right: false });
    expect(again).toEqual({ session: once, effect: { kind: "already", answer: once.answers[0] } });
    expect(again.session).toBe(once);
  });

  test("the button of another quiz, or of a question not asked yet, changes nothing", () => {
    const session = begin();
    expect(stepQuiz(session, press("single-1", 2000, "t0"))).toEqual({ session, effect: { kind: "old" } });
    expect(stepQuiz(session, press("order-1", 2000))).toEqual({ session, effect: { kind: "old" } });
  });

  test("words typed while an explanation is shown answer nothing", () => {
    const { effects, session } = play(begin(), answer(2000), answer(3000), { kind: "hint", at: 3000 });
    expect(effects).toEqual(["counted", "waiting", "waiting"]);
    expect(session.answers.length).toBe(1);
  });

  test("a hint is remembered with the answer, and only with that one", () => {
    const { session } = play(
      begin(),
      { kind: "hint", at: 1500 },
      answer(2000),
      { kind: "next", at: 2500 },
      answer(3000),
    );
    expect(session.answers.map(({ hint }) => hint)).toEqual([true, false]);
  });

  test("next pressed twice asks one question on", () => {
    const button = { attempt: "t1", question: "single-1" };
    const next: QuizEvent = { kind: "next", at: 3000, button };
    const { effects, session } = play(begin(), answer(2000), next, next, answer(4000), next);
    expect(effects).toEqual(["counted", "asked", "asked", "counted", "old"]);
    expect(session.answers.length).toBe(2);
  });

  test("skip goes on at once and is no answer", () => {
    const { effects, session } = play(begin(), { kind: "skip", at: 2000 });
    expect([effects, currentOf(session)?.id]).toEqual([["counted"], "multiple-1"]);
    expect(summariseQuiz(session, find)).toMatchObject({ answered: 0, right: 0, skipped: 1, of: 3 });
  });

  test("undo takes back the last answer, which then is no answer without help", () => {
    const { effects, session } = play(begin(), answer(2000, false), { kind: "undo", at: 3000 }, answer(4500));
    expect(effects).toEqual(["counted", "undone", "counted"]);
    expect(session.answers).toMatchObject([{ outcome: "right", hint: true, ms: 1500 }]);
  });

  test("undo pressed twice under one answer takes back one", () => {
    const undo: QuizEvent = { kind: "undo", at: 5000, button: { attempt: "t1", question: "multiple-1" } };
    const { effects, session } = play(begin(), answer(2000), { kind: "next", at: 2500 }, answer(3000), undo, undo);
    expect(effects.slice(3)).toEqual(["undone", "old"]);
    expect(session.answers.length).toBe(1);
  });

  test("undo opens a quiz again that was stopped, or that its last answer ended", () => {
    const stopped = play(begin(), answer(2000), { kind: "stop", at: 2500 }, { kind: "undo", at: 3000 });
    expect([stopped.session.phase, stopped.session.answers.length]).toEqual(["asked", 1]);
    const skip: QuizEvent = { kind: "skip", at: 2000 };
    const over = play(begin(), skip, skip, skip, answer(2500), { kind: "undo", at: 3000 });
    expect(over.effects.slice(3)).toEqual(["over", "undone"]);
    expect(currentOf(over.session)?.id).toBe("order-1");
  });

  test("there is nothing to undo before the first answer", () => {
    expect(play(begin(), { kind: "undo", at: 2000 }).effects).toEqual(["nothing-to-undo"]);
  });

  test("nothing is counted after a stop", () => {
    const { effects, session } = play(begin(), { kind: "stop", at: 2000 }, answer(3000), { kind: "stop", at: 3000 });
    expect(effects).toEqual(["stopped", "over", "over"]);
    expect(session.answers).toEqual([]);
  });

  test("a clock that was put back or a night in between does not make odd times", () => {
    expect(play(begin(), answer(0)).session.answers[0]?.ms).toBe(0);
    expect(play(begin(), answer(90_000_000)).session.answers[0]?.ms).toBe(3_600_000);
  });
});

describe("a quiz in the style of an exam", () => {
  test("goes on without telling, gives no hints and keeps an undone answer unhelped", () => {
    const first = stepQuiz(begin("exam"), answer(2000, false));
    expect(first.effect).toMatchObject({ kind: "counted", tell: false });
    expect(currentOf(first.session)?.id).toBe("multiple-1");
    const { effects, session } = play(
      first.session,
      { kind: "hint", at: 2100 },
      { kind: "undo", at: 2200 },
      answer(2300),
    );
    expect(effects).toEqual(["no-hints", "undone", "counted"]);
    expect(session.answers[0]).toMatchObject({ outcome: "right", hint: false });
  });
});

test("no question is asked twice, and none at all is the end", () => {
  const twice = startQuiz({ attempt: "t", style: "exam", seed: 1, questions: [single, single, trueFalse], at: 0 });
  expect(twice.questions.map(({ id }) => id)).toEqual(["single-1", "true-false-1"]);
  expect(startQuiz({ attempt: "t", style: "exam", seed: 1, questions: [], at: 0 }).phase).toBe("ended");
});

test("a summary names the weakest topic first and what to read", () => {
  const { session } = play(begin("exam"), answer(2000), answer(3000, false), answer(4000, false));
  expect(summariseQuiz(session, find)).toEqual({
    answered: 3,
    right: 1,
    skipped: 0,
    of: 3,
    topics: [
      { subject: "baking", topic: "cakes", answered: 1, right: 0, skipped: 0 },
      { subject: "baking", topic: "bread", answered: 2, right: 1, skipped: 0 },
    ],
    subjects: [{ subject: "baking", answered: 3, right: 1, skipped: 0 }],
    read: ["baking/cakes", "baking/bread"],
  });
});

test("a question that is no longer taught counts in the whole alone", () => {
  const { session } = play(begin("exam"), answer(2000));
  expect(summariseQuiz(session, () => undefined)).toMatchObject({ answered: 1, right: 1, topics: [], read: [] });
});
