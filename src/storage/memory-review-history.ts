import type { LearnerId } from "../domain/learner.ts";
import type { PackedReview } from "../domain/pack-practice.ts";
import type { ReviewHistory } from "../ports/review-history.ts";

/** Histories that last as long as the process. */
export function openMemoryHistory(): ReviewHistory {
  const kept = new Map<LearnerId, readonly PackedReview[]>();
  return {
    file: async (id, from, reviews) => {
      const was = kept.get(id) ?? [];
      kept.set(id, [...was.slice(0, from), ...reviews, ...was.slice(from + reviews.length)]);
    },
    read: async (id) => kept.get(id) ?? [],
    forget: async (id) => void kept.delete(id),
  };
}
