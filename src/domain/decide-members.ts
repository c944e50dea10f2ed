import { boundCredits, type CreditRule, type Levels } from "./credit-bounds.ts";
import { findLevelConflict } from "./level-conflict.ts";
import type { Verdict } from "./plan.ts";
import type { LevelCreditsRule, Rule, UnitNumber } from "./qualification.ts";
import type { Members, RuleBook } from "./rule-book.ts";

/** What one rule says of some units. */
export type RuleState = "met" | "broken" | "cannot-tell";

/** The units under question and which levels are looked at. */
export interface Sheet {
  readonly book: RuleBook;
  readonly members: Members;
  readonly levels: Levels;
}

/** Whether a rule demands a sum of credits. */
export function isCreditRule(rule: Rule): rule is CreditRule {
  return rule.kind === "group-credits" || rule.kind === "total-credits" || rule.kind === "level-credits";
}

/** The verdict on units that are all of the qualification, all rules together, no exceptions. */
export function decideMembers(sheet: Sheet): Verdict {
  const open: LevelCreditsRule[] = [];
  let verdict: Verdict = "yes";
  for (const rule of sheet.book.rules) {
    const state = stateOf(rule, sheet);
    if (state === "broken") return "no";
    if (state === "met") continue;
    verdict = "cannot-tell";
    if (rule.kind === "level-credits") open.push(rule);
  }
  return findLevelConflict(open, sheet).length > 0 ? "no" : verdict;
}

/** What one rule alone says of the units. */
export function stateOf(rule: Rule, sheet: Sheet): RuleState {
  switch (rule.kind) {
    case "barred":
      return countIn(rule.units, sheet) > 1 ? "broken" : "met";
    case "all-of":
      return groupUnits(rule.group, sheet).every((index) => sheet.members[index] === 1) ? "met" : "broken";
    case "any-of":
      return groupUnits(rule.group, sheet).filter((index) => sheet.members[index] === 1).length < rule.count
        ? "broken"
        : "met";
    case "prerequisite":
      return countIn([rule.unit], sheet) === 1 && countIn(rule.needs, sheet) < rule.needs.length ? "broken" : "met";
    case "group-credits":
    case "total-credits":
    case "level-credits": {
      const bounds = boundCredits(rule, sheet.members, sheet);
      return bounds.least >= rule.credits ? "met" : bounds.most < rule.credits ? "broken" : "cannot-tell";
    }
    default:
      return rule satisfies never;
  }
}

/** The indices of a group's units. */
export function groupUnits(group: string, sheet: Sheet): readonly number[] {
  const index = sheet.book.groupOf.get(group);
  return index === undefined ? [] : (sheet.book.groups[index]?.units ?? []);
}

/** Whether a unit of the qualification stands in the plan. */
export function isMember(unit: UnitNumber, sheet: Sheet): boolean {
  const index = sheet.book.indexOf.get(unit);
  return index !== undefined && sheet.members[index] === 1;
}

function countIn(units: readonly UnitNumber[], sheet: Sheet): number {
  let count = 0;
  for (const unit of units) if (isMember(unit, sheet)) count += 1;
  return count;
}
