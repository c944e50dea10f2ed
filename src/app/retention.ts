import { accountsOf } from "../domain/forget-person.ts";
import type { Instant, LearnerId } from "../domain/learner.ts";
import { OutsideError } from "../domain/outside-error.ts";
import type { Tidying } from "../ports/retention.ts";
import { type EraseWith, eraseLearners } from "./erase-learner.ts";
import type { Retention } from "./office.ts";
import { unlessDamaged } from "./unless-unreadable.ts";

const day = 24 * 60 * 60_000;
/** Erased in one step, which looks through everybody's records once. */
const atOnce = 20;
/** After so long it is tried again to erase those who could not be. */
const retryAfter = 12 * 60 * 60_000;

/**
 * Erases who has not written for longer than `retentionDays`, as if they had asked, and takes out looks older than
 * `looksDays`. Whoever wrote lately by any of their accounts stays.
 */
export function openTidying(options: EraseWith & { readonly retention: Retention }): Tidying {
  const { office, store, retention } = options;
  /** Who is left alone, and since when. */
  const resting = new Map<LearnerId, Instant>();

  async function idle(at: Instant, before: Instant): Promise<readonly LearnerId[]> {
    for (const [id, since] of resting) if (at - since >= retryAfter) resting.delete(id);
    const found = await store.idleSince(before, atOnce + resting.size);
    return found.filter((id) => !resting.has(id)).slice(0, atOnce);
  }

  /** True where this person is idle by all their accounts; whoever cannot be read just now stays. */
  async function isIdle(id: LearnerId, before: Instant): Promise<boolean> {
    const accounts = accountsOf(office.roster.now(), id);
    try {
      const records = await Promise.all(accounts.map((one) => store.read(one).catch(unlessDamaged)));
      return records.every((record) => record === undefined || record.updatedAt < before);
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      return false;
    }
  }

  return {
    async step(at) {
      await office.looks?.prune(at - retention.looksDays * day);
      if (retention.retentionDays === undefined) return { erased: 0, failed: 0, more: false };
      const before = at - retention.retentionDays * day;
      const ids = await idle(at, before);
      const going: LearnerId[] = [];
      for (const id of ids) if (await isIdle(id, before)) going.push(id);
      // Those who stay are not looked at again for a while, nor are those who could not be erased.
      for (const id of ids) resting.set(id, at);
      const more = ids.length === atOnce;
      try {
        if (going.length > 0) await eraseLearners(going, options);
      } catch (error) {
        if (!(error instanceof OutsideError)) throw error;
        return { erased: 0, failed: going.length, more };
      }
      for (const id of going) resting.delete(id);
      return { erased: going.length, failed: 0, more };
    },
  };
}
