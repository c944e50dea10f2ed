import { z } from "zod";
import { text } from "./schema-parts.ts";

const meaning = z.string().regex(/^[a-z-]+(?:\.[a-z-]+){0,2}$/, { error: "a meaning such as plan.show" });

/** content/phrases.yaml: a meaning -> the phrases people use for it, one a line. */
export const phrasesSchema = z.record(meaning, text, {
  error: "a block of meanings, each with its phrases, one a line",
});
