import type { Learner, LearnerId } from "../domain/learner.ts";
import type { LearnerStore } from "../ports/learner-store.ts";
import { openDueIndex } from "./due-index.ts";
import { pickIdle } from "./idle-learners.ts";
import { settleLearner } from "./learner-record.ts";
import { openStoreGate } from "./store-gate.ts";

/** How careful the store is with what it is given. */
interface MemoryOptions {
  /** True (the default): records are checked, copied and frozen exactly as the file store does. False: taken as they are. */
  readonly checked?: boolean;
}

/** Learners that last as long as the process. */
export function openMemoryStore({ checked = true }: MemoryOptions = {}): LearnerStore {
  const learners = new Map<LearnerId, Learner>();
  const due = openDueIndex();
  const gate = openStoreGate("memory");
  return {
    read: (id) => gate.pass(async () => learners.get(id)),
    update: (id, change) =>
      gate.pass(async () => {
        const was = learners.get(id);
        const next = change(was);
        if (next === was) return next;
        const kept = checked ? settleLearner(id, next) : next;
        learners.set(id, kept);
        due.note(id, kept.dueAt);
        return kept;
      }),
    forget: (id) =>
      gate.pass(async () => {
        learners.delete(id);
        due.note(id, null);
      }),
    idleSince: (before, limit) => gate.pass(async () => pickIdle(learners.values(), { before, limit })),
    dueBefore: (at, limit) => gate.pass(async () => due.before(at, limit)),
    close: () => gate.close(async () => learners.clear()),
  };
}
