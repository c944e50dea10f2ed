import { z } from "zod";
import { mostQuestions, type QuizSession, quizStyles } from "../domain/quiz/session.ts";
import { exactly, instant, list, question, version } from "./schema-parts.ts";

const places = list(z.int().min(0).max(100), 100);

const given = z.discriminatedUnion("kind", [
  exactly({ kind: z.literal("options"), places }),
  exactly({ kind: z.literal("sequence"), places }),
  exactly({ kind: z.literal("pairs"), places }),
  exactly({
    kind: z.literal("words"),
    fits: exactly({ of: z.enum(["accept", "slip"]), at: z.int().min(0) }).nullable(),
    exact: z.boolean(),
  }),
  exactly({ kind: z.literal("number"), value: z.number(), read: z.enum(["plain", "fraction", "converted"]) }),
  exactly({ kind: z.literal("none") }),
]);

const answer = exactly({
  question,
  outcome: z.enum(["right", "wrong", "unknown", "skipped"]),
  given,
  hint: z.boolean(),
  ms: z.int().min(0),
  at: instant,
});

/** A quiz as a learner's record holds it. */
export const quizSchema = exactly({
  attempt: z.string().min(1).max(100),
  style: z.enum(quizStyles),
  seed: z.int().min(0),
  questions: list(exactly({ id: question, version }), mostQuestions),
  answers: list(answer, mostQuestions),
  phase: z.enum(["asked", "told", "ended"]),
  hinted: z.boolean(),
  startedAt: instant,
  askedAt: instant,
}) satisfies z.ZodType<QuizSession>;
