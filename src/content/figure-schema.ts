import type { z } from "zod";
import { block, oneOf, slug, text } from "./schema-parts.ts";

/** The certainties content may claim; `centre` is only ever the centre's own file. */
const certainty = oneOf(["published", "other-body", "inferred", "unknown"]);

/** One figure with how sure it is and where it was read. */
export function figure<Value extends z.ZodType>(value: Value) {
  const shape = { value: value.nullable(), certainty, source: slug, note: text.exactOptional() };
  return block(shape).refine((found: object) => agrees(found), {
    path: ["certainty"],
    error: "unknown together with value: null, and any other certainty together with a value",
  });
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
