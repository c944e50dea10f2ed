import type { Instant } from "../domain/learner.ts";
import type { Card } from "../domain/practice.ts";
import { nextMemory } from "./after-review.ts";
import { day, recallAfter } from "./forgetting.ts";

// Of 10, 20, 30 and 60 days, ten left made-up learners with the most on day 60, sixty the least.
const ahead = 10;

/**
 * How much recall, ten days from now, is lost by not asking now: what is most about to be forgotten has most of it. It grows
 * with the days since the last answer and is small for what is firm; of two that are nearly gone, the one more likely to
 * stay comes first, which recall alone would get the wrong way round.
 */
export function urgencyOf(card: Card, at: Instant): number {
  const elapsed = Math.max(0, at - card.last) / day;
  const recall = recallAfter(elapsed, card.stability);
  const known = recallAfter(ahead, nextMemory(card, elapsed, "good").stability);
  const forgotten = recallAfter(ahead, nextMemory(card, elapsed, "again").stability);
  return recall * known + (1 - recall) * forgotten - recallAfter(elapsed + ahead, card.stability);
}
