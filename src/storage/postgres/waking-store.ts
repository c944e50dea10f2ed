import type { Instant, Learner } from "../../domain/learner.ts";
import type { LearnerStore } from "../../ports/learner-store.ts";
import type { WakeUps } from "../../ports/wake-ups.ts";

/** The same store, where every time at which somebody becomes due is told, once it is kept, to what wakes an instance then. */
export function wakingStore(store: LearnerStore, { wakeAt }: Pick<WakeUps, "wakeAt">): LearnerStore {
  return {
    ...store,
    async update(id, change) {
      let due: Instant | null = null;
      const noted = (was: Learner | undefined): Learner => {
        const next = change(was);
        due = next.dueAt === (was?.dueAt ?? null) ? null : next.dueAt;
        return next;
      };
      const kept = await store.update(id, noted);
      if (due !== null) wakeAt(due);
      return kept;
    },
  };
}
