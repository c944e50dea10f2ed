import { checkPlan } from "../check-plan.ts";
import { completePlan, findAdditions } from "../complete-plan.ts";
import { type Plan, type PlanAnswer, planUnits } from "../plan.ts";
import type { Qualification, UnitNumber } from "../qualification.ts";

/** The units that a centre may teach or leave: not those that everybody has to take. A set of them is a bit mask. */
export interface Teachable {
  readonly units: readonly UnitNumber[];
  /** Units that every plan needs. */
  readonly compulsory: ReadonlySet<UnitNumber>;
}

/** Bit masks of whole numbers hold no more. */
export const mostTeachable = 30;

/** The units of no group that has to be taken whole, ascending. */
export function teachableOf({ units, rules }: Qualification): Teachable {
  const whole = new Set(rules.flatMap((rule) => (rule.kind === "all-of" ? [rule.group] : [])));
  const numbers = (isCompulsory: boolean) =>
    units.filter((unit) => whole.has(unit.group) === isCompulsory).map(({ number }) => number);
  return { units: numbers(false), compulsory: new Set(numbers(true)) };
}

/** `sure`: certainly enough by what is known. `open`: not a certain no. */
export type Standard = "sure" | "open";

/** What one learner can finish with: sets of teachable units, beside what is achieved and what everybody takes. */
export interface Ways {
  /** The sets of at most so many units that come up to a standard and could not do so with one less; as bit masks. */
  upTo(size: number): readonly number[];
  /** Whether there is any set at all, whatever its size. */
  readonly any: boolean;
}

/** The ways of a learner. What is planned does not count: it is had only where it is taught. */
export function findWays(
  plan: Plan,
  standard: Standard,
  { qualification, teachable }: { readonly qualification: Qualification; readonly teachable: Teachable },
): Ways {
  const bare = { ...plan, planned: [] };
  const sets = standard === "sure" ? sureSets(bare, qualification) : openSets(bare, qualification);
  const found: { readonly mask: number; readonly size: number }[] = [];
  let isEnded = false;
  const pull = (): boolean => {
    const next = isEnded ? undefined : sets.next().value;
    if (next === undefined) {
      isEnded = true;
      return false;
    }
    const mask = maskOf(next, teachable);
    found.push({ mask, size: countBits(mask) });
    return true;
  };
  return {
    any: pull(),
    upTo(size) {
      // They come by size, fewest first: every one of them takes the same compulsory units.
      while ((found.at(-1)?.size ?? 0) <= size && pull());
      return found.filter((one) => one.size <= size).map(({ mask }) => mask);
    },
  };
}

function* sureSets(plan: Plan, qualification: Qualification): Generator<readonly UnitNumber[], undefined> {
  for (const { add, standing } of completePlan({ plan, qualification })) {
    if (standing !== "certain") return undefined;
    yield add;
  }
  return undefined;
}

function* openSets(plan: Plan, qualification: Qualification): Generator<readonly UnitNumber[], undefined> {
  yield* findAdditions({ plan, qualification, without: [] });
  return undefined;
}

/** The bit mask of the teachable ones of some units. */
export function maskOf(units: readonly UnitNumber[], { units: all }: Teachable): number {
  return all.reduce((mask, unit, bit) => (units.includes(unit) ? mask | (1 << bit) : mask), 0);
}

/** The teachable units of a bit mask, ascending. */
export function unitsIn(mask: number, { units }: Teachable): readonly UnitNumber[] {
  return units.filter((_, bit) => (mask & (1 << bit)) !== 0);
}

export function countBits(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** What the checker says where a learner takes these beside what is achieved and what everybody takes. */
export function checkTaking(
  plan: Plan,
  taken: readonly UnitNumber[],
  { qualification, teachable }: { readonly qualification: Qualification; readonly teachable: Teachable },
): PlanAnswer {
  const excused = plan.exceptions.filter(({ waives }) => waives === "mandatory");
  const isExcused = (unit: UnitNumber) => excused.some(({ units }) => units.length === 0 || units.includes(unit));
  const compulsory = [...teachable.compulsory].filter((unit) => !isExcused(unit));
  const has = new Set(planUnits({ ...plan, planned: [] }));
  const planned = [...new Set([...compulsory, ...taken])].filter((unit) => !has.has(unit));
  return checkPlan({ ...plan, planned }, qualification, "sufficient");
}
