import type { Instant } from "../domain/learner.ts";
import type { BankQuestion, Card } from "../domain/practice.ts";
import { fitToVersion } from "./after-review.ts";
import { recallAt } from "./forgetting.ts";

/** How well a topic or unit is remembered: an expectation about practice questions, never a pass and never evidence. */
export interface Mastery {
  readonly questions: number;
  /** How many of them were answered at least once. */
  readonly seen: number;
  /** `seen` out of `questions`, 0 to 1; 0 where there are no questions. */
  readonly coverage: number;
  /** Expected share of right answers among those seen, 0 to 1; null where none was. Say it with the coverage only. */
  readonly recall: number | null;
  /** How many are due by `at`. */
  readonly due: number;
}

/** The mastery of these questions, of one topic or one unit, at a time. */
export function masteryOf(
  questions: Iterable<Pick<BankQuestion, "id" | "version">>,
  cards: ReadonlyMap<string, Card>,
  at: Instant,
): Mastery {
  let all = 0;
  const seen: Card[] = [];
  for (const { id, version } of questions) {
    all += 1;
    const card = cards.get(id);
    if (card !== undefined) seen.push(fitToVersion(card, version));
  }
  const recall = seen.reduce((sum, card) => sum + recallAt(card, at), 0);
  return {
    questions: all,
    seen: seen.length,
    coverage: all === 0 ? 0 : seen.length / all,
    recall: seen.length === 0 ? null : recall / seen.length,
    due: seen.filter(({ due }) => due <= at).length,
  };
}
