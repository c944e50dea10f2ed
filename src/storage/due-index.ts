import type { Instant, Learner, LearnerId } from "../domain/learner.ts";

/** When something is to be done for one learner. */
export type LastDue = Pick<Learner, "id" | "dueAt">;

/** Who is due when: one map of minutes, so that neither a timer nor a search goes by the number of learners. */
export interface DueIndex {
  /** From now on this learner is due then; null: not at all. */
  note(id: LearnerId, dueAt: Instant | null): void;
  /** Ids of those due at this instant or before, soonest first, equally due ones by id; at most `limit`. */
  before(at: Instant, limit: number): readonly LearnerId[];
}

const minuteOf = (at: Instant): number => Math.floor(at / 60_000);

/** Opens with nobody in it. */
export function openDueIndex(): DueIndex {
  const dueAts = new Map<LearnerId, Instant>();
  const minutes = new Map<number, Set<LearnerId>>();

  function drop(id: LearnerId, was: Instant): void {
    const minute = minutes.get(minuteOf(was));
    minute?.delete(id);
    if (minute?.size === 0) minutes.delete(minuteOf(was));
    dueAts.delete(id);
  }

  function note(id: LearnerId, dueAt: Instant | null): void {
    const was = dueAts.get(id);
    if (was === (dueAt ?? undefined)) return;
    if (was !== undefined) drop(id, was);
    if (dueAt === null) return;
    dueAts.set(id, dueAt);
    const minute = minutes.get(minuteOf(dueAt)) ?? new Set();
    minutes.set(minuteOf(dueAt), minute.add(id));
  }

  /** Those of one minute who are due, in order. */
  function dueIn(minute: number, at: Instant): readonly LearnerId[] {
    const due = [...(minutes.get(minute) ?? [])]
      .map((id) => ({ id, dueAt: dueAts.get(id) ?? 0 }))
      .filter((one) => one.dueAt <= at);
    due.sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
    return due.map((one) => one.id);
  }

  return {
    note,
    before(at, limit) {
      const due: LearnerId[] = [];
      const passed = [...minutes.keys()].filter((minute) => minute <= minuteOf(at)).sort((a, b) => a - b);
      for (const minute of passed) {
        if (due.length >= limit) break;
        due.push(...dueIn(minute, at));
      }
      return due.slice(0, Math.max(0, limit));
    },
  };
}
