import fc from "fast-check";
import { expect, test } from "vitest";
import { checkPlan } from "../../src/domain/check-plan.ts";
import { completePlan } from "../../src/domain/complete-plan.ts";
import { type Completion, emptyPlan, type Verdict } from "../../src/domain/plan.ts";
import { isKnown, type Qualification } from "../../src/domain/qualification.ts";
import { bruteForce } from "./brute-force.ts";
import { drawQualification } from "./random-qualification.ts";

interface Wish {
  readonly likes: readonly number[];
  readonly dislikes: readonly number[];
}
type Judge = (units: readonly number[]) => { readonly verdict: Verdict; readonly likely?: "yes" | "no" | undefined };

const standings = ["certain", "likely", "open"] as const;

function meets(standing: Completion["standing"], judged: ReturnType<Judge>): boolean {
  if (standing === "certain") return judged.verdict === "yes";
  if (standing === "likely") return judged.verdict === "yes" || judged.likely === "yes";
  return judged.verdict !== "no";
}

/** Every completion by looking at every set of units, sorted. */
function listCompletions(qualification: Qualification, plan: readonly number[], how: { judge: Judge; wish: Wish }) {
  const judged = new Map<string, ReturnType<Judge>>();
  const holds = (standing: Completion["standing"], add: readonly number[]) => {
    const units = [...plan, ...add].sort((a, b) => a - b);
    const known = judged.get(units.join()) ?? how.judge(units);
    judged.set(units.join(), known);
    return meets(standing, known);
  };
  const rest = qualification.units.map((unit) => unit.number).filter((unit) => !plan.includes(unit));
  const sets: number[][] = [[]];
  for (const unit of rest) sets.push(...sets.map((set) => [...set, unit]));
  return standings.flatMap((standing, tier) =>
    sets
      .filter((add) => holds(standing, add) && !standings.slice(0, tier).some((earlier) => holds(earlier, add)))
      .filter((add) =>
        add.every(
          (unit) =>
            !holds(
              standing,
              add.filter((other) => other !== unit),
            ),
        ),
      )
      .filter((add) => add.length === 0 || !holds(standing, []))
      .map((add) => ({ add, standing, rank: rankOf(add, [...plan, ...add], { qualification, wish: how.wish }) }))
      .sort((a, b) => compare(a.rank, b.rank))
      .map(({ add }) => ({ add, standing })),
  );
}

function rankOf(add: readonly number[], units: readonly number[], at: { qualification: Qualification; wish: Wish }) {
  const liked = add.filter((unit) => at.wish.likes.includes(unit)).length;
  const disliked = add.filter((unit) => at.wish.dislikes.includes(unit)).length;
  return [add.length, leastCredits(at.qualification, units), -liked, disliked, ...add];
}

/** The least credits of some units: every way of filling in unknown credits that fits the published totals. */
function leastCredits(qualification: Qualification, units: readonly number[]): number {
  let least = 0;
  for (const group of qualification.groups) {
    const all = qualification.units.filter((unit) => unit.group === group.id);
    const inside = all.filter((unit) => units.includes(unit.number));
    const outside = all.filter((unit) => !units.includes(unit.number));
    const sum = (list: typeof all, unknown: number) =>
      list.reduce((total, unit) => total + (isKnown(unit.credits) ? unit.credits.value : unknown), 0);
    const allOf = qualification.rules.find((rule) => rule.kind === "all-of" && rule.group === group.id);
    const total = allOf?.kind === "all-of" ? allOf.total : null;
    least += Math.max(sum(inside, 1), total === null ? 0 : total - sum(outside, 10));
  }
  return least;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((one, place) => one !== b[place]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

const bits = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 12, maxLength: 12 });

function drawCase(most: number, creditsKnown: boolean) {
  return fc.record({
    qualification: drawQualification({ most, creditsKnown }),
    have: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 12, maxLength: 12 }),
    like: bits,
  });
}

function runCase(drawn: { qualification: Qualification; have: number[]; like: number[] }, judge: Judge): number {
  const { qualification, have, like } = drawn;
  const numbers = qualification.units.map((unit) => unit.number);
  const plan = numbers.filter((_, index) => have[index] === 5);
  const tastes = {
    likes: numbers.filter((_, index) => like[index] === 1),
    dislikes: numbers.filter((_, index) => like[index] === 2),
  };
  const found = [...completePlan({ plan: { ...emptyPlan, planned: plan }, qualification, tastes })];
  const expected = listCompletions(qualification, plan, { judge, wish: tastes });
  expect(found.map(({ add, standing }) => ({ add, standing }))).toEqual(expected);
  return found.length;
}

test("completions with known credits are exactly those brute force finds, in the same order", () => {
  let found = 0;
  fc.assert(
    fc.property(drawCase(8, true), (drawn) => {
      found += runCase(drawn, (units) => bruteForce(drawn.qualification, units, "sufficient"));
    }),
    { seed: 2026, numRuns: 600 },
  );
  expect(found).toBeGreaterThan(150);
});

test("completions with unknown figures are exactly those a look at every set of units finds, in the same order", () => {
  let found = 0;
  fc.assert(
    fc.property(drawCase(9, false), (drawn) => {
      found += runCase(drawn, (planned) => checkPlan({ ...emptyPlan, planned }, drawn.qualification, "sufficient"));
    }),
    { seed: 7, numRuns: 900 },
  );
  expect(found).toBeGreaterThan(300);
});
