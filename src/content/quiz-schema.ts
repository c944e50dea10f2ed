import { z } from "zod";
import { block, list, slug, text, wholeNumber } from "./schema-parts.ts";
import { cites, head, listOf, own, yesNo } from "./study-parts.ts";

const number = z.number("a number");
const optional = { right: yesNo.default(false) };

const base = {
  id: slug,
  version: wholeNumber(1, 999),
  topic: slug,
  difficulty: z.union([z.literal(1), z.literal(2), z.literal(3)], { error: "1, 2 or 3" }),
  scenario: yesNo.default(false),
  prompt: text,
  hint: text,
  sources: cites,
  ...own,
};
const option = block({ text, ...optional, because: text });
const reasoned = block({ says: yesNo, text, ...optional, because: text });
const step = block({ text, because: text });

const single = block({ ...base, type: z.literal("single"), options: listOf(option, 3, 5) });
const multiple = block({ ...base, type: z.literal("multiple"), options: listOf(option, 4, 6) });
const trueFalse = block({ ...base, type: z.literal("true-false"), options: listOf(reasoned, 3, 5) });
const order = block({ ...base, type: z.literal("order"), steps: listOf(step, 3, 7) });
const match = block({
  ...base,
  type: z.literal("match"),
  pairs: listOf(block({ left: text, right: text, because: text }), 3, 6),
  spare: list(step).default([]),
});
const short = block({
  ...base,
  type: z.literal("short"),
  accept: listOf(text, 1),
  because: text,
  slips: list(block({ value: text, because: text })),
});
const numeric = block({
  ...base,
  type: z.literal("number"),
  answer: number,
  tolerance: number.min(0, "a number from 0"),
  unit: z.string("text, empty for a bare number"),
  because: text,
  slips: listOf(block({ value: number, because: text }), 1),
});

const question = z.discriminatedUnion("type", [single, multiple, trueFalse, order, match, short, numeric], {
  error: "a question whose type is one of single, multiple, true-false, order, match, short, number",
});

/** content/units/<subject>/quiz.yaml */
export const quizSchema = block({ ...head, questions: list(question) });

/** A subject's questions as their file has them. */
export type QuizInFile = z.infer<typeof quizSchema>;
