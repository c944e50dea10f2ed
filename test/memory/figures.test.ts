import { expect, test } from "vitest";
import { afterReview } from "../../src/memory/after-review.ts";
import { calibrate } from "../../src/memory/calibration.ts";
import { recallAt } from "../../src/memory/forgetting.ts";
import { masteryOf } from "../../src/memory/mastery.ts";
import { spreadDue } from "../../src/memory/spread-due.ts";
import { day } from "./any-review.ts";

const known = afterReview(undefined, { question: "a", version: 1, at: 0, grade: "good", recall: null });
const missed = afterReview(undefined, { question: "b", version: 1, at: 0, grade: "again", recall: null });
const cards = new Map([known, missed].map((card) => [card.question, card]));
const ask = (id: string, version = 1) => ({ id, version });

test("mastery is the expected recall of what was met, and beside it how much was met", () => {
  const mastery = masteryOf(
    ["a", "b", "c", "d"].map((id) => ask(id)),
    cards,
    day,
  );
  expect(mastery).toEqual({
    questions: 4,
    seen: 2,
    coverage: 0.5,
    recall: (recallAt(known, day) + recallAt(missed, day)) / 2,
    due: 1,
  });
});

test("nothing met has no recall, rather than none", () => {
  expect(masteryOf([ask("x")], cards, day)).toMatchObject({ coverage: 0, recall: null });
  expect(masteryOf([], cards, day)).toMatchObject({ questions: 0, coverage: 0, recall: null });
});

test("a changed question counts for less and as due", () => {
  const before = masteryOf([ask("a")], cards, day);
  const after = masteryOf([ask("a", 2)], cards, day);
  expect(after.recall ?? 1).toBeLessThan(before.recall ?? 0);
  expect([before.due, after.due]).toEqual([0, 1]);
});

test("what is due is spread over the days, each up to the limit, the rest handed on", () => {
  const due = (date: number, count: number) => Array.from({ length: count }, () => ({ ...known, due: date * day }));
  const all = [...due(-20, 30), ...due(0.5, 5), ...due(2.5, 4), ...due(9, 50)];
  expect(spreadDue({ cards: all, now: 0, perDay: 12, days: 5 })).toEqual([12, 12, 12, 3, 0]);
});

test("predictions that come true have no gap; log loss is that of their own uncertainty", () => {
  const calibration = calibrate(
    Array.from({ length: 100 }, (_, index) => ({ recall: 0.75, grade: index % 4 === 0 ? "again" : "good" }) as const),
  );
  expect(calibration.rmse).toBeCloseTo(0, 9);
  expect(calibration.logLoss).toBeCloseTo(-(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25)), 9);
  expect(calibration.logLossOfMean).toBeCloseTo(calibration.logLoss ?? 0, 9);
  expect(calibration.bins[7]).toEqual({ from: 0.7, to: 0.8, answers: 100, predicted: 0.75, actual: 0.75 });
});

test("predictions that do not come true show in their bin, in the gap and in log loss", () => {
  const calibration = calibrate([
    { recall: 1, grade: "again" },
    { recall: 0.95, grade: "hard" },
    { recall: 0, grade: "again" },
    { recall: null, grade: "good" },
  ]);
  expect(calibration.answers).toBe(3);
  expect(calibration.bins[9]).toMatchObject({ answers: 2, predicted: 0.975, actual: 0.5 });
  expect(calibration.bins[0]).toMatchObject({ answers: 1, predicted: 0, actual: 0 });
  expect(calibration.rmse).toBeCloseTo(Math.sqrt((2 * 0.475 ** 2) / 3), 9);
  expect(calibration.logLoss).toBeCloseTo((-Math.log(0.0001) - Math.log(0.95) - Math.log(0.9999)) / 3, 6);
});

test("no answers have no figures", () => {
  expect(calibrate([])).toMatchObject({ answers: 0, predicted: null, actual: null, logLoss: null, rmse: null });
});
