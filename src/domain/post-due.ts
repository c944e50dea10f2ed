import type { Instant, Learner } from "./learner.ts";

type Posted = Pick<Learner, "letters" | "digest" | "post" | "dueAt">;

/** Whether letters are to be sent, or may just have been, or a digest is wanted. */
export function hasPost({ letters, digest }: Pick<Learner, "letters" | "digest">): boolean {
  return digest !== null || letters.some(({ state }) => state === "waiting" || state === "sending");
}

/** When the daily question of a record has to be looked at, whatever else is due. */
export function dailyDueOf(learner: Posted): Instant | null {
  return hasPost(learner) ? learner.post.dailyAt : learner.dueAt;
}

/** When each has to be looked at. */
export interface Dues {
  readonly daily: Instant | null;
  readonly post: Instant | null;
}

/** The one place where `dueAt` is made of all that may be due: the earliest. The very same record where nothing changes. */
export function withDues(learner: Learner, { daily, post }: Dues): Learner {
  const isPosted = hasPost(learner);
  const [at, dailyAt] = isPosted ? [post, daily] : [null, null];
  const dueAt = earliest(daily, at);
  const { post: was } = learner;
  if (was.at === at && was.dailyAt === dailyAt && learner.dueAt === dueAt) return learner;
  return { ...learner, dueAt, post: { ...was, at, dailyAt } };
}

/** The record after what was done to its letters or its digest; `was` tells when the daily question is due. */
export function withPostAt(learner: Learner, was: Learner, post: Instant | null): Learner {
  return withDues(learner, { daily: dailyDueOf(was), post });
}

/** The earlier of two; null counts as never. */
export function earliest(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
