import type { Instant } from "./learner.ts";
import type { Card, Grade, Review } from "./practice.ts";

/** A review as it is stored: question, version, at, grade, recall in ten-thousandths or null. About 50 bytes as JSON. */
export type PackedReview = readonly [string, number, Instant, Grade, number | null];

/** A card as it is stored: question, version, due, stability, difficulty, reps, lapses, last, right. About 100 bytes as JSON. */
export type PackedCard = readonly [string, number, Instant, number, number, number, number, Instant, boolean];

/** Recall is rounded to four places; all else comes back as it was. */
export function packReview({ question, version, at, grade, recall }: Review): PackedReview {
  return [question, version, at, grade, recall === null ? null : Math.round(recall * 10_000)];
}

/** What `packReview` stored. */
export function unpackReview([question, version, at, grade, recall]: PackedReview): Review {
  return { question, version, at, grade, recall: recall === null ? null : recall / 10_000 };
}

/** Nothing is rounded: a stored card goes on exactly as the log would. */
export function packCard(card: Card): PackedCard {
  const { question, version, due, stability, difficulty, reps, lapses, last, right } = card;
  return [question, version, due, stability, difficulty, reps, lapses, last, right];
}

/** What `packCard` stored. */
export function unpackCard(packed: PackedCard): Card {
  const [question, version, due, stability, difficulty, reps, lapses, last, right] = packed;
  return { question, version, due, stability, difficulty, reps, lapses, last, right };
}
