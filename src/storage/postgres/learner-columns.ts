import type { Learner } from "../../domain/learner.ts";
import type { PackedReview } from "../../domain/pack-practice.ts";

/** What the columns of a learner's row hold, answers aside. */
export interface LearnerColumns {
  readonly record: string;
  readonly practice: string;
  readonly due_at: number | null;
  readonly updated_at: number;
}

/** What has to be done to the rows of a learner's answers. */
export interface AnswersChange {
  readonly write: readonly (readonly [seq: number, review: PackedReview])[];
  /** Rows below `low`, and from `high` on, go. */
  readonly low: number;
  readonly high: number;
  /** False where there are none to go. */
  readonly drops: boolean;
}

/** The columns of a record. */
export function columnsOf(learner: Learner): LearnerColumns {
  const { practice, ...record } = learner;
  const { reviews: _, ...rest } = practice;
  const { dueAt: due_at, updatedAt: updated_at } = learner;
  return { record: JSON.stringify(record), practice: JSON.stringify(rest), due_at, updated_at };
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
