import { judgeRule } from "./judge-rule.ts";
import { type Plan, planUnits } from "./plan.ts";
import type { BarredRule, Qualification, UnitNumber } from "./qualification.ts";
import { membersOf, openRuleBook } from "./rule-book.ts";
import { waiveFinding } from "./waive-finding.ts";

/** A unit that a barred combination keeps out of a plan: the rule, and the unit of the plan that closes it. */
export interface ClosedUnit {
  readonly unit: UnitNumber;
  readonly rule: BarredRule;
  readonly by: UnitNumber;
}

/** What may still be taken beside a plan; units of the plan itself stand in neither list. Both ascend by unit. */
export interface OpenUnits {
  readonly open: readonly UnitNumber[];
  readonly closed: readonly ClosedUnit[];
}

/** Sorts the units outside a plan into those it leaves open and those a barred combination closes, exceptions heeded. */
export function openUnits(plan: Plan, qualification: Qualification): OpenUnits {
  const taken = planUnits(plan);
  const outside = qualification.units.map((unit) => unit.number).filter((unit) => !taken.includes(unit));
  const ways = outside.map((unit) => ({ unit, closed: whatCloses(unit, plan, qualification) }));
  return {
    open: ways.flatMap((way) => (way.closed.length === 0 ? [way.unit] : [])).sort((a, b) => a - b),
    closed: ways.flatMap((way) => way.closed).sort((a, b) => a.unit - b.unit || a.by - b.by),
  };
}

function whatCloses(unit: UnitNumber, plan: Plan, qualification: Qualification): readonly ClosedUnit[] {
  const book = openRuleBook(qualification);
  const { members } = membersOf(book, [...planUnits(plan), unit]);
  return book.barred.flatMap((rule) => {
    if (!rule.units.includes(unit)) return [];
    const { finding } = waiveFinding(judgeRule(rule, { book, members, levels: "known" }), plan.exceptions);
    if (finding.verdict !== "broken") return [];
    return finding.units.filter((by) => by !== unit).map((by) => ({ unit, rule, by }));
  });
}
