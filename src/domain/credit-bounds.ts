import type { GroupCreditsRule, LevelCreditsRule, TotalCreditsRule } from "./qualification.ts";
import type { BookGroup, BookUnit, Members, RuleBook } from "./rule-book.ts";

/** The rules that demand a sum of credits. */
export type CreditRule = GroupCreditsRule | TotalCreditsRule | LevelCreditsRule;

/** Which level of a unit is looked at: the known one, or the inferred one where there is no known one. */
export type Levels = "known" | "likely";

/** The least and the most credits a sum can come to; the `free` ones with no upper bound on unknown credits. */
export interface CreditBounds {
  readonly least: number;
  readonly most: number;
  readonly freeLeast: number;
  readonly freeMost: number;
}

/** The level of a unit, or null where it may be any. */
export function levelOf(unit: BookUnit, levels: Levels): number | null {
  return levels === "known" ? unit.level : unit.likelyLevel;
}

/** Whether a unit's credits count for a rule whatever is not known. */
export function surelyCounts(rule: CreditRule, unit: BookUnit, at: { book: RuleBook; levels: Levels }): boolean {
  if (rule.kind === "total-credits") return true;
  if (rule.kind === "group-credits") return at.book.groups[unit.group]?.id === rule.group;
  const level = levelOf(unit, at.levels);
  return level === rule.level || (level !== null && level > rule.level && rule.reading === "at-or-above");
}

/** Whether a unit's credits count for a rule in some way of filling in what is not known. */
export function mayCount(rule: CreditRule, unit: BookUnit, at: { book: RuleBook; levels: Levels }): boolean {
  if (rule.kind !== "level-credits") return surelyCounts(rule, unit, at);
  const level = levelOf(unit, at.levels);
  return level === null || level === rule.level || (level > rule.level && rule.reading !== "exactly");
}

type Bounds = { -readonly [key in keyof CreditBounds]: number };

interface Sums {
  least: number;
  most: number;
  free: number;
}

/** The tight bounds of the credits that a plan's units bring to a rule. */
export function boundCredits(
  rule: CreditRule,
  members: Members,
  at: { readonly book: RuleBook; readonly levels: Levels },
): CreditBounds {
  const sure = at.book.groups.map(emptySums);
  const may = at.book.groups.map(emptySums);
  for (const [index, unit] of at.book.units.entries()) {
    if (members[index] !== 1 || !mayCount(rule, unit, at)) continue;
    addUnit(may[unit.group], unit);
    if (surelyCounts(rule, unit, at)) addUnit(sure[unit.group], unit);
  }
  const bounds = { least: 0, most: 0, freeLeast: 0, freeMost: 0 };
  for (const [index, group] of at.book.groups.entries()) {
    addLeast(bounds, group, sure[index] ?? emptySums());
    addMost(bounds, group, may[index] ?? emptySums());
  }
  return bounds;
}

function emptySums(): Sums {
  return { least: 0, most: 0, free: 0 };
}

function addUnit(sums: Sums | undefined, unit: BookUnit): void {
  if (sums === undefined) return;
  sums.least += unit.least;
  sums.most += unit.most;
  sums.free += unit.freeMost;
}

// What the group's other units cannot take of a published total must come from these, and they cannot take more than is left.
function addLeast(bounds: Bounds, group: BookGroup, sums: Sums): void {
  const owed = (others: number) => (group.total === null ? 0 : group.total - others);
  bounds.least += Math.max(sums.least, owed(group.most - sums.most));
  bounds.freeLeast += Math.max(sums.least, owed(group.freeMost - sums.free));
}

function addMost(bounds: Bounds, group: BookGroup, sums: Sums): void {
  const left = group.total === null ? Number.POSITIVE_INFINITY : group.total - (group.least - sums.least);
  bounds.most += Math.min(sums.most, left);
  bounds.freeMost += Math.min(sums.free, left);
}
