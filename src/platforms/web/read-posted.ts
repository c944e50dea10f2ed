import { z } from "zod";
import type { Intent } from "../../domain/intent.ts";
import { decodePress, fillForm } from "../../ports/press-value.ts";
import { mostWords } from "./press-form.tsx";

const few = z.string().max(200);
const several = z
  .union([few, z.array(few).max(300)])
  .transform((given) => (typeof given === "string" ? [given] : given));

const postedSchema = z.object({
  value: z.string().max(20_000),
  words: z.string().max(mostWords).optional(),
  field: several.default([]),
});
const pickedSchema = z.record(few, z.unknown());

/** What a posted form of ours means; undefined for anything that no form of ours would post. */
export function readPosted(body: unknown): Intent | undefined {
  const posted = postedSchema.safeParse(body).data;
  const means = posted === undefined ? undefined : decodePress(posted.value);
  if (posted === undefined || means === undefined) return undefined;
  const picked = readPicked(body, posted.field);
  if (picked === undefined) return undefined;
  return withWords(Object.keys(picked).length === 0 ? means : fillForm(means, picked), posted.words);
}

/** What was picked, by field; a field with nothing picked is told of by its name alone. Undefined where it is malformed. */
function readPicked(body: unknown, fields: readonly string[]): Record<string, readonly string[]> | undefined {
  const picked = new Map<string, readonly string[]>(fields.map((field) => [field, []]));
  for (const [name, value] of Object.entries(pickedSchema.safeParse(body).data ?? {})) {
    if (!name.startsWith("picked.")) continue;
    const values = several.safeParse(value).data;
    if (values === undefined) return undefined;
    picked.set(name.slice("picked.".length), values);
  }
  return Object.fromEntries(picked);
}

/** What was said to a press goes where its intent has room for it. */
function withWords(intent: Intent | undefined, words: string | undefined): Intent | undefined {
  const said = words?.replaceAll(/\s+/g, " ").trim() ?? "";
  if (said === "") return intent;
  switch (intent?.kind) {
    case "evidence.return":
    case "evidence.judge":
      return { ...intent, words: said };
    case "nudge.send":
      return { ...intent, text: said };
    default:
      return intent;
  }
}
