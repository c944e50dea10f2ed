import type { Learner } from "../../domain/learner.ts";
import type { PackedReview } from "../../domain/pack-practice.ts";

/** What has to be done to the rows of a learner's answers. */
export interface AnswersChange {
  readonly write: readonly (readonly [seq: number, review: PackedReview])[];
  /** Rows below `low`, and from `high` on, go. */
  readonly low: number;
  readonly high: number;
  /** False where there are none to go. */
  readonly drops: boolean;
}

/** The record without `practice`, as JSON. */
export function recordText({ practice: _, ...record }: Learner): string {
  return JSON.stringify(record);
}

/** What was practised without the answers, as JSON. */
export function practiceText({ practice }: Learner): string {
  const { reviews: _, ...rest } = practice;
  return JSON.stringify(rest);
}

/** The record as one text of JSON, as `decodeLearner` takes it. `answers`: their texts with commas between them. */
export function wholeRecord(record: string, practice: string, answers: string): string {
  return `{"practice":{"reviews":[${answers}],${practice.slice(1)},${record.slice(1)}`;
}

const isSame = (a: PackedReview | undefined, b: PackedReview): boolean =>
  a === b || (a?.every((part, at) => part === b[at]) ?? false);

/** What makes the rows of `was` those of `next`; undefined where nothing has to be done. */
export function answersChange(next: Learner, was: Learner | undefined): AnswersChange | undefined {
  const now = next.practice;
  const before = was?.practice ?? { filed: 0, reviews: [] };
  if (now === before) return undefined;
  const [low, high] = [now.filed, now.filed + now.reviews.length];
  const write = now.reviews.flatMap((review, at) => {
    const seq = low + at;
    return isSame(before.reviews[seq - before.filed], review) ? [] : [[seq, review] as const];
  });
  const any = before.reviews.length > 0;
  const drops = any && (before.filed < low || before.filed + before.reviews.length > high);
  return write.length === 0 && !drops ? undefined : { write, low, high, drops };
}
