import type { LearnerStore } from "../ports/learner-store.ts";
import type { PromptLeases } from "../ports/leases.ts";

/** For the only process on its store: everybody due is ours, and what was begun is in the record. */
export function loneLeases(store: Pick<LearnerStore, "dueBefore">): PromptLeases {
  return {
    async takeDue(at, limit, busy) {
      const due = await store.dueBefore(at, limit + busy.size);
      return due.filter((id) => !busy.has(id)).slice(0, limit);
    },
    begin: async () => "ours",
    undo: async () => undefined,
    free: () => undefined,
    close: async () => undefined,
  };
}
