import { isDeepStrictEqual } from "node:util";
import type { Instant, Learner, LearnerId } from "../domain/learner.ts";
import { OutsideError } from "../domain/outside-error.ts";
import type { PackedReview } from "../domain/pack-practice.ts";
import type { Practice } from "../domain/practice.ts";
import type { Log } from "../ports/log.ts";
import type { ReviewHistory } from "../ports/review-history.ts";

/** A record may hold so many answers before the oldest are filed, so many at a time. */
const mostHeld = 400;
const filedAtOnce = 200;
/**
 * Answers stay in the record for so long after they were filed: whoever copies the data folder may have copied the history
 * before, and has to find them in the record. As long as the store keeps its log for the same reason.
 */
const keptForCopies = 5 * 60_000;
/** Less than a record may hold, by more than one quiz. Where filing fails so long, the oldest answers go unfiled. */
const mostUnfiled = 4_500;

/** Files the answers of records that hold many, and erases what was filed. One for all that works on a store. */
export interface ReviewFiling {
  /** The practice without what was filed long enough ago; pure but for what it remembers having filed. */
  trimmed(learner: Pick<Learner, "id" | "practice">, at: Instant): Practice;
  /** To be called with the record as it was kept. Resolves after one append at most, also where that failed. */
  settle(learner: Pick<Learner, "id" | "practice">, at: Instant): Promise<void>;
  /** Does what changes which answers the record holds, with nothing of this learner being filed meanwhile. */
  renew(id: LearnerId, change: () => Promise<void>): Promise<void>;
  /** Erases the history, then does the rest, with nothing of this learner being filed meanwhile. */
  erase(id: LearnerId, rest: () => Promise<void>): Promise<void>;
}

interface FilingConfig {
  readonly history: ReviewHistory;
  readonly log: Log;
}

interface Filed {
  /** How many of the learner's answers ever were in the history then. */
  readonly until: number;
  /** The last of them, by which a record is known: another process may have erased it since, or made it one with another. */
  readonly last: PackedReview;
  readonly at: Instant;
}

/**
 * How many answers of this practice are filed, as far as is remembered. An answer moves to another place where others are
 * put among those before it, and never comes again in a record that was begun anew: where the last one stands in its place,
 * all before it are those that were filed.
 */
function filedOf({ filed, reviews }: Practice, done: Filed | undefined): number {
  return done !== undefined && isDeepStrictEqual(reviews[done.until - 1 - filed], done.last) ? done.until : 0;
}

/** The practice whose answers before the `until`-th are in the history and leave the record. */
export function withoutFiled(practice: Practice, until: number): Practice {
  const gone = Math.min(until - practice.filed, practice.reviews.length);
  if (gone <= 0) return practice;
  return { ...practice, reviews: practice.reviews.slice(gone), filed: practice.filed + gone };
}

/** How many of the oldest answers are to be filed. */
function toFile({ reviews }: Practice): number {
  return reviews.length <= mostHeld ? 0 : filedAtOnce * Math.ceil((reviews.length - mostHeld) / filedAtOnce);
}

/** A record that cannot be written would keep its learner from everything. */
function withinBounds(practice: Practice, log: Log): Practice {
  const over = practice.reviews.length - mostUnfiled;
  if (over <= 0) return practice;
  const message = "Older answers could not be filed for so long that some are lost; what was learned of them is kept";
  log.error(message, { answers: over });
  return withoutFiled(practice, practice.filed + over);
}

/** Opens filing that remembers nothing: what an earlier run filed is filed again, which changes nothing. */
export function openReviewFiling({ history, log }: FilingConfig): ReviewFiling {
  const filed = new Map<LearnerId, Filed>();
  const underWay = new Map<LearnerId, Promise<void>>();
  let failing = false;

  function told(error: unknown): void {
    if (!failing) {
      const facts = error instanceof OutsideError ? { code: error.code, where: error.where } : { code: "BUG" };
      log.error("Older answers could not be filed; they stay in the record, and it is tried again", facts);
    }
    failing = true;
  }

  async function file({ id, practice }: Pick<Learner, "id" | "practice">, at: Instant): Promise<void> {
    const count = toFile(practice);
    try {
      const reviews = practice.reviews.slice(0, count);
      await history.file(id, practice.filed, reviews);
      const last = reviews.at(-1);
      if (last !== undefined) filed.set(id, { until: practice.filed + count, last, at });
      if (failing) log.info("Older answers are filed again");
      failing = false;
    } catch (error) {
      told(error);
    }
  }

  return {
    trimmed: ({ id, practice }, at) => {
      const done = filed.get(id);
      const old = done !== undefined && at - done.at > keptForCopies;
      return withinBounds(old ? withoutFiled(practice, filedOf(practice, done)) : practice, log);
    },
    async settle(learner, at) {
      const { id, practice } = learner;
      const until = filedOf(practice, filed.get(id));
      if (until <= practice.filed) filed.delete(id);
      // A quiz over and over: what is filed already counts as gone.
      if (toFile(withoutFiled(practice, until)) === 0 || underWay.has(id)) return;
      const work = file(learner, at).finally(() => underWay.delete(id));
      underWay.set(id, work);
      await work;
    },
    async renew(id, change) {
      await underWay.get(id);
      filed.delete(id);
      await hold(underWay, id, change());
    },
    async erase(id, rest) {
      await underWay.get(id);
      filed.delete(id);
      await hold(underWay, id, history.forget(id).then(rest));
    },
  };
}

/** While this is going on, nothing else begins for this learner. */
async function hold(underWay: Map<LearnerId, Promise<void>>, id: LearnerId, work: Promise<void>): Promise<void> {
  underWay.set(
    id,
    work.catch(() => undefined),
  );
  try {
    await work;
  } finally {
    underWay.delete(id);
  }
}
