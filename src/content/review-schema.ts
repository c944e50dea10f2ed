import { z } from "zod";
import { block, list, oneOf, slug, text, wholeNumber } from "./schema-parts.ts";
import { date } from "./study-parts.ts";

const disagreement = block({
  question: slug,
  reader: text,
  key: text,
  found: oneOf(["key-wrong", "ambiguous", "hard", "reader-slip"]),
  done: text,
});
/** One question, or several that were changed for the same reason. */
const ids = z
  .string("a question's id, or several with commas between them")
  .regex(/^[a-z0-9-]+(?:, [a-z0-9-]+)*$/, "a question's id, or several with commas between them")
  .transform((words) => words.split(", "));
const change = block({ question: ids, why: text });
const fact = block({ where: text, was: text, done: text });
const count = (what: string) => wholeNumber(0, 9_999, what);

/** content/units/<subject>/review.yaml: what a second reader, who saw stems and options only, found and had mended. */
export const reviewSchema = block({
  on: date,
  reader: text,
  questions: count(" questions answered"),
  agreed: count(" answered as the key has it"),
  disagreements: list(disagreement),
  changes: list(change),
  facts: block({ statements: count(" statements looked at"), changes: list(fact), note: z.exactOptional(text) }),
  doubts: list(text),
});

/** A review as its file has it. */
export type ReviewInFile = z.output<typeof reviewSchema>;
