import type { Instant } from "./domain/learner.ts";
import type { LearnerStore } from "./ports/learner-store.ts";

/** The store, telling of every record that is written when its learner is due next, where that has changed. */
export function tellWhenDue(store: LearnerStore, tell: (at: Instant) => void): LearnerStore {
  return {
    ...store,
    update: async (id, change) => {
      let before: Instant | null = null;
      const kept = await store.update(id, (was) => {
        before = was?.dueAt ?? null;
        return change(was);
      });
      if (kept.dueAt !== null && kept.dueAt !== before) tell(kept.dueAt);
      return kept;
    },
  };
}
