import { type Levels, levelOf } from "./credit-bounds.ts";
import type { LevelCreditsRule, LevelReading } from "./qualification.ts";
import type { BookGroup, BookUnit, Members, RuleBook } from "./rule-book.ts";

interface Ground {
  readonly book: RuleBook;
  readonly members: Members;
  readonly levels: Levels;
}

/**
 * The level rules that each could be met but not together, because the same credits would have to count at two levels;
 * empty where they can be met together. Given rules must each be open. Only level rules can conflict so: every other sum
 * is at its most when the units of the plan take all the credits that a published total lets them have.
 */
export function findLevelConflict(rules: readonly LevelCreditsRule[], ground: Ground): readonly LevelCreditsRule[] {
  if (canStandTogether(rules, ground)) return [];
  return rules.filter((rule) => standsInLeastConflict(rule, rules, ground));
}

// A rule takes part when some set of the others can be met without it and not with it.
function standsInLeastConflict(rule: LevelCreditsRule, rules: readonly LevelCreditsRule[], ground: Ground): boolean {
  return subsetsOf(rules.filter((other) => other !== rule)).some(
    (others) => canStandTogether(others, ground) && !canStandTogether([...others, rule], ground),
  );
}

function subsetsOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  const sets: (readonly T[])[] = [[]];
  for (const item of items) sets.push(...sets.map((set) => [...set, item]));
  return sets;
}

function canStandTogether(rules: readonly LevelCreditsRule[], ground: Ground): boolean {
  // Read as "at or above", all rules are at their most together: each unit at the highest level serves every one of them.
  if (rules.length < 2 || rules.every((rule) => rule.reading !== "exactly")) return true;
  const readings: readonly LevelReading[] = rules.some((rule) => rule.reading === null)
    ? ["exactly", "at-or-above"]
    : ["exactly"];
  return readings.some((reading) => {
    const read = rules.map((rule) => ({ ...rule, reading: rule.reading ?? reading }));
    return reachesAll(read, ground);
  });
}

interface Walk extends Ground {
  readonly rules: readonly LevelCreditsRule[];
  /** The place value of each rule's sum in a state number; sums are cut off at what the rule demands. */
  readonly places: readonly number[];
}

function reachesAll(rules: readonly LevelCreditsRule[], ground: Ground): boolean {
  const places: number[] = [];
  let size = 1;
  for (const rule of rules) {
    places.push(size);
    size *= rule.credits + 1;
  }
  const walk = { ...ground, rules, places };
  const states = ground.book.groups.reduce<ReadonlySet<number>>(
    (before, group) => walkGroup(walk, group, before),
    new Set([0]),
  );
  return states.has(size - 1);
}

function walkGroup(walk: Walk, group: BookGroup, before: ReadonlySet<number>): ReadonlySet<number> {
  const units = group.units.flatMap((at) => {
    const unit = walk.book.units[at];
    return walk.members[at] === 1 && unit ? [unit] : [];
  });
  const least = units.reduce((sum, unit) => sum + unit.least, 0);
  const most = units.reduce((sum, unit) => sum + unit.most, 0);
  // More credits never hurt, so the plan's units take all that the units outside it can leave of the total.
  const credits = group.total === null ? most : Math.min(most, group.total - (group.least - least));
  let byLeft = new Map<number, ReadonlySet<number>>([[credits, before]]);
  let rest = { least, most };
  for (const unit of units) {
    rest = { least: rest.least - unit.least, most: rest.most - unit.most };
    byLeft = walkUnit(walk, { unit, rest, byLeft });
  }
  return byLeft.get(0) ?? new Set();
}

interface Step {
  readonly unit: BookUnit;
  /** What the group's later units can take. */
  readonly rest: { readonly least: number; readonly most: number };
  /** States by the credits not yet given out. */
  readonly byLeft: ReadonlyMap<number, ReadonlySet<number>>;
}

function walkUnit(walk: Walk, step: Step): Map<number, ReadonlySet<number>> {
  const after = new Map<number, Set<number>>();
  const choices = servedBy(walk, step.unit);
  for (const [left, states] of step.byLeft) {
    const from = Math.max(step.unit.least, left - step.rest.most);
    const to = Math.min(step.unit.most, left - step.rest.least);
    for (let credits = from; credits <= to; credits += 1) {
      const into = after.get(left - credits) ?? new Set();
      after.set(left - credits, into);
      for (const state of states) for (const served of choices) into.add(addCredits(walk, state, { served, credits }));
    }
  }
  return after;
}

/** For each level the unit may be at: which rules its credits serve. A level between two demanded ones serves no more. */
function servedBy(walk: Walk, unit: BookUnit): readonly (readonly number[])[] {
  const level = levelOf(unit, walk.levels);
  const possible = level === null ? [...new Set(walk.rules.map((rule) => rule.level))] : [level];
  return possible.map((one) =>
    walk.rules.flatMap((rule, index) =>
      one === rule.level || (one > rule.level && rule.reading === "at-or-above") ? [index] : [],
    ),
  );
}

function addCredits(
  walk: Walk,
  state: number,
  gain: { readonly served: readonly number[]; readonly credits: number },
): number {
  let next = state;
  for (const index of gain.served) {
    const place = walk.places[index] ?? 1;
    const demand = walk.rules[index]?.credits ?? 0;
    const had = Math.floor(state / place) % (demand + 1);
    next += (Math.min(demand, had + gain.credits) - had) * place;
  }
  return next;
}
