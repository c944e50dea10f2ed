import fc from "fast-check";
import { expect, test } from "vitest";
import { packCard, packReview, unpackCard, unpackReview } from "../../src/domain/pack-practice.ts";
import type { Card, Grade, Review } from "../../src/domain/practice.ts";
import { afterReview, fitToVersion, keptAfterChange, rebuild } from "../../src/memory/after-review.ts";
import { recallAt } from "../../src/memory/forgetting.ts";
import { anyLog, day } from "./any-review.ts";

const seeded = { seed: 10267, numRuns: 300 };

function answer(grade: Grade, at = 0, version = 1): Review {
  return { question: "q", version, at, grade, recall: null };
}

test("cards rebuilt from the log are those that were kept answer by answer, stored and read between", () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      const kept = new Map<string, Card>();
      for (const review of log) {
        const stored = kept.get(review.question);
        const card = stored && unpackCard(JSON.parse(JSON.stringify(packCard(stored))));
        kept.set(review.question, afterReview(card, review));
      }
      const read = log.map((review) => unpackReview(JSON.parse(JSON.stringify(packReview(review)))));
      expect(rebuild(read)).toEqual(kept);
    }),
    seeded,
  );
});

test("recall is between 0 and 1, certain just after an answer, and falls with time", () => {
  fc.assert(
    fc.property(anyLog, fc.array(fc.integer({ min: 1, max: 400 * day }), { maxLength: 6 }), (log, gaps) => {
      for (const card of rebuild(log).values()) {
        expect(recallAt(card, card.last)).toBe(1);
        let [at, before] = [card.last, 1];
        for (const gap of gaps) {
          at += gap;
          const now = recallAt(card, at);
          expect(now).toBeGreaterThan(0);
          expect(now).toBeLessThan(before);
          before = now;
        }
      }
    }),
    seeded,
  );
});

test("a card is always sound: due a day to a year after the answer, stable, difficult from 1 to 10, counted", () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      const cards = [...rebuild(log).values()];
      expect(cards.reduce((sum, { reps }) => sum + reps, 0)).toBe(log.length);
      for (const card of cards) {
        expect(card.due - card.last).toBeGreaterThanOrEqual(day);
        expect(card.due - card.last).toBeLessThanOrEqual(365 * day);
        expect(card.stability).toBeGreaterThan(0);
        expect(card.difficulty).toBeGreaterThanOrEqual(1);
        expect(card.difficulty).toBeLessThanOrEqual(10);
        expect(card.lapses).toBeLessThan(card.reps);
      }
    }),
    seeded,
  );
});

test("a better grade never makes for a shorter memory", () => {
  fc.assert(
    fc.property(anyLog, fc.integer({ min: day, max: 90 * day }), (log, gap) => {
      for (const card of rebuild(log).values()) {
        const [again, hard, good] = (["again", "hard", "good"] as const).map(
          (grade) => afterReview(card, { ...answer(grade, card.last + gap, card.version) }).stability,
        );
        expect(again ?? 0).toBeLessThanOrEqual(hard ?? 0);
        expect(hard ?? 0).toBeLessThanOrEqual(good ?? 0);
      }
    }),
    seeded,
  );
});

test("right answers in time come two, eleven and more days apart; a wrong one brings the question back soon", () => {
  let card = afterReview(undefined, answer("good"));
  const gaps: number[] = [];
  for (const grade of ["good", "good", "again"] as const) {
    gaps.push((card.due - card.last) / day);
    card = afterReview(card, answer(grade, card.due));
  }
  expect(gaps[0]).toBe(2);
  expect(gaps[1]).toBe(11);
  expect(gaps[2]).toBeGreaterThan(25);
  expect((card.due - card.last) / day).toBeLessThanOrEqual(3);
  expect(card.lapses).toBe(1);
});

test("a question due is expected to be known by nine of ten, within a day's rounding", () => {
  const card = [0, 2, 13].reduce<Card | undefined>((was, at) => afterReview(was, answer("good", at * day)), undefined);
  expect(card && recallAt(card, card.due)).toBeCloseTo(0.9, 2);
});

test("a changed question keeps its card with a quarter of the stability and is due at once", () => {
  const card = afterReview(afterReview(undefined, answer("good")), answer("good", 2 * day));
  const changed = fitToVersion(card, 2);
  expect(changed).toEqual({ ...card, version: 2, stability: card.stability * keptAfterChange, due: card.last });
  expect(recallAt(changed, 9 * day)).toBeLessThan(recallAt(card, 9 * day));
  const after = afterReview(card, answer("good", 9 * day, 2));
  expect(after).toEqual(afterReview(changed, answer("good", 9 * day, 2)));
  expect(after.stability).toBeLessThan(afterReview(card, answer("good", 9 * day)).stability);
});

test("an answer to an old version changes nothing of the version that is known", () => {
  const card = afterReview(undefined, answer("good", 0, 3));
  expect(fitToVersion(card, 2)).toBe(card);
  expect(afterReview(card, answer("good", day, 2)).version).toBe(3);
});

test("an answer dated before the last one counts as given then", () => {
  const card = afterReview(undefined, answer("good", 5 * day));
  expect(afterReview(card, answer("good", day))).toEqual(afterReview(card, answer("good", 5 * day)));
});
