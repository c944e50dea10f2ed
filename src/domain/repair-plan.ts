import { checkPlan } from "./check-plan.ts";
import { findAdditions } from "./complete-plan.ts";
import { areBarred } from "./completion-ground.ts";
import { boundAllCredits } from "./credit-bounds.ts";
import { type Plan, type PlanAnswer, type PlanQuestion, planUnits, type Repair, type RuleName } from "./plan.ts";
import type { Qualification, UnitNumber } from "./qualification.ts";
import { membersOf, openRuleBook } from "./rule-book.ts";

const mostRepairs = 3;
/** How many units beyond those in conflict are tried as drops, and how many ways of dropping are looked at in all. */
const mostExtraDrops = 2;
const mostDropsTried = 400;
/** How many additions are looked at for one way of dropping. */
const mostAdditions = 60;

const dropMends: readonly RuleName[] = ["barred", "unknown-unit", "prerequisite"];

interface Mending {
  readonly plan: Plan;
  readonly qualification: Qualification;
  readonly question: PlanQuestion;
}

/**
 * The smallest changes after which the same question is no longer answered no, nearest first, at most three; all are of
 * one size. Achieved units are never dropped. Empty where the answer is not no, or where no change mends it.
 */
export function repairPlan(plan: Plan, qualification: Qualification, question: PlanQuestion): readonly Repair[] {
  const answer = checkPlan(plan, qualification, question);
  if (answer.verdict !== "no") return [];
  const mending = { plan, qualification, question };
  const owed = fewestAdditions(answer);
  let best = Number.POSITIVE_INFINITY;
  let found: Repair[] = [];
  for (const drop of listDrops(mending)) {
    if (drop.length + owed > best) break;
    for (const repair of repairsByDropping(drop, mending)) {
      const size = repair.drop.length + repair.add.length;
      if (size > best) break;
      if (size < best) found = [];
      best = Math.min(best, size);
      found.push(repair);
    }
  }
  return rankRepairs(found, mending).slice(0, mostRepairs);
}

// What is absent or too little is not mended by dropping, so some additions are certain before any search.
function fewestAdditions(answer: PlanAnswer): number {
  const lacking = answer.reasons.filter((one) => one.verdict === "broken" && !dropMends.includes(one.rule));
  return Math.max(0, ...lacking.map((one) => (one.rule === "mandatory" ? one.units.length : 1)));
}

/** Ways of dropping planned units that leave no conflict and no foreign number, fewest first. */
function* listDrops(mending: Mending): Generator<readonly UnitNumber[], void> {
  const needed = dropsForConflicts([], mending);
  const spare = spareUnits(mending.plan);
  const seen = new Set<string>();
  let wave: readonly (readonly UnitNumber[])[] = needed;
  for (let extra = 0; wave.length > 0; extra += 1) {
    for (const drop of wave.toSorted((a, b) => a.length - b.length)) {
      const name = drop.toSorted((a, b) => a - b).join();
      if (seen.has(name)) continue;
      if (seen.size >= mostDropsTried) return;
      seen.add(name);
      yield drop.toSorted((a, b) => a - b);
    }
    if (mending.question === "compatible" || extra >= mostExtraDrops) return;
    wave = wave.flatMap((drop) => spare.filter((unit) => !drop.includes(unit)).map((unit) => [...drop, unit]));
  }
}

function spareUnits(plan: Plan): readonly UnitNumber[] {
  const achieved = new Set(plan.achieved.map((one) => one.unit));
  return planUnits(plan).filter((unit) => !achieved.has(unit));
}

function dropsForConflicts(drop: readonly UnitNumber[], mending: Mending): readonly (readonly UnitNumber[])[] {
  const { reasons } = checkPlan(dropUnits(mending.plan, drop), mending.qualification, "compatible");
  const finding = reasons[0];
  if (finding === undefined) return [drop];
  const spare = spareUnits(mending.plan);
  const foreign = finding.rule === "unknown-unit";
  if (foreign && !finding.units.every((unit) => spare.includes(unit))) return [];
  if (foreign) return dropsForConflicts([...drop, ...finding.units], mending);
  return finding.units
    .filter((unit) => spare.includes(unit))
    .flatMap((unit) => dropsForConflicts([...drop, unit], mending));
}

function dropUnits(plan: Plan, drop: readonly UnitNumber[]): Plan {
  return { ...plan, planned: plan.planned.filter((unit) => !drop.includes(unit)) };
}

function* repairsByDropping(drop: readonly UnitNumber[], mending: Mending): Generator<Repair, void> {
  const { qualification, question } = mending;
  const plan = dropUnits(mending.plan, drop);
  let looked = 0;
  for (const add of question === "compatible" ? [[]] : findAdditions({ plan, qualification, without: drop })) {
    if (looked >= mostAdditions) return;
    looked += 1;
    const mended = { ...plan, planned: [...plan.planned, ...add] };
    const then = checkPlan(mended, qualification, question).verdict;
    if (then === "no") continue;
    yield { drop, add, then, credits: creditChange(mending, mended) };
  }
}

// A published total may settle the credits of the whole plan where it does not settle those of the units that change.
function creditChange(mending: Mending, mended: Plan): number | null {
  const before = knownCredits(mending.plan, mending.qualification);
  const after = knownCredits(mended, mending.qualification);
  if (before !== null && after !== null) return after - before;
  const was = new Set(planUnits(mending.plan));
  const is = new Set(planUnits(mended));
  const lost = creditsOf(
    [...was].filter((unit) => !is.has(unit)),
    mending.qualification,
  );
  const won = creditsOf(
    [...is].filter((unit) => !was.has(unit)),
    mending.qualification,
  );
  return lost === null || won === null ? null : won - lost;
}

function knownCredits(plan: Plan, qualification: Qualification): number | null {
  return creditsOf(planUnits(plan), qualification);
}

function creditsOf(units: readonly UnitNumber[], qualification: Qualification): number | null {
  const book = openRuleBook(qualification);
  const bounds = boundAllCredits(membersOf(book, units).members, book);
  return bounds.least === bounds.most ? bounds.least : null;
}

function rankRepairs(repairs: readonly Repair[], mending: Mending): readonly Repair[] {
  const rank = (one: Repair) => [
    one.then === "yes" ? 0 : 1,
    isSwap(one, mending) ? 0 : 1,
    one.credits === null ? Number.MAX_SAFE_INTEGER : Math.abs(one.credits),
    ...one.add,
    ...one.drop.map((unit) => -unit),
  ];
  return repairs.toSorted((a, b) => compareLists(rank(a), rank(b)));
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (const [index, one] of a.entries()) {
    const difference = one - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

// Every unit that goes is replaced by one that is barred with it: the same subject at another level.
function isSwap(repair: Repair, mending: Mending): boolean {
  const on = { book: openRuleBook(mending.qualification), exceptions: [] };
  const at = (unit: UnitNumber) => on.book.indexOf.get(unit) ?? -1;
  return (
    repair.drop.length > 0 && repair.drop.every((gone) => repair.add.some((come) => areBarred(at(gone), at(come), on)))
  );
}
