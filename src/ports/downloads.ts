import type { LearnerId } from "../domain/learner.ts";
import type { KeptFile } from "./page-store.ts";

/** How long a file waits, in milliseconds. */
export const fileMs = 600_000;

/** How many files wait at most, and how many bytes of them: the oldest go first. A file above `largest` is not taken. */
export interface DownloadLimits {
  readonly perPerson: number;
  readonly files: number;
  readonly bytes: number;
  readonly largest: number;
}

/** Files that wait for one download each. Knows their tokens by hashes alone; rejects with an `OutsideError`. */
export interface Downloads {
  /** False: the file is too large. */
  put(token: string, who: LearnerId, file: KeptFile): Promise<boolean>;
  /** The file, once: of many who ask at the same time, one gets it. */
  take(token: string): Promise<KeptFile | undefined>;
  /** Takes out the files of somebody. */
  forget(who: LearnerId): Promise<void>;
}
