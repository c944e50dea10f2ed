import type { QualificationInFile } from "./qualification-schema.ts";
import type { Checked } from "./read-file.ts";
import type { Report } from "./report.ts";

type File = Checked<QualificationInFile>;

/** Reports every subject, group and unit that the qualification names but nobody has. */
export function checkPointers(file: File, subjects: ReadonlySet<string>, report: Report): void {
  checkSubjects(file, subjects, report);
  checkGroups(file, report);
  checkUnits(file, report);
}

function checkSubjects(file: File, subjects: ReadonlySet<string>, report: Report): void {
  for (const [place, unit] of file.content.units.entries()) {
    if (subjects.has(unit.subject)) continue;
    report({
      where: file.where(["units", place, "subject"]),
      problem: `There is no folder units/${unit.subject}.`,
      fix: `Allowed: ${[...subjects].join(", ")}.`,
    });
  }
}

function checkGroups(file: File, report: Report): void {
  const groups = file.content.groups.map((group) => group.id);
  const check = (group: string, path: readonly PropertyKey[]) => {
    if (groups.includes(group)) return;
    report({
      where: file.where(path),
      problem: `There is no group ${group}.`,
      fix: `Allowed: ${groups.join(", ")}.`,
    });
  };
  for (const [place, unit] of file.content.units.entries()) check(unit.group, ["units", place, "group"]);
  for (const [place, rule] of file.content.rules.entries()) {
    if ("group" in rule) check(rule.group, ["rules", place, "group"]);
  }
}

function checkUnits(file: File, report: Report): void {
  const numbers = file.content.units.map((unit) => unit.number);
  for (const { unit, path } of unitsNamed(file.content)) {
    if (numbers.includes(unit)) continue;
    report({
      where: file.where(path),
      problem: `There is no unit ${unit}.`,
      fix: `Allowed: ${numbers.join(", ")}.`,
    });
  }
}

function unitsNamed(content: QualificationInFile) {
  return content.rules.flatMap((rule, place) => {
    const named = (key: string, units: readonly number[]) =>
      units.map((unit, index) => ({ unit, path: ["rules", place, key, index] }));
    if (rule.kind === "barred") return named("units", rule.units);
    if (rule.kind !== "prerequisite") return [];
    return [{ unit: rule.unit, path: ["rules", place, "unit"] }, ...named("needs", rule.needs)];
  });
}
