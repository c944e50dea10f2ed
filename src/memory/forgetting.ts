import { computeDecayFactor, default_w } from "ts-fsrs";
import type { Instant } from "../domain/learner.ts";
import type { Card } from "../domain/practice.ts";

/** A day in milliseconds. */
export const day = 86_400_000;

const { decay, factor } = computeDecayFactor(default_w);

/** Recall, 0 to 1, after so many days at a stability in days: FSRS-6's forgetting curve with its usual parameters. */
export function recallAfter(days: number, stability: number): number {
  return (1 + (factor * Math.max(0, days)) / stability) ** decay;
}

/** How likely the learner is to answer this rightly at `at`, 0 to 1; falls with every millisecond, never rises. */
export function recallAt(card: Card, at: Instant): number {
  return recallAfter((at - card.last) / day, card.stability);
}
