import { z } from "zod";
import { type Daily, nations, promptStates } from "../domain/daily.ts";
import { weekdays } from "../domain/intent.ts";
import type { PackedCard, PackedReview } from "../domain/pack-practice.ts";
import { grades, type Practice } from "../domain/practice.ts";
import { exactly, instant, list, longestId, question, version } from "./schema-parts.ts";

const count = z.int().min(0);
const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const time = z.string().regex(/^\d\d:\d\d$/);

/** More questions than there will ever be. */
const mostCards = 20_000;

/**
 * One answer, as a record and a history hold it. Looked at by hand: a record holds hundreds of them, and a schema for each
 * part takes several times as long.
 */
export const reviewSchema = z
  .custom<PackedReview>(isReview)
  .transform(([id, of, at, grade, recall]): PackedReview => Object.freeze([id, of, at, grade, recall] as const));

function isReview(value: unknown): value is PackedReview {
  if (!Array.isArray(value) || value.length !== 5) return false;
  const [id, of, at, grade, recall]: readonly unknown[] = value;
  return (
    isId(id) &&
    isCount(of) &&
    Number.isSafeInteger(at) &&
    knownGrades.has(grade) &&
    (recall === null || (isCount(recall) && recall <= 10_000))
  );
}

/** What is believed of one question, as a record holds it; looked at by hand for the same reason. */
export const cardSchema = z
  .custom<PackedCard>(isCard)
  .transform(
    ([id, of, due, stability, difficulty, reps, lapses, last, right]): PackedCard =>
      Object.freeze([id, of, due, stability, difficulty, reps, lapses, last, right] as const),
  );

function isCard(value: unknown): value is PackedCard {
  if (!Array.isArray(value) || value.length !== 9) return false;
  const [id, of, due, stability, difficulty, reps, lapses, last, right]: readonly unknown[] = value;
  return (
    isId(id) &&
    [of, reps, lapses].every(isCount) &&
    [due, last].every(Number.isSafeInteger) &&
    [stability, difficulty].every(isAbove) &&
    typeof right === "boolean"
  );
}

const isId = (value: unknown): value is string =>
  typeof value === "string" && value.length > 0 && value.length <= longestId;
const isAbove = (value: unknown): boolean => Number.isFinite(value) && Number(value) > 0;

const knownGrades: ReadonlySet<unknown> = new Set(grades);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** What was practised, as a learner's record holds it. */
export const practiceSchema = exactly({
  cards: list(cardSchema, mostCards),
  reviews: list(reviewSchema, 5_000),
  filed: count,
  days: list(exactly({ date, answered: count, right: count, fresh: count }), 400),
  setAside: list(exactly({ question, version }), mostCards),
}) satisfies z.ZodType<Practice>;

const settings = exactly({
  on: z.boolean(),
  time,
  days: list(z.enum(weekdays), 7),
  every: z.union([z.literal(1), z.literal(2)]),
  from: date.nullable(),
  count: z.int().min(1).max(5),
  skipHolidays: z.enum(nations).nullable(),
  quiet: exactly({ from: time, to: time }).nullable(),
  pausedUntil: date.nullable(),
});

/** The daily question, as a learner's record holds it. */
export const dailySchema = exactly({
  settings: settings.nullable(),
  offered: z.boolean(),
  prompts: list(
    exactly({
      date,
      kind: z.enum(["question", "go-on"]),
      state: z.enum(promptStates),
      at: instant,
      until: instant,
      pushed: count,
      attempt: z.string().min(1).max(100).nullable(),
    }),
    60,
  ),
  unanswered: count,
  brokenOn: date.nullable(),
  silent: z.boolean(),
}) satisfies z.ZodType<Daily>;
