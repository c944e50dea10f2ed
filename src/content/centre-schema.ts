import { z } from "zod";
import { fewestCredits, mostCredits } from "./mandatory-sum.ts";
import { block, criterionNumber, list, oneOf, text, wholeNumber } from "./schema-parts.ts";

function value(from: number, to: number) {
  return wholeNumber(from, to, ", or null").nullable().exactOptional();
}

const criterion = block({ number: criterionNumber, about: text.nullable().exactOptional() });

const unitValues = block({
  credits: value(fewestCredits, mostCredits),
  level: value(1, 8),
  hours: value(1, 400),
  criteria: list(criterion).nullable().exactOptional(),
});

const qualificationValues = block({
  levelCredits: oneOf(["exactly", "at-or-above"]).nullable().exactOptional(),
  units: z.record(z.string(), unitValues.nullable(), { error: "a block of unit numbers" }).nullable().exactOptional(),
});

/** What the centre says of all certificates together. */
const centreWide = {
  /** A target that the centre sets for its learners. */
  offTheJobHoursPerMonth: wholeNumber(1, 200, ", or null").nullable().exactOptional(),
  /** A CSV file beside this one, with the columns qualification, unit, criterion and about. */
  criteriaFile: text.nullable().exactOptional(),
};

/** The centre's own file. A block that is left empty says nothing. */
export const centreSchema = z
  .object(centreWide, { error: "a block of qualification codes" })
  .catchall(qualificationValues.nullable())
  .nullable();

/** What the file says of each certificate, by the code as it stands there. */
export function qualificationsIn(content: CentreInFile): readonly (readonly [string, QualificationValues | null])[] {
  return Object.entries(content ?? {}).flatMap(([code, values]) =>
    Object.hasOwn(centreWide, code) || typeof values === "string" || typeof values === "number"
      ? []
      : [[code, values] as const],
  );
}

/** The centre's own file, as it stands. */
export type CentreInFile = z.infer<typeof centreSchema>;
/** What the centre says of one qualification. */
export type QualificationValues = z.infer<typeof qualificationValues>;
/** What the centre says of one unit; what is absent it does not speak of, null it says is not known. */
export type UnitValues = z.infer<typeof unitValues>;
