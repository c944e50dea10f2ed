import type { Instant } from "../domain/learner.ts";

/** What one step of tidying up came to. */
export interface TidyStep {
  /** People erased, because they have not written for too long. */
  readonly erased: number;
  /** People who could not be erased; they are tried again with the next sweep. */
  readonly failed: number;
  /** Whether there is more to do. */
  readonly more: boolean;
}

/** Takes away what is kept for longer than the centre decided. */
export interface Tidying {
  /** One small step, so that whoever writes meanwhile is not held up. Rejects where a list cannot be read or written. */
  step(at: Instant): Promise<TidyStep>;
}
