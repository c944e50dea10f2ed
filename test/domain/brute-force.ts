import type { PlanQuestion, RuleName, Verdict } from "../../src/domain/plan.ts";
import type { Qualification, Rule, Unit } from "../../src/domain/qualification.ts";

/** What brute force says: the verdict, and the reasons as "rule:units:known" in no order. */
export interface BruteAnswer {
  readonly verdict: Verdict;
  readonly likely: "yes" | "no" | undefined;
  readonly reasons: readonly string[];
}

interface World {
  readonly credits: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, number>;
  readonly reading: "exactly" | "at-or-above";
}

/** Answers by looking at every possible world, one by one. Shares no code with the checker; slow, for few unknowns only. */
export function bruteForce(qualification: Qualification, plan: readonly number[], question: PlanQuestion): BruteAnswer {
  const known = survey(qualification, plan, { question, likely: false });
  if (known.verdict !== "cannot-tell") return { ...known, likely: undefined };
  const likely = survey(qualification, plan, { question, likely: true }).verdict;
  return { ...known, likely: likely === "cannot-tell" ? undefined : likely };
}

function survey(
  qualification: Qualification,
  plan: readonly number[],
  how: { question: PlanQuestion; likely: boolean },
): { verdict: Verdict; reasons: readonly string[] } {
  const rules = qualification.rules.filter((rule) => how.question === "sufficient" || rule.kind === "barred");
  const inPlan = qualification.units.filter((unit) => plan.includes(unit.number));
  const foreign = plan.filter((number) => !qualification.units.some((unit) => unit.number === number));
  const masks = [...worldMasks(qualification, inPlan, { rules, likely: how.likely, bounded: true })];
  const all = 2 ** rules.length - 1;
  const some = masks.includes(all) && foreign.length === 0;
  const every = masks.every((mask) => mask === all) && foreign.length === 0;
  const name = (rule: Rule, known: boolean) => `${ruleName(rule)}:${about(rule, inPlan, qualification)}:${known}`;
  const never = rules.filter((_, bit) => masks.every((mask) => !has(mask, bit)));
  const open = rules.filter((rule, bit) => !never.includes(rule) && masks.some((mask) => !has(mask, bit)));
  if (every) return { verdict: "yes", reasons: [] };
  if (some) return { verdict: "cannot-tell", reasons: open.map((rule) => name(rule, false)) };
  if (never.length + foreign.length === 0) {
    return { verdict: "no", reasons: conflicting(open, rules, masks).map((rule) => name(rule, false)) };
  }
  const free = [...worldMasks(qualification, inPlan, { rules, likely: how.likely, bounded: false })];
  return {
    verdict: "no",
    reasons: [
      ...(foreign.length > 0 ? [`unknown-unit:${foreign}:true`] : []),
      ...never.map((rule) =>
        name(
          rule,
          free.every((mask) => !has(mask, rules.indexOf(rule))),
        ),
      ),
    ],
  };
}

function has(mask: number, bit: number): boolean {
  return Math.floor(mask / 2 ** bit) % 2 === 1;
}

// The union of all smallest sets of open rules that no world satisfies.
function conflicting(open: readonly Rule[], rules: readonly Rule[], masks: readonly number[]): readonly Rule[] {
  const together = (set: readonly Rule[]) => masks.some((mask) => set.every((rule) => has(mask, rules.indexOf(rule))));
  const sets: Rule[][] = [[]];
  for (const rule of open) sets.push(...sets.map((set) => [...set, rule]));
  const smallest = sets.filter(
    (set) => !together(set) && set.every((rule) => together(set.filter((other) => other !== rule))),
  );
  return open.filter((rule) => smallest.some((set) => set.includes(rule)));
}

function ruleName(rule: Rule): RuleName {
  if (rule.kind === "all-of") return "mandatory";
  return rule.kind === "group-credits" ? "optional-credits" : rule.kind;
}

/** Level rules are named without units. */
function about(rule: Rule, inPlan: readonly Unit[], qualification: Qualification): string {
  const numbers = inPlan.map((unit) => unit.number);
  if (rule.kind === "barred") return String(numbers.filter((number) => rule.units.includes(number)));
  if (rule.kind === "total-credits") return String(numbers);
  if (rule.kind === "level-credits") return "*";
  if (rule.kind === "prerequisite") return String([rule.unit, ...rule.needs.filter((need) => !numbers.includes(need))]);
  const group = qualification.units.filter((unit) => unit.group === rule.group).map((unit) => unit.number);
  return String(group.filter((number) => numbers.includes(number) !== (rule.kind === "all-of")));
}

