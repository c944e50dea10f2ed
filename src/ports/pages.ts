import type { Instant, LearnerId } from "../domain/learner.ts";

/** Lets people into the pages without a password. */
export interface PageKeys {
  /** The address of the pages for this one person: one use, ten minutes. Undefined: no pages are served. */
  linkFor(who: LearnerId, at: Instant): string | undefined;
  /** Links and sessions of somebody who is erased, or whose account was linked to another, end at once. */
  forget?(who: LearnerId): void;
}
