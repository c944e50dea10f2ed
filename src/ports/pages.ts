import type { LearnerId } from "../domain/learner.ts";

/** Lets people into the pages without a password. Rejects with an `OutsideError` where that cannot be kept. */
export interface PageKeys {
  /** The address of the pages for this one person: one use, ten minutes. Undefined: no pages are served. */
  linkFor(who: LearnerId): Promise<string | undefined>;
  /** Links, sessions and downloads of somebody who is erased, or whose account was linked to another, end at once. */
  forget?(who: LearnerId): Promise<void>;
}
