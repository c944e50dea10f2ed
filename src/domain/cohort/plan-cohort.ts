import { checkPlan } from "../check-plan.ts";
import { type Finding, type MissingFigure, type Plan, planUnits } from "../plan.ts";
import type { Qualification, UnitNumber } from "../qualification.ts";
import { fewestUnits } from "./fewest-units.ts";
import {
  checkTaking,
  countBits,
  findWays,
  maskOf,
  mostTeachable,
  type Standard,
  type Teachable,
  teachableOf,
  unitsIn,
  type Ways,
} from "./learner-ways.ts";

/** Somebody with a plan for the qualification. What is achieved is fixed; what is planned is only a wish. */
export interface CohortLearner<Id> {
  readonly id: Id;
  readonly plan: Plan;
}

/** Somebody for whom there is a way with what is taught. */
export interface Served<Id> {
  readonly id: Id;
  /** What to take of the units that are taught, ascending; nothing where nothing more is needed. */
  readonly take: readonly UnitNumber[];
  /** Exactly the figures whose absence leaves it open; none where it is sure. */
  readonly missing: readonly MissingFigure[];
}

/** Somebody whom nothing that is taught can bring to the end. */
export interface Unserved<Id> {
  readonly id: Id;
  /** The rules that keep them from it. */
  readonly because: readonly Finding[];
}

/** What to teach so that everybody can finish. */
export interface CohortPlan<Id> {
  /** The fewest units beside those that everybody takes, ascending. */
  readonly teach: readonly UnitNumber[];
  /** True: everybody whom anything can bring to the end surely finishes. False: for nobody of them is it a no. */
  readonly sure: boolean;
  /** How many other choices of as few units there are. */
  readonly others: number;
  readonly certain: readonly Served<Id>[];
  readonly open: readonly Served<Id>[];
  readonly never: readonly Unserved<Id>[];
}

interface Ground {
  readonly qualification: Qualification;
  readonly teachable: Teachable;
}

interface Prepared<Id> extends CohortLearner<Id> {
  readonly sure: Ways;
  readonly open: Ways;
}

/**
 * The fewest optional units that let everybody finish, by the plan checker and by what is known alone. Where no choice makes
 * it sure for all, the fewest after which it is a no for nobody. Of several as small: sure for most learners, then nearest to
 * what they planned, then the lowest numbers. Undefined for a qualification of more than 30 optional units.
 */
export function planCohort<Id>(
  learners: readonly CohortLearner<Id>[],
  qualification: Qualification,
): CohortPlan<Id> | undefined {
  const teachable = teachableOf(qualification);
  if (teachable.units.length > mostTeachable) return undefined;
  const ground = { qualification, teachable };
  const prepared = prepare(learners, ground);
  const able = prepared.filter(({ open }) => open.any);
  const standard: Standard = able.every(({ sure }) => sure.any) ? "sure" : "open";
  const found = fewestUnits([...new Set(able.map((one) => one[standard]))], teachable.units.length);
  const teach = found.toSorted((a, b) => compare(worthOf(a, able, teachable), worthOf(b, able, teachable)))[0] ?? 0;
  const served = able.map((one) => serve(one, teach, ground));
  return {
    teach: unitsIn(teach, teachable),
    sure: standard === "sure",
    others: Math.max(0, found.length - 1),
    certain: served.filter(({ isSure }) => isSure).map(({ served: one }) => one),
    open: served.filter(({ isSure }) => !isSure).map(({ served: one }) => one),
    never: prepared.filter(({ open }) => !open.any).map((one) => unserved(one, ground)),
  };
}

/** Who achieved the same has the same ways, which are looked for once. */
function prepare<Id>(learners: readonly CohortLearner<Id>[], ground: Ground): readonly Prepared<Id>[] {
  const known = new Map<string, Pick<Prepared<Id>, "sure" | "open">>();
  return learners.map((learner) => {
    const { plan } = learner;
    const key = JSON.stringify([planUnits({ ...plan, planned: [] }), plan.exceptions]);
    const ways = known.get(key) ?? {
      sure: findWays(plan, "sure", ground),
      open: findWays(plan, "open", ground),
    };
    known.set(key, ways);
    return { ...learner, ...ways };
  });
}

/** The less the better: learners who are not sure of it, wishes left out, then the choice itself, lowest numbers first. */
function worthOf<Id>(taught: number, able: readonly Prepared<Id>[], teachable: Teachable): readonly number[] {
  const unsure = able.filter(({ sure }) => !within(sure, taught)).length;
  const kept = able.reduce((sum, { plan }) => sum + countBits(maskOf(plan.planned, teachable) & taught), 0);
  return [unsure, -kept, ...unitsIn(taught, teachable)];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((one, index) => one !== b[index]);
  return place < 0 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
}

function within(ways: Ways, taught: number): boolean {
  return ways.upTo(countBits(taught)).some((way) => (way & ~taught) === 0);
}

function serve<Id>(
  { id, plan, sure, open }: Prepared<Id>,
  taught: number,
  ground: Ground,
): { readonly isSure: boolean; readonly served: Served<Id> } {
  const size = countBits(taught);
  const wish = maskOf(plan.planned, ground.teachable);
  const pick = (ways: Ways): number | undefined =>
    ways
      .upTo(size)
      .filter((way) => (way & ~taught) === 0)
      .toSorted((a, b) => countBits(b & wish) - countBits(b) - (countBits(a & wish) - countBits(a)) || a - b)[0];
  const best = pick(sure);
  const take = unitsIn(best ?? pick(open) ?? 0, ground.teachable);
  const missing = best === undefined ? checkTaking(plan, take, ground).missing : [];
  return { isSure: best !== undefined, served: { id, take, missing } };
}

/** What is achieved may bar itself; or all units together are too little; or what would be enough may not stand together. */
function unserved<Id>({ id, plan }: CohortLearner<Id>, ground: Ground): Unserved<Id> {
  const bare = checkPlan({ ...plan, planned: [] }, ground.qualification, "compatible");
  if (bare.reasons.length > 0) return { id, because: bare.reasons };
  const all = checkTaking(plan, ground.teachable.units, ground);
  const tooLittle = all.findings.filter(({ rule, verdict }) => rule !== "barred" && verdict === "broken");
  return { id, because: tooLittle.length > 0 ? tooLittle : all.reasons };
}
