import type { Instant, Learner, LearnerId } from "../domain/learner.ts";

/** When one learner was last updated, and when something is to be done for this one. */
export type LastSeen = Pick<Learner, "id" | "updatedAt" | "dueAt">;

/** The ids of at most `limit` learners last updated before `before`, oldest first; equally old ones by id. */
export function pickIdle(
  learners: Iterable<LastSeen>,
  { before, limit }: { readonly before: Instant; readonly limit: number },
): readonly LearnerId[] {
  const idle = [...learners].filter((learner) => learner.updatedAt < before);
  idle.sort((a, b) => a.updatedAt - b.updatedAt || (a.id < b.id ? -1 : 1));
  return idle.slice(0, Math.max(0, limit)).map((learner) => learner.id);
}
