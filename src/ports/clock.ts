import type { Instant } from "../domain/learner.ts";

/** The only source of the time of day. */
export interface Clock {
  now(): Instant;
}
