import { performance } from "node:perf_hooks";
import { expect, test } from "vitest";
import { completePlan } from "../../src/domain/complete-plan.ts";
import { type Completion, emptyPlan, type Plan } from "../../src/domain/plan.ts";
import { makeLevel2 } from "../fixtures/contact-centre.ts";
import { makeLargeQualification } from "../fixtures/large-qualification.ts";
import { makeQualification } from "../fixtures/made-up-qualification.ts";

function take(count: number, from: Generator<Completion, void>): readonly Completion[] {
  const found: Completion[] = [];
  for (const one of from) {
    found.push(one);
    if (found.length === count) break;
  }
  return found;
}

function plan(...planned: readonly number[]): Plan {
  return { ...emptyPlan, planned };
}

const small = makeQualification({
  units: [2, 3, 5, 5, 1].map((credits, index) => ({ number: index + 1, credits, level: 2 })),
  rules: [
    { kind: "total-credits", credits: 5 },
    { kind: "barred", units: [1, 2] },
  ],
});

test("fewest units come first, then the least surplus, then the lowest numbers", () => {
  expect([...completePlan({ plan: emptyPlan, qualification: small })]).toEqual([
    { add: [3], standing: "certain", surplus: 0 },
    { add: [4], standing: "certain", surplus: 0 },
  ]);
  expect(take(1, completePlan({ plan: plan(5), qualification: small }))).toEqual([
    { add: [3], standing: "certain", surplus: 1 },
  ]);
});

test("what a learner likes comes before what is as good, and what is ruled out never comes", () => {
  const tastes = { likes: [4], dislikes: [] };
  const liked = [...completePlan({ plan: emptyPlan, qualification: small, tastes })];
  expect(liked.map((one) => one.add)).toEqual([[4], [3]]);
  const without = [...completePlan({ plan: emptyPlan, qualification: small, without: [3] })];
  expect(without.map((one) => one.add)).toEqual([[4]]);
});

test("a plan that already suffices is completed by nothing at all", () => {
  expect([...completePlan({ plan: plan(3), qualification: small })]).toEqual([
    { add: [], standing: "certain", surplus: 0 },
  ]);
});

test("a plan with a barred pair or a foreign number has no completion", () => {
  expect([...completePlan({ plan: plan(6, 8), qualification: makeLevel2() })]).toEqual([]);
  expect([...completePlan({ plan: plan(77), qualification: makeLevel2() })]).toEqual([]);
});

test("without centre values nothing is certain, so likely completions come first and open ones after", () => {
  const found = take(5, completePlan({ plan: plan(1, 2, 3, 6), qualification: makeLevel2() }));
  expect(found[0]).toEqual({ add: [4, 7, 10, 11], standing: "likely", surplus: null });
  expect(found[4]).toEqual({ add: [4], standing: "open", surplus: null });
});

test("a mandatory unit from which the learner is excused is neither demanded nor offered", () => {
  const exception = { waives: "mandatory", units: [2], who: "A", when: "2026-01-05", why: "agreed" } as const;
  const excused = { ...plan(1, 3), exceptions: [exception] };
  const found = take(40, completePlan({ plan: excused, qualification: makeLevel2() }));
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((one) => !one.add.includes(2))).toBe(true);
});

test("the first completions of forty units come without listing the rest", () => {
  const qualification = makeLargeQualification(40);
  take(5, completePlan({ plan: emptyPlan, qualification }));
  const start = performance.now();
  const found = take(5, completePlan({ plan: emptyPlan, qualification }));
  expect(performance.now() - start).toBeLessThan(500);
  expect(found.map((one) => [one.standing, one.surplus])).toEqual(Array(5).fill(["certain", 0]));
});
