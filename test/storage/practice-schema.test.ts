import { expect, test } from "vitest";
import { z } from "zod";
import { grades } from "../../src/domain/practice.ts";
import { cardSchema, reviewSchema } from "../../src/storage/practice-schema.ts";

/** What a review is, in a schema for each part. */
const byParts = z.tuple([
  z.string().min(1).max(200),
  z.int().min(0),
  z.int(),
  z.enum(grades),
  z.int().min(0).max(10_000).nullable(),
]);

const good: readonly unknown[] = ["q1", 2, 1_760_000_000_000, "good", 9_000];
const odd = ["", "x".repeat(200), "x".repeat(201), "good", "easy", null, undefined, true, {}, [], 0, -1, 0.5, 10_000];
const numbers = [10_001, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, "7", new Date(0)];

test("a review is taken exactly where every part of it is as it should be", () => {
  for (const value of [...odd, ...numbers]) {
    const others = good.map((_, place) => good.with(place, value));
    for (const review of [good, value, good.slice(0, 4), [...good, value], ...others])
      expect(reviewSchema.safeParse(review).success, JSON.stringify(review)).toBe(byParts.safeParse(review).success);
  }
});

/** What a card is, in a schema for each part. */
const cardByParts = z.tuple([
  z.string().min(1).max(200),
  z.int().min(0),
  z.int(),
  z.number().positive(),
  z.number().positive(),
  z.int().min(0),
  z.int().min(0),
  z.int(),
  z.boolean(),
]);
const card: readonly unknown[] = ["q1", 2, 1_760_000_000_000, 2.3, 6.4, 3, 1, 1_750_000_000_000, true];

test("a card is taken exactly where every part of it is as it should be, and comes out as one that cannot be changed", () => {
  for (const value of [...odd, ...numbers]) {
    const others = card.map((_, place) => card.with(place, value));
    for (const one of [card, value, card.slice(0, 8), [...card, value], ...others])
      expect(cardSchema.safeParse(one).success, JSON.stringify(one)).toBe(cardByParts.safeParse(one).success);
  }
  const taken = cardSchema.parse(card);
  expect([taken, taken === card, Object.isFrozen(taken)]).toEqual([card, false, true]);
});

test("what comes out is a review of its own that cannot be changed", () => {
  const given = [...good];
  const review = reviewSchema.parse(given);
  expect(review).toEqual(good);
  expect(review).not.toBe(given);
  expect(Object.isFrozen(review)).toBe(true);
  expect(Object.isFrozen(given)).toBe(false);
});
