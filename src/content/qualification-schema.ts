import { z } from "zod";
import { figure } from "./figure-schema.ts";
import { block, list, localDate, oneOf, quoted, referenceNumber, slug, text, wholeNumber } from "./schema-parts.ts";

const unitNumber = wholeNumber(1, 999);
const credits = wholeNumber(1, 999);
const level = wholeNumber(1, 8);

function rule<const Kind extends string, Shape extends z.core.$ZodLooseShape>(kind: Kind, shape: Shape) {
  return block({ kind: z.literal(kind), ...shape, wording: text, source: slug });
}

const allOf = rule("all-of", { group: text, total: credits.nullable() });
const anyOf = rule("any-of", { group: text, count: wholeNumber(1, 99) });
const groupCredits = rule("group-credits", { group: text, credits });
const totalCredits = rule("total-credits", { credits });
const levelCredits = rule("level-credits", {
  level,
  credits,
  reading: oneOf(["exactly", "at-or-above"]).nullable(),
});
const barred = rule("barred", { units: list(unitNumber) });
const prerequisite = rule("prerequisite", { unit: unitNumber, needs: list(unitNumber) });

const rules = [allOf, anyOf, groupCredits, totalCredits, levelCredits, barred, prerequisite] as const;

const unit = block({
  number: unitNumber,
  subject: slug,
  group: text,
  level: figure(level),
  credits: figure(wholeNumber(1, 60)),
  hours: figure(wholeNumber(1, 400)),
  reference: figure(referenceNumber),
  equivalents: list(referenceNumber).exactOptional(),
  mended: text.exactOptional(),
});

/** content/qualifications/*.yaml */
export const qualificationSchema = block({
  code: quoted,
  title: text,
  shortTitle: text,
  level,
  version: quoted,
  effective: block({ from: localDate.nullable(), until: localDate.nullable() }),
  standing: text,
  groups: list(block({ id: text, title: text, role: oneOf(["mandatory", "optional"]) })),
  rules: list(
    z.discriminatedUnion("kind", rules, {
      error: `a rule whose kind is one of ${rules.map((one) => one.shape.kind.value).join(", ")}`,
    }),
  ),
  units: list(unit),
});

/** A qualification as its file has it: sources are ids, subjects are folders. */
export type QualificationInFile = z.infer<typeof qualificationSchema>;
/** A unit's place in a qualification as the file has it. */
export type UnitInFile = QualificationInFile["units"][number];
