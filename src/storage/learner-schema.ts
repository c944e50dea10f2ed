import { z } from "zod";
import type { Learner, LearnerId } from "../domain/learner.ts";
import { intentSchema } from "../ports/intent-schema.ts";
import { portfolioSchema } from "./portfolio-schema.ts";
import { digestSchema, lettersSchema, marksSchema, postSchema } from "./post-schema.ts";
import { dailySchema, practiceSchema } from "./practice-schema.ts";
import { quizSchema } from "./quiz-schema.ts";
import { exactly, instant, list } from "./schema-parts.ts";

const code = z.string().min(1).max(100);
const units = list(z.int(), 500);
const note = z.string().max(4000);

const achieved = exactly({
  unit: z.int(),
  how: z.enum(["assessed", "recognition-of-prior-learning", "carried-over"]),
  who: z.exactOptional(note),
  when: z.exactOptional(note),
  why: z.exactOptional(note),
});

const exception = exactly({
  waives: z.enum([
    "unknown-unit",
    "barred",
    "mandatory",
    "optional-credits",
    "total-credits",
    "level-credits",
    "any-of",
    "prerequisite",
  ]),
  units,
  who: note,
  when: note,
  why: note,
});

const plans = list(
  exactly({
    achieved: list(achieved, 500),
    planned: units,
    exceptions: list(exception, 100),
    qualification: code,
  }),
  50,
);

const context = exactly({
  at: instant,
  last: intentSchema,
  offered: list(exactly({ label: note, intent: intentSchema }), 100),
  asking: z.boolean(),
  assumed: z.boolean(),
});

/** What each field of a record may hold; a context that does not parse is refused here. */
export const learnerFields = {
  version: z.literal(4),
  id: z
    .string()
    .min(1)
    .max(1000)
    .transform((id) => id as LearnerId),
  name: z.string().max(1000).nullable(),
  language: z.literal("en"),
  timezone: z.string().min(1).max(100),
  zoneChosen: z.boolean(),
  locale: z.string().max(100).nullable(),
  address: exactly({ platform: z.string().max(100), place: note }).nullable(),
  qualification: code.nullable(),
  plans,
  tastes: list(exactly({ qualification: code, likes: units, dislikes: units }), 50),
  context: context.nullable(),
  undo: list(exactly({ at: instant, what: note, qualification: code.nullable(), plans }), 20),
  quizzes: z.int().min(0),
  quiz: quizSchema.nullable(),
  practice: practiceSchema,
  daily: dailySchema,
  portfolio: portfolioSchema,
  letters: lettersSchema,
  digest: digestSchema.nullable(),
  post: postSchema,
  marks: marksSchema,
  dueAt: instant.nullable(),
  handled: list(z.string().max(1000), 50),
  answered: exactly({
    event: z.string().max(1000),
    at: instant,
    intent: z.string().max(100),
    reply: z.string().max(100_000),
  }).nullable(),
  createdAt: instant,
  updatedAt: instant,
};

/**
 * A learner's record, version 4. Surplus keys are refused; what comes out is new and deeply frozen.
 * A context that does not parse becomes null: what was talked about may be forgotten, the plans may not.
 */
export const learnerSchema = exactly({
  ...learnerFields,
  context: learnerFields.context.catch(null),
}) satisfies z.ZodType<Learner>;
