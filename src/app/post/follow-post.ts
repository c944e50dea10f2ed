import type { Instant, Learner } from "../../domain/learner.ts";
import { dailyDueOf, earliest, hasPost, withDues } from "../../domain/post-due.ts";
import { followDaily } from "../daily-follow.ts";
import { nextDigest } from "./digest-due.ts";

/** The learner after a message or a change of presence: when the daily question, letters and the digest are looked at. */
export function followDue(before: Learner, after: Learner, now: Instant): Learner {
  // A message may have given the record letters or a digest, or taken the last: the daily question's time was before.
  const isDailyMoved = after.dueAt !== before.dueAt;
  const dailyAt = isDailyMoved ? after.dueAt : dailyDueOf(before);
  const view = dailyAt === after.dueAt ? after : { ...after, dueAt: dailyAt };
  const daily = followDaily({ ...before, dueAt: dailyDueOf(before) }, view, now);
  const moved = withDigestMoved(before, daily, now);
  return withDues(moved, { daily: daily.dueAt, post: postAt(before, moved, now) });
}

/** In another zone it is another instant. */
function withDigestMoved(before: Learner, after: Learner, now: Instant): Learner {
  const { digest, timezone } = after;
  if (digest === null || digest.sending !== null || before.timezone === timezone) return after;
  return { ...after, digest: { ...digest, next: nextDigest({ ...digest, timezone }, now) } };
}

function postAt(before: Learner, after: Learner, now: Instant): Instant | null {
  const { letters, digest, address, daily } = after;
  if (address === null || !hasPost(after)) return null;
  const isWaiting = letters.some(({ state }) => state === "waiting" || state === "sending");
  const { at } = before.post;
  const isBack = (before.daily.silent && !daily.silent) || before.address === null;
  const mayGo = isBack || at === null ? now : at;
  // What is under way has its time; a digest that was set anew has another.
  const isDigestOut = digest !== null && (digest.sending !== null || digest.next <= now);
  const soonest = isDigestOut && at !== null ? at : (digest?.next ?? null);
  return isWaiting ? earliest(mayGo, soonest) : soonest;
}
