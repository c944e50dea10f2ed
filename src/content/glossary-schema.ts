import { z } from "zod";
import { block, list, slug, text } from "./schema-parts.ts";
import { cites, head, listOf, own } from "./study-parts.ts";

const term = block({
  id: slug,
  term: text,
  acronym: z.exactOptional(text),
  also: list(text).default([]),
  definition: text,
  example: text,
  subjects: listOf(slug, 1),
  see: list(slug).default([]),
  sources: cites,
  ...own,
});

/** content/glossary.yaml */
export const glossarySchema = block({ ...head, terms: list(term) });

/** The glossary as its file has it. */
export type GlossaryInFile = z.infer<typeof glossarySchema>;
