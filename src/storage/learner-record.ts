import { z } from "zod";
import type { Learner, LearnerId } from "../domain/learner.ts";
import { currentVersion, migrateRecord } from "./learner-migrations.ts";
import { learnerSchema } from "./learner-schema.ts";
import { parseJson } from "./parse-json.ts";
import { settleChange } from "./settle-change.ts";

/** What a file turned out to hold. `why` never quotes the record: it goes into logs. */
export type DecodedRecord =
  | { readonly kind: "learner"; readonly learner: Learner; readonly sequence: number }
  | { readonly kind: "newer"; readonly version: number }
  | { readonly kind: "damaged"; readonly why: string };

/** A record without a sequence was made by hand or by an older program: everything else is newer. */
const versioned = z.looseObject({ version: z.int().min(0), sequence: z.int().min(0).default(0) });
const damaged = (why: string): DecodedRecord => ({ kind: "damaged", why });
const places = (error: z.ZodError): string =>
  [...new Set(error.issues.slice(0, 5).map((issue) => issue.path.join(".") || "the record"))].join(", ");

/**
 * Reads the bytes of one record, older versions brought forward. Every failure is an answer, nothing is thrown.
 * The id inside is not compared with anything here.
 */
export function decodeLearner(bytes: Uint8Array): DecodedRecord {
  if (bytes.length === 0) return damaged("it is empty");
  let value: unknown;
  try {
    value = parseJson(bytes);
  } catch {
    return damaged("it is not whole JSON in UTF-8");
  }
  const head = versioned.safeParse(value);
  if (!head.success) return damaged("it has no version");
  const { sequence, ...rest } = head.data;
  const { version } = rest;
  if (version > currentVersion) return { kind: "newer", version };
  const record = learnerSchema.safeParse(migrateRecord(rest, version));
  return record.success
    ? { kind: "learner", learner: record.data, sequence }
    : damaged(`wrong: ${places(record.error)}`);
}

/** The record as text, compact. `sequence` counts the changes of this learner: of two records the higher one is newer. */
export function encodeLearner(learner: Learner, sequence: number): string {
  return JSON.stringify({ ...learner, sequence });
}

/** As `settleLearner`, from nothing. */
function settleWhole(id: LearnerId, next: Learner): Learner {
  const record = learnerSchema.safeParse(JSON.parse(JSON.stringify(next)));
  if (!record.success) throw new TypeError(`A learner's record may not be written, wrong: ${places(record.error)}`);
  if (record.data.id !== id) throw new TypeError("A change must not give a learner another id");
  return record.data;
}

/**
 * The learner exactly as a later read will give it: new, deeply frozen, checked. Fields that are the very same as in
 * `was`, which was settled before, are taken over as they are.
 * Throws where the record would not be readable again, or is another learner's: that is a bug of the caller.
 */
export function settleLearner(id: LearnerId, next: Learner, was?: Learner): Learner {
  const settled = was && next.id === id && settleChange(next, was);
  return settled || settleWhole(id, next);
}
