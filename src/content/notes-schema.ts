import { z } from "zod";
import { list, outlineNumber, slug, text } from "./schema-parts.ts";
import { asks, cites, head, listOf, loose, nations, own, steps } from "./study-parts.ts";

const topic = loose({
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

const answer = loose({
  id: slug,
  topic: slug,
  asks,
  answer: text,
  steps: z.exactOptional(steps),
  sides: z.exactOptional(listOf(loose({ name: text, text }), 2)),
  nations: z.exactOptional(nations),
  sources: cites,
  ...own,
});

/** content/units/<subject>/notes.yaml */
export const notesSchema = loose({ ...head, topics: list(topic), answers: list(answer) });

/** A subject's notes as their file has them. */
export type NotesInFile = z.infer<typeof notesSchema>;
