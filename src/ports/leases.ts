import type { Instant, LearnerId } from "../domain/learner.ts";

/**
 * Whether a message may go out: `ours`; `before`, where one of this key was begun once already and may have arrived; `lost`,
 * where another instance has taken this person over, or may do so before the message is out.
 */
export type Begun = "ours" | "before" | "lost";

/**
 * Who of several instances asks whom: each person due is one instance's for a while, and nobody else's. An instance that
 * dies loses them after some minutes, and another takes them over. All that can fail rejects with an `OutsideError`.
 */
export interface PromptLeases {
  /** People due at this instant, soonest first, who are ours from now on; none of `busy`, and none who are others'. */
  takeDue(at: Instant, limit: number, busy: ReadonlySet<LearnerId>): Promise<readonly LearnerId[]>;
  /** Right before a message is begun; the key is remembered, so that a second one of it is never sent unnoticed. */
  begin(id: LearnerId, key: string): Promise<Begun>;
  /** The message of this key is surely not there: it may be begun again. */
  undo(id: LearnerId, key: string): Promise<void>;
  /** Nothing is under way for this person any more: told to others soon. */
  free(id: LearnerId): void;
  /** Gives back all that is held except these, whose messages may be on their way. Never rejects. */
  close(underWay: ReadonlySet<LearnerId>): Promise<void>;
}

/** One limit of a platform, shared by all instances that write to it. */
export interface SharedPace {
  /** Takes so many turns of this lane, one every `gapMs`; in how many milliseconds the first of them comes. */
  reserve(lane: string, turns: number, gapMs: number): Promise<number>;
  /** No turn comes for so many milliseconds. */
  pause(lane: string, ms: number): Promise<void>;
}
