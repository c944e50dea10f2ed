import { z } from "zod";
import { type AuditEntry, evidenceStates, type Portfolio } from "../domain/evidence.ts";
import type { LearnerId } from "../domain/learner.ts";
import { exactly, instant, list } from "./schema-parts.ts";

const code = z.string().min(1).max(100);
const count = z.int().min(0);
const state = z.enum(evidenceStates);
const criterion = z.string().min(1).max(200);
const kind = z.enum(["step", "sampled"]);
const someone = z
  .string()
  .min(1)
  .max(1000)
  .transform((id) => id as LearnerId);

const change = exactly({
  number: count,
  kind,
  at: instant,
  by: someone,
  byName: z.string().max(1000).nullable(),
  from: state,
  to: state,
  words: z.string().max(500).nullable(),
});

/** One entry of the evidence log before it is chained. */
export const auditEntrySchema = exactly({
  id: z.string().min(1).max(200),
  at: instant,
  kind,
  learner: z.string().min(1).max(100),
  by: z.string().min(1).max(100),
  qualification: code,
  unit: z.int(),
  criterion,
  from: state,
  to: state,
  words: z.string().length(64).nullable(),
}) satisfies z.ZodType<AuditEntry>;

/** Evidence and hours, as a learner's record holds them. */
export const portfolioSchema = exactly({
  units: list(
    exactly({
      qualification: code,
      unit: z.int(),
      criteria: list(exactly({ criterion, state, changes: list(change, 30) }), 500),
    }),
    500,
  ),
  changes: count,
  unlogged: list(auditEntrySchema, 2_000),
  hours: list(
    exactly({
      number: count,
      on: z.string().regex(/^\d{4}-\d\d-\d\d$/),
      minutes: z.int().min(1).max(1_440),
      qualification: code.nullable(),
      unit: z.int().nullable(),
      what: z.string().max(500),
    }),
    2_000,
  ),
  loggedHours: count,
}) satisfies z.ZodType<Portfolio>;
