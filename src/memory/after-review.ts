import { fsrs, Rating } from "ts-fsrs";
import type { Card, Grade, Review } from "../domain/practice.ts";
import { day } from "./forgetting.ts";

// FSRS-6 with its usual parameters; no fuzz, so that a log always gives the same cards. The learning steps of
// minutes are not used: a day's practice is too short for them, and the shortest interval is a day.
const scheduler = fsrs({ request_retention: 0.9, enable_fuzz: false, maximum_interval: 365 });

/** The share of stability that is left when a question has changed: a right answer must be earned anew, soon. */
export const keptAfterChange = 0.25;

// Answers less than half a day apart are one sitting for FSRS, whatever midnight lies between them.
const sitting = 0.5;

const ratings = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good } as const satisfies Record<Grade, Rating>;

type Memory = Pick<Card, "stability" | "difficulty">;

/**
 * The card as it stands towards a version of its question. A higher version keeps what is known of the learner and this
 * question, but with a quarter of the stability, and is due at once: what is right may have changed, the topic has not.
 */
export function fitToVersion(card: Card, version: number): Card {
  if (version <= card.version) return card;
  return { ...card, version, stability: Math.max(card.stability * keptAfterChange, 0.01), due: card.last };
}

/** What FSRS remembers of a question after an answer `elapsed` days after the last; null: the first. */
export function nextMemory(was: Memory | null, elapsed: number, grade: Grade): Memory {
  return scheduler.next_state(was, elapsed < sitting ? 0 : elapsed, ratings[grade]);
}

/** The card after one more answer; undefined: the first. An answer dated before the last one counts as given then. */
export function afterReview(card: Card | undefined, review: Review): Card {
  const was = card === undefined ? undefined : fitToVersion(card, review.version);
  const last = Math.max(review.at, was?.last ?? review.at);
  const elapsed = was === undefined ? 0 : (last - was.last) / day;
  const next = nextMemory(was ?? null, elapsed, review.grade);
  return {
    question: review.question,
    version: was?.version ?? review.version,
    due: last + scheduler.next_interval(next.stability, elapsed) * day,
    stability: next.stability,
    difficulty: next.difficulty,
    reps: (was?.reps ?? 0) + 1,
    lapses: (was?.lapses ?? 0) + (was !== undefined && review.grade === "again" ? 1 : 0),
    last,
    right: review.grade !== "again",
  };
}

/** All cards from the log, in the order in which their questions were first answered; the log must be in order. */
export function rebuild(log: Iterable<Review>): ReadonlyMap<string, Card> {
  const cards = new Map<string, Card>();
  for (const review of log) cards.set(review.question, afterReview(cards.get(review.question), review));
  return cards;
}
