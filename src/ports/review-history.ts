import type { LearnerId } from "../domain/learner.ts";
import type { PackedReview } from "../domain/pack-practice.ts";

/** Where a learner's older answers lie, in the order in which they were given; together with the record's, all of them. */
export interface ReviewHistory {
  /** Adds answers, the first of which is this learner's `from`-th ever, counted from 0; those that are there already stay once. */
  file(id: LearnerId, from: number, reviews: readonly PackedReview[]): Promise<void>;
  /** All that was filed; empty for one never seen. */
  read(id: LearnerId): Promise<readonly PackedReview[]>;
  /** Erases them; doing so twice is no error. */
  forget(id: LearnerId): Promise<void>;
}
