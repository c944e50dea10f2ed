import type { Learner, LearnerId } from "../domain/learner.ts";
import type { LearnerStore } from "../ports/learner-store.ts";
import { pickIdle } from "./idle-learners.ts";
import { settleLearner } from "./learner-record.ts";
import { openStoreGate } from "./store-gate.ts";

/** Learners that last as long as the process; checks and freezes records exactly as the file store does. */
export function openMemoryStore(): LearnerStore {
  const learners = new Map<LearnerId, Learner>();
  const gate = openStoreGate("memory");
  return {
    read: (id) => gate.pass(async () => learners.get(id)),
    update: (id, change) =>
      gate.pass(async () => {
        const was = learners.get(id);
        const next = change(was);
        if (next === was) return next;
        const kept = settleLearner(id, next);
        learners.set(id, kept);
        return kept;
      }),
    forget: (id) =>
      gate.pass(async () => {
        learners.delete(id);
      }),
    idleSince: (before, limit) => gate.pass(async () => pickIdle(learners.values(), { before, limit })),
    close: () => gate.close(async () => learners.clear()),
  };
}
