import type { Instant, Learner, LearnerId } from "../domain/learner.ts";

/**
 * Where learners are kept. `update` is the only way to write.
 * Errors of the world (a full disk, a damaged record) reject with an `OutsideError`; what was acknowledged stays.
 */
export interface LearnerStore {
  /** The learner, or undefined for one never seen. Rejects, and never answers undefined, where the record is damaged. */
  read(id: LearnerId): Promise<Learner | undefined>;
  /**
   * Reads, changes and writes one learner as one step; updates of one learner run one after the other.
   * Resolves with what was written once it is durable. `change` is pure and may run twice; where it returns what it
   * was given, nothing is written. Where `change` throws, nothing is written and the error is passed on.
   */
  update(id: LearnerId, change: (was: Learner | undefined) => Learner): Promise<Learner>;
  /** Erases the learner; doing so twice is no error. */
  forget(id: LearnerId): Promise<void>;
  /** Ids of learners last updated before this instant, oldest first: for retention. */
  idleSince(before: Instant, limit: number): Promise<readonly LearnerId[]>;
  /**
   * Ids of learners whose `dueAt` is at or before this instant, soonest first; cheap after the first call. Records that
   * cannot be read may be among them, and one whose last change failed: who reads them learns the truth.
   */
  dueBefore(at: Instant, limit: number): Promise<readonly LearnerId[]>;
  /**
   * Present where other processes change the same records: how often each of these was changed so far, for whoever
   * remembers what followed from one; without those that are not there.
   */
  changesOf?(ids: readonly LearnerId[]): Promise<ReadonlyMap<LearnerId, number>>;
  /**
   * Present where records can be searched without being read: ids of all those in whose record, but for what they practised,
   * one of these texts stands, also within a text that is JSON itself. Others may be among them.
   */
  mentioning?(texts: readonly string[]): Promise<readonly LearnerId[]>;
  /** Finishes what was begun and lets go of files and locks. Later calls reject. */
  close(): Promise<void>;
}
