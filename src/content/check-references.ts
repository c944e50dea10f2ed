import type { QualificationInFile, UnitInFile } from "./qualification-schema.ts";
import type { Checked } from "./read-file.ts";
import { checkLetter } from "./reference-number.ts";
import type { Report } from "./report.ts";

type File = Checked<QualificationInFile>;

/** Reports reference numbers whose check letter is wrong, and units of the same reference that may be taken together. */
export function checkReferences(file: File, report: Report): void {
  for (const [place, unit] of file.content.units.entries()) {
    const { value } = unit.reference;
    if (value !== null) checkOne(value, file.where(["units", place, "reference"]), report);
    for (const [index, equivalent] of (unit.equivalents ?? []).entries()) {
      checkOne(equivalent, file.where(["units", place, "equivalents", index]), report);
    }
    checkTwins(file, place, report);
  }
}

function checkOne(reference: string, where: string, report: Report): void {
  const letter = checkLetter(reference);
  if (letter === undefined || reference.startsWith(letter)) return;
  report({
    where,
    problem: `The check letter of ${reference} does not fit its digits.`,
    fix: `Allowed: ${letter}${reference.slice(1)}, if the digits are right.`,
  });
}

function checkTwins(file: File, place: number, report: Report): void {
  const { units, rules } = file.content;
  const unit = units[place];
  if (unit === undefined) return;
  for (const earlier of units.slice(0, place)) {
    const shared = acceptedFor(earlier).find((reference) => acceptedFor(unit).includes(reference));
    if (shared === undefined) continue;
    const barred = rules.some(
      (rule) => rule.kind === "barred" && rule.units.includes(unit.number) && rule.units.includes(earlier.number),
    );
    if (barred) continue;
    report({
      where: file.where(["units", place, "reference"]),
      problem: `Units ${earlier.number} and ${unit.number} both stand for ${shared}, yet they are not barred together.`,
      fix: `Allowed: a barred rule with units [${earlier.number}, ${unit.number}], or different references.`,
    });
  }
}

function acceptedFor(unit: UnitInFile): readonly string[] {
  const own = unit.reference.value;
  return [...(own === null ? [] : [own]), ...(unit.equivalents ?? [])];
}
