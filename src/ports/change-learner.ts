import type { Learner, LearnerId } from "../domain/learner.ts";
import type { LearnerStore } from "./learner-store.ts";

class NobodyThere extends Error {
  constructor() {
    super("This learner was forgotten");
    this.name = "NobodyThere";
  }
}

/** As the store's `update`, but undefined, with nothing written, for one who is not there or was forgotten meanwhile. */
export async function changeLearner(
  store: Pick<LearnerStore, "update">,
  id: LearnerId,
  change: (was: Learner) => Learner,
): Promise<Learner | undefined> {
  try {
    return await store.update(id, (was) => {
      if (was === undefined) throw new NobodyThere();
      return change(was);
    });
  } catch (error) {
    if (error instanceof NobodyThere) return undefined;
    throw error;
  }
}
