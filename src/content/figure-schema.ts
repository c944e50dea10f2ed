import { z } from "zod";
import { block, oneOf, slug, text } from "./schema-parts.ts";

/** The certainties content may claim; `centre` is only ever the centre's own file. */
const certainty = oneOf(["published", "other-body", "inferred", "unknown"]);

/** The source of a figure that is given as the one word `unknown`. */
export const noSource = "none-found";

/** One figure with how sure it is and where it was read; or only the word `unknown`. */
export function figure<Value extends z.ZodType>(value: Value) {
  const shape = { value: value.nullable(), certainty, source: slug, note: text.exactOptional() };
  const checked = block(shape).refine((found: object) => agrees(found), {
    path: ["certainty"],
    error: "unknown together with value: null, and any other certainty together with a value",
  });
  return z.preprocess(spellOut, checked);
}

function spellOut(found: unknown): unknown {
  return found === "unknown" ? { value: null, certainty: "unknown", source: noSource } : found;
}

function agrees(found: { readonly value?: unknown; readonly certainty?: unknown }): boolean {
  return (found.value === null) === (found.certainty === "unknown");
}

/** A figure as it stands in a file, its source still an id. */
export interface FigureInFile<T> {
  readonly value: T | null;
  readonly certainty: z.infer<typeof certainty>;
  readonly source: string;
  readonly note?: string;
}
