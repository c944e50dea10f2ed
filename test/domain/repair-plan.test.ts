import { expect, test } from "vitest";
import { emptyPlan, type Plan, type Repair } from "../../src/domain/plan.ts";
import { repairPlan } from "../../src/domain/repair-plan.ts";
import { makeLevel2 } from "../fixtures/contact-centre.ts";

const credits = [2, 2, 3, 2, 3, 2, 3, 3, 3, 2, 1];
const known = makeLevel2({
  reading: "exactly",
  units: Object.fromEntries(
    credits.map((credit, index) => [index + 1, { credits: credit, level: [5, 8, 9].includes(index + 1) ? 3 : 2 }]),
  ),
});

function repair(drop: readonly number[], add: readonly number[], credits: number | null): Repair {
  const then = "yes";
  return { drop, add, then, credits };
}

function plan(...planned: readonly number[]): Plan {
  return { ...emptyPlan, planned };
}

test("of a barred pair either unit may go", () => {
  expect(repairPlan(plan(6, 8), makeLevel2(), "compatible").map((one) => one.drop)).toEqual([[6], [8]]);
});

test("an achieved unit never goes", () => {
  const achieved = { ...plan(8), achieved: [{ unit: 6, how: "assessed" }] } as const;
  expect(repairPlan(achieved, makeLevel2(), "compatible")).toEqual([repair([8], [], null)]);
  const both = { ...emptyPlan, achieved: [6, 8].map((unit) => ({ unit, how: "assessed" as const })) };
  expect(repairPlan(both, makeLevel2(), "compatible")).toEqual([]);
});

test("a missing mandatory unit is added", () => {
  expect(repairPlan(plan(1, 3, 4, 6, 7, 10, 11), known, "sufficient")).toEqual([repair([], [2], 2)]);
});

test("a swap inside a barred pair mends a plan that is short of credits at the level", () => {
  expect(repairPlan(plan(1, 2, 3, 5, 8, 9), known, "sufficient")[0]).toEqual(repair([9], [7], 0));
});

test("too few credits are mended by the fewest units", () => {
  expect(repairPlan(plan(1, 2, 3, 6), known, "sufficient").map((one) => one.add.length)).toEqual([2, 2, 2]);
});

test("where the answer is not no there is nothing to mend", () => {
  expect(repairPlan(plan(1, 2, 3, 4, 7, 10), makeLevel2(), "sufficient")).toEqual([]);
});