function* product<T>(lists: readonly (readonly T[])[]): Generator<readonly T[]> {
  const [first, ...rest] = lists;
  if (first === undefined) yield [];
  else for (const tail of product(rest)) for (const item of first) yield [item, ...tail];
}

const grounds = ["centre", "published", "other-body"];

/** The distinct sets of rules satisfied, as bit masks, over all worlds. */
function worldMasks(
  qualification: Qualification,
  inPlan: readonly Unit[],
  how: { rules: readonly Rule[]; likely: boolean; bounded: boolean },
): ReadonlySet<number> {
  const masks = new Set<number>();
  const totals = qualification.rules.flatMap((rule) =>
    rule.kind === "all-of" && rule.total !== null ? [{ group: rule.group, total: rule.total }] : [],
  );
  const totalled = (unit: Unit) => totals.some((one) => one.group === unit.group);
  const priced = qualification.units.filter((unit) => inPlan.includes(unit) || totalled(unit));
  const prices = priced.map((unit) => creditsPossible(unit, how.bounded, totalled(unit)));
  const levelSets = inPlan.map((unit) => levelsPossible(unit, how));
  for (const chosen of product(prices)) {
    const fits = totals.every(
      ({ group, total }) =>
        chosen.reduce((sum, one, index) => sum + (priced[index]?.group === group ? one : 0), 0) === total,
    );
    if (!fits) continue;
    const credits = new Map(priced.map((unit, index) => [unit.number, chosen[index] ?? 0]));
    for (const levels of product(levelSets)) {
      const at = new Map(inPlan.map((unit, index) => [unit.number, levels[index] ?? 0]));
      for (const reading of ["exactly", "at-or-above"] as const) {
        masks.add(maskOf(how.rules, inPlan, { qualification, world: { credits, levels: at, reading } }));
      }
    }
  }
  return masks;
}

function creditsPossible(unit: Unit, bounded: boolean, totalled: boolean): readonly number[] {
  if (unit.credits.value !== null && grounds.includes(unit.credits.certainty)) return [unit.credits.value];
  const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1);
  if (bounded) return upTo(10);
  return totalled ? upTo(40) : [...upTo(10), 5000];
}

function levelsPossible(unit: Unit, how: { rules: readonly Rule[]; likely: boolean }): readonly number[] {
  const known = grounds.includes(unit.level.certainty) || how.likely;
  if (unit.level.value !== null && known) return [unit.level.value];
  const asked = how.rules.flatMap((rule) => (rule.kind === "level-credits" ? [rule.level, rule.level + 1] : []));
  return [...new Set([0, ...asked])];
}

function maskOf(
  rules: readonly Rule[],
  inPlan: readonly Unit[],
  at: { qualification: Qualification; world: World },
): number {
  return rules.reduce((mask, rule, bit) => mask + (holds(rule, inPlan, at) ? 2 ** bit : 0), 0);
}

function holds(rule: Rule, inPlan: readonly Unit[], at: { qualification: Qualification; world: World }): boolean {
  const sum = (counts: (unit: Unit) => boolean) =>
    inPlan.reduce((total, unit) => total + (counts(unit) ? (at.world.credits.get(unit.number) ?? 0) : 0), 0);
  const isIn = (number: number) => inPlan.some((unit) => unit.number === number);
  switch (rule.kind) {
    case "barred":
      return rule.units.filter(isIn).length <= 1;
    case "all-of":
      return at.qualification.units.every((unit) => unit.group !== rule.group || isIn(unit.number));
    case "any-of":
      return inPlan.filter((unit) => unit.group === rule.group).length >= rule.count;
    case "prerequisite":
      return !isIn(rule.unit) || rule.needs.every(isIn);
    case "group-credits":
      return sum((unit) => unit.group === rule.group) >= rule.credits;
    case "total-credits":
      return sum(() => true) >= rule.credits;
    case "level-credits": {
      const reading = rule.reading ?? at.world.reading;
      const level = (unit: Unit) => at.world.levels.get(unit.number) ?? 0;
      const serves = (unit: Unit) => (reading === "exactly" ? level(unit) === rule.level : level(unit) >= rule.level);
      return sum(serves) >= rule.credits;
    }
  }
}
