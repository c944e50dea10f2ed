import { basename } from "node:path";
import type { Qualification, Unit } from "../domain/qualification.ts";
import {
  type CentreInFile,
  centreSchema,
  type QualificationValues,
  qualificationsIn,
  type UnitValues,
} from "./centre-schema.ts";
import { layCentreValues, unitValuesOf } from "./centre-values.ts";
import { layCriteria, readCriteria } from "./criteria-file.ts";
import { findMisfits } from "./mandatory-sum.ts";
import { type Checked, readFile } from "./read-file.ts";
import type { Report } from "./report.ts";

/** The centre's file, read by its form. */
export interface CentreFile extends Checked<CentreInFile> {
  readonly path: string;
}

/** Reads the centre's file; every problem of its form is reported. */
export function readCentreFile(path: string, report: Report): CentreFile | undefined {
  const file = readFile({ path, label: path }, centreSchema, report);
  return file && { ...file, path };
}

/** The qualifications with the centre's values; what contradicts the content is reported with both figures. */
export function applyCentreFile(
  qualifications: readonly Qualification[],
  file: CentreFile,
  report: Report,
): readonly Qualification[] {
  const source = `your centre's file ${basename(file.path)}`;
  const given = new Map(qualificationsIn(file.content));
  checkNames(qualifications, file, report);
  return withCriteria(qualifications, file, report).map((qualification) => {
    const values = given.get(qualification.code);
    if (values === undefined || values === null) return qualification;
    const laid = layCentreValues(qualification, values, source);
    checkValues({ was: qualification, laid, values, file }, report);
    return laid;
  });
}

/** The criteria of the list that the file names, where it names one. */
function withCriteria(
  qualifications: readonly Qualification[],
  { content, path }: CentreFile,
  report: Report,
): readonly Qualification[] {
  const list = content?.criteriaFile;
  const read = list === undefined || list === null ? undefined : readCriteria(list, path, report);
  return read === undefined ? qualifications : layCriteria(read, { qualifications, report });
}

function checkNames(qualifications: readonly Qualification[], file: CentreFile, report: Report): void {
  const codes = [...new Set(qualifications.map((one) => one.code))];
  for (const [code, values] of qualificationsIn(file.content)) {
    if (!codes.includes(code)) {
      report({
        where: file.where([code]),
        problem: `There is no qualification ${code}.`,
        fix: `Allowed: ${codes.join(", ")}.`,
      });
    } else if (values !== null) {
      const versions = qualifications.filter((one) => one.code === code);
      const numbers = new Set(versions.flatMap((one) => one.units.map((unit) => String(unit.number))));
      for (const unit of Object.keys(values.units ?? {}).filter((name) => !numbers.has(name))) {
        report({
          where: file.where([code, "units", unit]),
          problem: `${code} has no unit ${unit}.`,
          fix: `Allowed: ${[...numbers].join(", ")}.`,
        });
      }
    }
  }
}

interface Overlay {
  readonly was: Qualification;
  readonly laid: Qualification;
  readonly values: QualificationValues;
  readonly file: CentreFile;
}

function checkValues(overlay: Overlay, report: Report): void {
  const { was, values, file } = overlay;
  for (const [number, given] of unitValuesOf(values)) {
    const unit = was.units.find((one) => String(one.number) === number);
    if (unit === undefined) continue;
    checkPublished({ unit, given, where: (figure) => file.where([was.code, "units", number, figure]) }, report);
    checkCriteria(
      { unit: overlay.laid.units.find((one) => one.number === unit.number) ?? unit, number, overlay },
      report,
    );
  }
  checkReading(overlay, report);
  checkSums(overlay, report);
}

interface OwnCriteria {
  readonly unit: Unit;
  /** As it stands in the file. */
  readonly number: string;
  readonly overlay: Overlay;
}

/** Each criterion once, also beside the list that the file names. */
function checkCriteria({ unit, number, overlay: { was, values, file } }: OwnCriteria, report: Report): void {
  const all = unit.ownCriteria?.map((one) => one.number) ?? [];
  const own = values.units?.[number]?.criteria ?? [];
  own.forEach((criterion, at) => {
    const others = all.length - own.length;
    if (all.slice(0, others + at).includes(criterion.number))
      report({
        where: file.where([was.code, "units", number, "criteria", at, "number"]),
        problem: `Criterion ${criterion.number} of unit ${unit.number} is there already.`,
        fix: "Keep one.",
      });
  });
}

function checkReading({ was, values, file }: Overlay, report: Report): void {
  const own = values.levelCredits;
  if (own === undefined || own === null) return;
  for (const rule of was.rules) {
    if (rule.kind !== "level-credits" || rule.reading === null || rule.reading === own) continue;
    report({
      where: file.where([was.code, "levelCredits"]),
      problem: `levelCredits is ${own} here, but ${rule.reading} is published (${rule.source}).`,
      fix: `Allowed: ${rule.reading}; or leave it out.`,
    });
  }
}

interface GivenUnit {
  readonly unit: Unit;
  readonly given: UnitValues;
  readonly where: (figure: string) => string;
}

function checkPublished({ unit, given, where }: GivenUnit, report: Report): void {
  for (const name of ["credits", "level", "hours"] as const) {
    const { value, certainty, source } = unit[name];
    const own = given[name];
    if (certainty !== "published" || own === undefined || own === null || own === value) continue;
    report({
      where: where(name),
      problem: `Unit ${unit.number} has ${name} ${own} here, but ${value} is published (${source}).`,
      fix: `Allowed: ${value}; or leave it out.`,
    });
  }
}

function checkSums({ laid, values, file }: Overlay, report: Report): void {
  const given = new Map(unitValuesOf(values));
  for (const { units, words } of findMisfits(laid.units, laid.rules)) {
    const first = units.find((unit) => given.get(String(unit))?.credits !== undefined);
    report({
      where: file.where([laid.code, "units", String(first), "credits"]),
      problem: words,
      fix: "Allowed: credits that come to the total; leave out what your documents do not give.",
    });
  }
}
