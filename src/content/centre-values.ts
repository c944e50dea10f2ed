import type { Figure, Qualification, Unit } from "../domain/qualification.ts";
import type { QualificationValues, UnitValues } from "./centre-schema.ts";

/** What the centre says of each unit, by the unit's number as it stands in the file. */
export function unitValuesOf(values: QualificationValues): readonly (readonly [string, UnitValues])[] {
  return Object.entries(values.units ?? {}).flatMap(([number, given]) => (given === null ? [] : [[number, given]]));
}

/** The qualification with the centre's values in place of what the content says; `source` names the centre's file. */
export function layCentreValues(
  qualification: Qualification,
  values: QualificationValues,
  source: string,
): Qualification {
  const byUnit = new Map(unitValuesOf(values));
  const { levelCredits } = values;
  return {
    ...qualification,
    units: qualification.units.map((unit) => layUnit(unit, byUnit.get(String(unit.number)), source)),
    rules: qualification.rules.map((rule) =>
      rule.kind === "level-credits" && levelCredits !== undefined ? { ...rule, reading: levelCredits } : rule,
    ),
  };
}

function layUnit(unit: Unit, given: UnitValues | undefined, source: string): Unit {
  if (given === undefined) return unit;
  return {
    ...unit,
    credits: layFigure(unit.credits, given.credits, source),
    level: layFigure(unit.level, given.level, source),
    hours: layFigure(unit.hours, given.hours, source),
    ...ownCriteria(unit, given, source),
  };
}

function ownCriteria(unit: Unit, { criteria }: UnitValues, source: string): Pick<Unit, "ownCriteria"> {
  const own = (criteria ?? []).map(({ number, about }) => ({ number, about: about ?? null, source }));
  const all = [...(unit.ownCriteria ?? []), ...own];
  return all.length === 0 ? {} : { ownCriteria: all };
}

function layFigure(was: Figure<number>, given: number | null | undefined, source: string): Figure<number> {
  if (given === undefined || (given === null && was.value === null)) return was;
  return { value: given, certainty: given === null ? "unknown" : "centre", source };
}
