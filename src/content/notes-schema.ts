import { z } from "zod";
import { block, list, outlineNumber, slug, text } from "./schema-parts.ts";
import { asks, cites, head, listOf, nations, own, steps } from "./study-parts.ts";

const topic = block({
  id: slug,
  title: text,
  outcome: outlineNumber.nullable(),
  criteria: list(outlineNumber),
  asks,
  short: text,
  what: text,
  why: text,
  example: text,
  mistake: text,
  steps: z.exactOptional(steps),
  nations: z.exactOptional(nations),
  sources: cites,
  ...own,
});

const answer = block({
  id: slug,
  topic: slug,
  asks,
  answer: text,
  steps: z.exactOptional(steps),
  sides: z.exactOptional(listOf(block({ name: text, text }), 2)),
  nations: z.exactOptional(nations),
  sources: cites,
  ...own,
});

/** content/units/<subject>/notes.yaml */
export const notesSchema = block({ ...head, topics: list(topic), answers: list(answer) });

/** A subject's notes as their file has them. */
export type NotesInFile = z.infer<typeof notesSchema>;
