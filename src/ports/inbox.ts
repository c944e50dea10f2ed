import type { Instant } from "../domain/learner.ts";

/** Something that came from a platform and has to be answered. */
export interface Delivery {
  /** Names it: a repetition has the same key. */
  readonly key: string;
  /** Deliveries of one lane are worked off one after the other, in the order they came: a channel, a chat. */
  readonly lane: string;
  /** When it was accepted. */
  readonly at: Instant;
  /** The platform's own form of it, as text. */
  readonly body: string;
}

/** How a delivery came to be worked on. */
export interface Round {
  /** True where an earlier round may have got as far as sending: the process was killed, or nobody knows what became of it. */
  readonly again: boolean;
}

/**
 * Where deliveries wait that were acknowledged and not yet answered. What was accepted outlasts a kill and a power cut.
 * What is done is forgotten on the disk within minutes.
 */
export interface Inbox {
  /**
   * Resolves once the delivery is durable (many at once share one sync), "repeated" where its key was accepted within
   * the last quarter of an hour. Rejects with an `OutsideError`: EBUSY where too many wait, ECLOSED, or the disk's code.
   */
  accept(delivery: Delivery): Promise<"accepted" | "repeated">;
  /**
   * Begins to work, first on what an earlier run left. `work` rejects with an `OutsideError` to be asked again later,
   * `again` being its `answered` from then on; after half an hour, or on any other error, the delivery is given up.
   */
  begin(work: (delivery: Delivery, round: Round) => Promise<void>): Promise<void>;
  /** How many were accepted and are not done. */
  waiting(): number;
  /** Accepts nothing more, works on for at most so many milliseconds, and lets go; what is left waits for the next start. */
  close(graceMs: number): Promise<void>;
}
