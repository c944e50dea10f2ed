import type { Learner, LearnerId } from "../domain/learner.ts";
import type { LearnerStore } from "../ports/learner-store.ts";

/** So many records are read at once. */
const atOnce = 4;

/** Reads everybody's record but these people's, a few at a time, and calls `see` with each; those that cannot be read are passed over. */
export async function eachOther(
  accounts: ReadonlySet<LearnerId>,
  store: Pick<LearnerStore, "read" | "idleSince">,
  see: (learner: Learner) => Promise<void>,
): Promise<void> {
  const ids = (await store.idleSince(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)).filter(
    (id) => !accounts.has(id),
  );
  const left = ids.values();
  const worker = async () => {
    for (const id of left) {
      const learner = await store.read(id).catch(() => undefined);
      if (learner !== undefined) await see(learner);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
