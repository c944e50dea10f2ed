import type { Grade } from "../domain/practice.ts";
import type { QuestionType } from "../domain/question.ts";

/**
 * Milliseconds from showing to answering above which a right answer counts as slow. Our own figures: reading sixty to a
 * hundred words on a phone, deciding, and as many presses or letters as the type needs.
 */
export const slowAfter: Readonly<Record<QuestionType, number>> = {
  "true-false": 30_000,
  single: 45_000,
  short: 45_000,
  multiple: 60_000,
  number: 75_000,
  order: 90_000,
  match: 90_000,
};

/** Milliseconds above which nobody was thinking: a call came in between, so the time says nothing. */
export const awayAfter = 600_000;

/** How an answer went. `ms` is null where it is not known when the question was seen, as with a prompt sent ahead. */
export interface Marked {
  readonly type: QuestionType;
  readonly right: boolean;
  readonly hinted: boolean;
  readonly ms: number | null;
}

/** Wrong is Again; right after a hint or slowly is Hard; right is Good. Nobody gets more for being fast. */
export function gradeOf({ type, right, hinted, ms }: Marked): Grade {
  if (!right) return "again";
  const slow = ms !== null && ms > slowAfter[type] && ms <= awayAfter;
  return hinted || slow ? "hard" : "good";
}
