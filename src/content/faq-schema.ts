import { z } from "zod";
import { qualificationTopics } from "../domain/intent.ts";
import { block, list, oneOf, quoted, slug, text } from "./schema-parts.ts";

const topics = [...qualificationTopics, "framework"] as const;

const entry = block({
  topic: oneOf(topics),
  qualification: quoted.nullable(),
  title: text,
  text: list(text),
  source: slug,
});

/** content/faq.yaml */
export const faqSchema = block({ entries: list(entry) });

/** content/sources.yaml: source id -> words a learner can follow. */
export const sourcesSchema = z.record(slug, text, { error: "a block of source names, each with its words" });

/** The answers as the file has them. */
export type FaqInFile = z.infer<typeof faqSchema>;
