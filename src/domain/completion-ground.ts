import { judge } from "./check-plan.ts";
import type { Levels } from "./credit-bounds.ts";
import { decideMembers } from "./decide-members.ts";
import { type Plan, type PlanException, planUnits, type Verdict } from "./plan.ts";
import type { Qualification, UnitNumber } from "./qualification.ts";
import { type Members, membersOf, openRuleBook, type RuleBook } from "./rule-book.ts";

/** What every completion of one plan has in common. Units are book indices. */
export interface CompletionGround {
  readonly book: RuleBook;
  readonly exceptions: readonly PlanException[];
  /** The plan as it stands. */
  readonly plan: Members;
  /** The plan with every unit it cannot do without. */
  readonly base: Members;
  /** Units that may be added to the base, ascending; each could stand beside it. */
  readonly candidates: readonly number[];
}

/** The plan's ground, or undefined where nothing can complete it: a conflict, a foreign number, a needed unit ruled out. */
export function layGround(options: {
  readonly plan: Plan;
  readonly qualification: Qualification;
  readonly without: readonly UnitNumber[];
}): CompletionGround | undefined {
  const book = openRuleBook(options.qualification);
  const { members: plan, unknown } = membersOf(book, planUnits(options.plan));
  const exceptions = options.plan.exceptions;
  if (unknown.length > 0) return undefined;
  const base = addForced({ book, exceptions, members: plan });
  const banned = new Set(options.without);
  if (base === undefined || listMembers(base).some((at) => plan[at] !== 1 && banned.has(numberOf(book, at))))
    return undefined;
  const inBase = listMembers(base);
  if (inBase.some((a) => inBase.some((b) => a < b && areBarred(a, b, { book, exceptions })))) return undefined;
  const candidates = book.units
    .map((_, at) => at)
    .filter((at) => base[at] !== 1 && !banned.has(numberOf(book, at)))
    .filter((at) => !isExcused(at, book) && inBase.every((other) => !areBarred(at, other, { book, exceptions })));
  return { book, exceptions, plan, base, candidates: withReachableNeeds(candidates, { book, exceptions, base }) };
}

/** The verdict `sufficient` on members of the ground's book, the plan's exceptions heeded. */
export function decideOn(ground: CompletionGround, members: Members, levels: Levels): Verdict {
  const { book, exceptions } = ground;
  if (exceptions.length === 0) return decideMembers({ book, members, levels });
  return judge({ book, members, unknown: [], question: "sufficient", exceptions }, levels).verdict;
}

/** Whether two units may not stand together and no exception lets them. */
export function areBarred(a: number, b: number, on: Pick<CompletionGround, "book" | "exceptions">): boolean {
  if (on.book.barredPairs[a * on.book.units.length + b] !== 1) return false;
  const excuses = on.exceptions.filter((one) => one.waives === "barred");
  const pair = [numberOf(on.book, a), numberOf(on.book, b)];
  return !excuses.some((one) => one.units.length === 0 || pair.every((unit) => one.units.includes(unit)));
}

/** The indices of the units that a unit counts only together with; a number nobody has becomes -1. */
export function needsOf(at: number, on: Pick<CompletionGround, "book" | "exceptions">): readonly number[] {
  const number = numberOf(on.book, at);
  const excused = on.exceptions.some(
    (one) => one.waives === "prerequisite" && (one.units.length === 0 || one.units.includes(number)),
  );
  if (excused) return [];
  return on.book.rules.flatMap((rule) =>
    rule.kind === "prerequisite" && rule.unit === number
      ? rule.needs.map((unit) => on.book.indexOf.get(unit) ?? -1)
      : [],
  );
}

/** The number of the unit at an index of the book. */
export function numberOf(book: RuleBook, at: number): UnitNumber {
  return book.units[at]?.number ?? -1;
}

function listMembers(members: Members): readonly number[] {
  return [...members.keys()].filter((at) => members[at] === 1);
}

function addForced(on: {
  readonly book: RuleBook;
  readonly exceptions: readonly PlanException[];
  readonly members: Members;
}): Members | undefined {
  const base = on.members.slice();
  for (const at of forcedUnits(on.book, on.exceptions)) base[at] = 1;
  for (let grown = true; grown; ) {
    grown = false;
    for (const need of listMembers(base).flatMap((at) => needsOf(at, on))) {
      if (need < 0) return undefined;
      grown ||= base[need] !== 1;
      base[need] = 1;
    }
  }
  return base;
}

function forcedUnits(book: RuleBook, exceptions: readonly PlanException[]): readonly number[] {
  const excuses = exceptions.filter((one) => one.waives === "mandatory");
  if (excuses.some((one) => one.units.length === 0)) return [];
  const excused = new Set(excuses.flatMap((one) => one.units));
  return allOfUnits(book).filter((at) => !excused.has(numberOf(book, at)));
}

// A learner who is excused from a mandatory unit is not offered it.
function isExcused(at: number, book: RuleBook): boolean {
  return allOfUnits(book).includes(at);
}

function allOfUnits(book: RuleBook): readonly number[] {
  return book.rules.flatMap((rule) =>
    rule.kind === "all-of" ? (book.groups[book.groupOf.get(rule.group) ?? -1]?.units ?? []) : [],
  );
}

function withReachableNeeds(
  candidates: readonly number[],
  on: Pick<CompletionGround, "book" | "exceptions" | "base">,
): readonly number[] {
  const kept = candidates.filter((at) =>
    needsOf(at, on).every((need) => on.base[need] === 1 || candidates.includes(need)),
  );
  return kept.length === candidates.length ? kept : withReachableNeeds(kept, on);
}
