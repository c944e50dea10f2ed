import fc from "fast-check";
import type { Certainty, LevelReading, Qualification } from "../../src/domain/qualification.ts";
import { makeQualification, type RuleSketch, type UnitSketch } from "../fixtures/made-up-qualification.ts";

interface DrawnUnit {
  readonly group: string;
  readonly credits: number;
  readonly level: number;
  readonly creditsKnown: boolean;
  readonly levelBy: Certainty;
}

const groups = ["A", "B", "M"];

function drawUnit(share: { readonly creditsKnown: boolean }): fc.Arbitrary<DrawnUnit> {
  return fc.record({
    group: fc.constantFrom(...groups),
    credits: fc.integer({ min: 1, max: 6 }),
    level: fc.integer({ min: 1, max: 4 }),
    creditsKnown: share.creditsKnown ? fc.constant(true) : fc.boolean(),
    levelBy: fc.constantFrom<Certainty>("published", "published", "centre", "inferred", "unknown"),
  });
}

function drawRule(units: number): fc.Arbitrary<RuleSketch> {
  const group = fc.constantFrom(...groups);
  const number = fc.integer({ min: 1, max: units });
  const some = (maxLength: number) => fc.uniqueArray(number, { minLength: 1, maxLength });
  const credits = fc.integer({ min: 1, max: 12 });
  const level = fc.record({
    kind: fc.constant("level-credits" as const),
    level: fc.integer({ min: 1, max: 4 }),
    credits,
    reading: fc.constantFrom<LevelReading | null>("exactly", "exactly", "at-or-above", null),
  });
  return fc.oneof(
    fc.record({ kind: fc.constant("any-of" as const), group, count: fc.integer({ min: 1, max: 2 }) }),
    fc.record({ kind: fc.constant("group-credits" as const), group, credits }),
    fc.record({ kind: fc.constant("total-credits" as const), credits: fc.integer({ min: 1, max: 20 }) }),
    level,
    level,
    fc.record({ kind: fc.constant("barred" as const), units: fc.uniqueArray(number, { minLength: 2, maxLength: 3 }) }),
    fc.record({ kind: fc.constant("prerequisite" as const), unit: number, needs: some(2) }).map((rule) => ({
      ...rule,
      needs: rule.needs.filter((need) => need !== rule.unit),
    })),
  );
}

/** Random qualifications of 3 to `most` units in up to three groups, with few unknown figures so that worlds stay few. */
export function drawQualification(options: {
  readonly most: number;
  readonly creditsKnown: boolean;
}): fc.Arbitrary<Qualification> {
  return fc
    .integer({ min: 3, max: options.most })
    .chain((count) =>
      fc.record({
        units: fc.array(drawUnit(options), { minLength: count, maxLength: count }),
        rules: fc.array(drawRule(count), { maxLength: 7 }),
        mandatory: fc.constantFrom("none", "untotalled", "totalled", "totalled"),
      }),
    )
    .map(({ units, rules, mandatory }) => {
      const sum = units.reduce((total, unit) => total + (unit.group === "M" ? unit.credits : 0), 0);
      const allOf: RuleSketch = { kind: "all-of", group: "M", total: mandatory === "totalled" ? sum : null };
      return makeQualification({
        units: sketchUnits(units),
        rules: mandatory === "none" || sum === 0 ? rules : [allOf, ...rules],
      });
    });
}

// More than two unknown credits or levels would make too many worlds for brute force.
function sketchUnits(units: readonly DrawnUnit[]): readonly UnitSketch[] {
  let [credits, levels] = [2, 2];
  return units.map((unit, index) => {
    const priced = unit.creditsKnown || credits-- <= 0;
    const levelBy =
      unit.levelBy !== "published" && unit.levelBy !== "centre" && levels-- <= 0 ? "centre" : unit.levelBy;
    return {
      number: index + 1,
      group: unit.group,
      credits: priced ? unit.credits : null,
      level: levelBy === "unknown" ? null : unit.level,
      levelBy,
    };
  });
}
