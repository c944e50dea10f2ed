import type { Instant, Learner, LearnerId } from "../domain/learner.ts";
import { type DueIndex, type LastDue, openDueIndex } from "./due-index.ts";

/** The index of a store whose records must be read before it is known who is due: made when it is first asked. */
export interface DueLearners {
  /** To be told of every record that is read or written, and of everyone who is forgotten. */
  note(id: LearnerId, learner: Learner | undefined): void;
  before(at: Instant, limit: number): Promise<readonly LearnerId[]>;
}

/** `readAll`: every record there is. Where it rejects, so does the question, and the next one reads again. */
export function openDueLearners(readAll: () => Promise<Iterable<LastDue>>): DueLearners {
  let index: DueIndex | undefined;
  let making: Promise<DueIndex> | undefined;
  /** Who changed while the records were read: what was read of them may be older. */
  let meanwhile = new Map<LearnerId, Instant | null>();

  async function make(): Promise<DueIndex> {
    meanwhile = new Map();
    try {
      const made = openDueIndex();
      for (const { id, dueAt } of await readAll()) made.note(id, dueAt);
      for (const [id, dueAt] of meanwhile) made.note(id, dueAt);
      index = made;
      return made;
    } finally {
      making = undefined;
      meanwhile = new Map();
    }
  }

  return {
    note(id, learner) {
      const dueAt = learner?.dueAt ?? null;
      if (making !== undefined) meanwhile.set(id, dueAt);
      else index?.note(id, dueAt);
    },
    async before(at, limit) {
      if (index === undefined) making ??= make();
      return (index ?? (await making) ?? openDueIndex()).before(at, limit);
    },
  };
}
