import type { LearnerId } from "../domain/learner.ts";
import type { ReplyFile } from "../domain/reply.ts";

/** Where a file lies for a moment until the person it was made for fetches it: for platforms that take no files of ours. */
export interface FileShelf {
  /** An address for one download within ten minutes; undefined where there is none that others can reach. */
  put(file: ReplyFile, who: LearnerId): Promise<string | undefined>;
}
