import type { Instant } from "../domain/learner.ts";
import type { Card } from "../domain/practice.ts";
import { day } from "./forgetting.ts";

interface Spread {
  readonly cards: Iterable<Card>;
  readonly now: Instant;
  readonly perDay: number;
  readonly days: number;
}

/**
 * How many reviews the next days will bring, today first, each day 24 hours from `now`: a day takes what falls due in it
 * and what is left over, up to the limit, and hands the rest on. New questions and reviews of reviews are not counted.
 */
export function spreadDue({ cards, now, perDay, days }: Spread): readonly number[] {
  const falls = Array.from({ length: days }, () => 0);
  for (const { due } of cards) {
    const index = Math.max(0, Math.floor((due - now) / day));
    if (index < days) falls[index] = (falls[index] ?? 0) + 1;
  }
  let left = 0;
  return falls.map((fall) => {
    const asked = Math.min(perDay, left + fall);
    left += fall - asked;
    return asked;
  });
}
