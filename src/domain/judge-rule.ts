import { boundCredits, type CreditRule, mayCount } from "./credit-bounds.ts";
import { groupUnits, isCreditRule, isMember, type Sheet, stateOf } from "./decide-members.ts";
import { missingFigures } from "./missing-figures.ts";
import type { Finding, RuleName } from "./plan.ts";
import type { AnyOfRule, Rule, UnitNumber } from "./qualification.ts";
import { numbersWhere } from "./rule-book.ts";

/** The name a rule goes by in answers. */
export function nameRule(rule: Rule): RuleName {
  switch (rule.kind) {
    case "barred":
    case "any-of":
    case "prerequisite":
    case "total-credits":
    case "level-credits":
      return rule.kind;
    case "all-of":
      return "mandatory";
    case "group-credits":
      return "optional-credits";
    default:
      return rule satisfies never;
  }
}

/** What one rule says of the units, with its grounds; no exceptions. */
export function judgeRule(rule: Rule, sheet: Sheet): Finding {
  if (isCreditRule(rule)) return judgeCredits(rule, sheet);
  const finding: Finding = {
    rule: nameRule(rule),
    verdict: stateOf(rule, sheet),
    units: unitsAbout(rule, sheet),
    wording: rule.wording,
    known: true,
    missing: [],
  };
  return rule.kind === "any-of" ? { ...finding, amount: countAmount(rule, finding.units) } : finding;
}

/** The finding that names the numbers the qualification does not have. */
export function judgeNumbers(unknown: readonly UnitNumber[]): Finding {
  return {
    rule: "unknown-unit",
    verdict: unknown.length > 0 ? "broken" : "met",
    units: unknown,
    wording: "Every unit number belongs to the qualification.",
    known: true,
    missing: [],
  };
}

function judgeCredits(rule: CreditRule, sheet: Sheet): Finding {
  const bounds = boundCredits(rule, sheet.members, sheet);
  const verdict = bounds.least >= rule.credits ? "met" : bounds.most < rule.credits ? "broken" : "cannot-tell";
  return {
    rule: nameRule(rule),
    verdict,
    units: numbersWhere(sheet.book, sheet.members, (unit) => mayCount(rule, unit, sheet)),
    wording: rule.wording,
    known: verdict === "met" ? bounds.freeLeast >= rule.credits : bounds.freeMost < rule.credits,
    amount: { needed: rule.credits, least: bounds.least, most: bounds.most },
    missing: verdict === "cannot-tell" ? missingFigures(rule, sheet) : [],
  };
}

function countAmount(rule: AnyOfRule, units: readonly UnitNumber[]): NonNullable<Finding["amount"]> {
  return { needed: rule.count, least: units.length, most: units.length };
}

/** The barred units that are there, the mandatory ones that are not, a unit with what it lacks. */
function unitsAbout(rule: Exclude<Rule, CreditRule>, sheet: Sheet): readonly UnitNumber[] {
  switch (rule.kind) {
    case "barred":
      return rule.units.filter((unit) => isMember(unit, sheet)).sort((a, b) => a - b);
    case "all-of":
      return groupUnits(rule.group, sheet).flatMap((at) => (sheet.members[at] === 1 ? [] : numberAt(at, sheet)));
    case "any-of":
      return groupUnits(rule.group, sheet).flatMap((at) => (sheet.members[at] === 1 ? numberAt(at, sheet) : []));
    case "prerequisite": {
      const absent = rule.needs.filter((unit) => !isMember(unit, sheet));
      return isMember(rule.unit, sheet) && absent.length > 0 ? [rule.unit, ...absent] : [];
    }
    default:
      return rule satisfies never;
  }
}

function numberAt(index: number, sheet: Sheet): readonly UnitNumber[] {
  const unit = sheet.book.units[index];
  return unit ? [unit.number] : [];
}
