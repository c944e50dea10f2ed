import { isOrdered } from "./periods.ts";
import type { QualificationInFile } from "./qualification-schema.ts";
import type { Checked } from "./read-file.ts";
import type { Report } from "./report.ts";

type File = Checked<QualificationInFile>;

/** Reports what the qualification says twice, or says in a way that nobody can satisfy. */
export function checkRules(file: File, report: Report): void {
  const { units, groups, effective } = file.content;
  checkUnique(
    units.map((unit) => unit.number),
    { file, name: "unit", path: (place) => ["units", place, "number"] },
    report,
  );
  checkUnique(
    groups.map((group) => group.id),
    { file, name: "group", path: (place) => ["groups", place, "id"] },
    report,
  );
  checkBarred(file, report);
  checkCounts(file, report);
  checkCircles(file, report);
  if (isOrdered(effective)) return;
  report({
    where: file.where(["effective", "until"]),
    problem: `The period ends on ${effective.until}, before it begins on ${effective.from}.`,
    fix: "Allowed: until on or after from, or null.",
  });
}

interface Listed {
  readonly file: File;
  readonly name: string;
  readonly path: (place: number) => readonly PropertyKey[];
}

function checkUnique(keys: readonly (string | number)[], listed: Listed, report: Report): void {
  for (const [place, key] of keys.entries()) {
    if (keys.indexOf(key) === place) continue;
    report({
      where: listed.file.where(listed.path(place)),
      problem: `The ${listed.name} ${key} stands here a second time.`,
      fix: `Allowed: each ${listed.name} once.`,
    });
  }
}

function checkBarred(file: File, report: Report): void {
  for (const [place, rule] of file.content.rules.entries()) {
    if (rule.kind !== "barred") continue;
    if (rule.units.length >= 2 && new Set(rule.units).size === rule.units.length) continue;
    report({
      where: file.where(["rules", place, "units"]),
      problem: `A barred combination cannot be [${rule.units.join(", ")}].`,
      fix: "Allowed: two or more different units.",
    });
  }
}

function checkCounts(file: File, report: Report): void {
  for (const [place, rule] of file.content.rules.entries()) {
    if (rule.kind !== "any-of") continue;
    const size = file.content.units.filter((unit) => unit.group === rule.group).length;
    // A group without units is reported as a group that is not there.
    if (rule.count <= size || size === 0) continue;
    report({
      where: file.where(["rules", place, "count"]),
      problem: `${rule.count} units are asked of group ${rule.group}, which has ${size}.`,
      fix: `Allowed: a whole number from 1 to ${size}.`,
    });
  }
}

function checkCircles(file: File, report: Report): void {
  for (const [place, rule] of file.content.rules.entries()) {
    if (rule.kind !== "prerequisite") continue;
    if (!neededBy(rule.needs, file.content).has(rule.unit)) continue;
    report({
      where: file.where(["rules", place, "needs"]),
      problem: `Unit ${rule.unit} comes to need itself, going from unit to needed unit.`,
      fix: "Allowed: needs that do not lead back to the unit.",
    });
  }
}

/** These units and all that they need, directly or not. */
function neededBy(units: readonly number[], content: QualificationInFile): ReadonlySet<number> {
  const found = new Set<number>(units);
  // A Set visits what is added while it is walked.
  for (const unit of found) {
    for (const rule of content.rules) {
      if (rule.kind === "prerequisite" && rule.unit === unit) for (const needed of rule.needs) found.add(needed);
    }
  }
  return found;
}
