import type { Instant } from "../domain/learner.ts";

/** Something is to be done on one of several instances. Rejecting is told to operators, and tried again with the next. */
export type Woken = () => Promise<void>;

/** Wakes one of all instances when there is something to do. It only wakes: what is to be done stands elsewhere. */
export interface WakeUps {
  /** Somebody is due at this instant: soon after it, one instance is woken. Never rejects, and costs little the second time. */
  wakeAt(at: Instant): void;
  /** What a woken instance does for those who are due. Called once. */
  onDue(work: Woken): void;
  /** Done about once an hour, by one instance of all. */
  everyHourOnOne(name: string, work: Woken): void;
  /** Takes nothing new; resolves when what is under way is done, after so many milliseconds at most. */
  stop(graceMs: number): Promise<void>;
}
