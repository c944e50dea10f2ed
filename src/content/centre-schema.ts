import { z } from "zod";
import { fewestCredits, mostCredits } from "./mandatory-sum.ts";
import { block, oneOf, wholeNumber } from "./schema-parts.ts";

function value(from: number, to: number) {
  return wholeNumber(from, to, ", or null").nullable().exactOptional();
}

const unitValues = block({ credits: value(fewestCredits, mostCredits), level: value(1, 8), hours: value(1, 400) });

const qualificationValues = block({
  levelCredits: oneOf(["exactly", "at-or-above"]).nullable().exactOptional(),
  units: z.record(z.string(), unitValues.nullable(), { error: "a block of unit numbers" }).nullable().exactOptional(),
});

/** The centre's own file. A block that is left empty says nothing. */
export const centreSchema = z
  .record(z.string(), qualificationValues.nullable(), { error: "a block of qualification codes" })
  .nullable();

/** The centre's own file, as it stands. */
export type CentreInFile = z.infer<typeof centreSchema>;
/** What the centre says of one qualification. */
export type QualificationValues = z.infer<typeof qualificationValues>;
/** What the centre says of one unit; what is absent it does not speak of, null it says is not known. */
export type UnitValues = z.infer<typeof unitValues>;
