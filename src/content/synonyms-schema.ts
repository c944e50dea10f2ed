import { z } from "zod";
import { words } from "./schema-parts.ts";

const name = z.string().regex(/^[a-z]+(?: [a-z]+)*$/, { error: "a lower-case name such as holiday" });

/** content/synonyms.yaml: a name -> the words that count as it. */
export const synonymsSchema = z.record(name, words, { error: "a block of names, each with its words" });

/** The synonyms as the file has them. */
export type SynonymsInFile = z.output<typeof synonymsSchema>;
