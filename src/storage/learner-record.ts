import { z } from "zod";
import type { Learner, LearnerId } from "../domain/learner.ts";
import { currentVersion, migrateRecord } from "./learner-migrations.ts";
import { learnerSchema } from "./learner-schema.ts";

/** What a file turned out to hold. `why` never quotes the record: it goes into logs. */
export type DecodedRecord =
  | { readonly kind: "learner"; readonly learner: Learner }
  | { readonly kind: "newer"; readonly version: number }
  | { readonly kind: "damaged"; readonly why: string };

const versioned = z.looseObject({ version: z.int().min(0) });
const damaged = (why: string): DecodedRecord => ({ kind: "damaged", why });
const places = (error: z.ZodError): string =>
  [...new Set(error.issues.slice(0, 5).map((issue) => issue.path.join(".") || "the record"))].join(", ");

function parseText(bytes: Uint8Array): unknown {
  // Not fatal, a decoder would mend a bit that flipped in a name in silence; ignoring a BOM, it would hide a foreign editor.
  return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
}

/**
 * Reads the bytes of one record, older versions brought forward. Every failure is an answer, nothing is thrown.
 * The id inside is not compared with anything here.
 */
export function decodeLearner(bytes: Uint8Array): DecodedRecord {
  if (bytes.length === 0) return damaged("it is empty");
  let value: unknown;
  try {
    value = parseText(bytes);
  } catch {
    return damaged("it is not whole JSON in UTF-8");
  }
  const head = versioned.safeParse(value);
  if (!head.success) return damaged("it has no version");
  const { version } = head.data;
  if (version > currentVersion) return { kind: "newer", version };
  const record = learnerSchema.safeParse(migrateRecord(head.data, version));
  return record.success ? { kind: "learner", learner: record.data } : damaged(`wrong: ${places(record.error)}`);
}

/**
 * The learner exactly as a later read will give it: new, deeply frozen, checked.
 * Throws where the record would not be readable again, or is another learner's: that is a bug of the caller.
 */
export function settleLearner(id: LearnerId, next: Learner): Learner {
  const record = learnerSchema.safeParse(JSON.parse(JSON.stringify(next)));
  if (!record.success) throw new TypeError(`A learner's record may not be written, wrong: ${places(record.error)}`);
  if (record.data.id !== id) throw new TypeError("A change must not give a learner another id");
  return record.data;
}
