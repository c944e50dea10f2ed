import { z } from "zod";
import { weekdays } from "../domain/intent.ts";
import type { LearnerId } from "../domain/learner.ts";
import { type Digest, type Letter, letterAnswers, type Post, type WeekMark } from "../domain/letter.ts";
import { exactly, instant, list } from "./schema-parts.ts";

const count = z.int().min(0);

/** What other people let the assistant bring, as a learner's record holds it. */
export const lettersSchema = list(
  exactly({
    id: z.string().min(1).max(100),
    kind: z.enum(["nudge", "notice"]),
    from: z
      .string()
      .min(1)
      .max(1000)
      .transform((id) => id as LearnerId),
    fromName: z.string().max(1000).nullable(),
    text: z.string().max(4000),
    at: instant,
    state: z.enum(["waiting", "sending", "sent", "unsure", "unreachable"]),
    sentAt: instant.nullable(),
    seenAt: instant.nullable(),
    answer: exactly({ what: z.enum(letterAnswers), at: instant }).nullable(),
  }) satisfies z.ZodType<Letter>,
  20,
);

/** A manager's digest. */
export const digestSchema = exactly({
  day: z.enum(weekdays),
  time: z.string().regex(/^\d\d:\d\d$/),
  next: instant,
  sending: z.string().max(100).nullable(),
}) satisfies z.ZodType<Digest>;

/** When letters and the digest are looked at again. */
export const postSchema = exactly({
  refuses: z.boolean(),
  at: instant.nullable(),
  dailyAt: instant.nullable(),
}) satisfies z.ZodType<Post>;

/** How a learner stood when a week began. */
export const marksSchema = list(
  exactly({
    week: z.string().regex(/^\d{4}-\d\d-\d\d$/),
    seen: count,
    recall: z.number().min(0).max(1).nullable(),
    signed: count,
  }) satisfies z.ZodType<WeekMark>,
  10,
);
