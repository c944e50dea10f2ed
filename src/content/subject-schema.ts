import type { z } from "zod";
import { figure } from "./figure-schema.ts";
import { block, list, outlineNumber, slug, text, words } from "./schema-parts.ts";

const criterion = block({ number: outlineNumber, about: text.nullable(), source: slug });
const outcome = block({ number: outlineNumber, about: text, source: slug, criteria: list(criterion) });

/** content/units/<subject>/unit.yaml */
export const subjectSchema = block({
  title: text,
  shortTitle: text,
  nicknames: words,
  terms: words,
  summary: figure(text),
  outcomes: list(outcome),
  coverage: text,
});

/** A subject as its file has it. */
export type SubjectInFile = z.infer<typeof subjectSchema>;
