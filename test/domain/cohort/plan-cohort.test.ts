import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkPlan } from "../../../src/domain/check-plan.ts";
import { type CohortPlan, planCohort } from "../../../src/domain/cohort/plan-cohort.ts";
import { type Achieved, emptyPlan, type Plan, type Verdict } from "../../../src/domain/plan.ts";
import type { Qualification, UnitNumber } from "../../../src/domain/qualification.ts";
import { makeLevel2, makeLevel3 } from "../../fixtures/contact-centre.ts";
import { makeLargeQualification } from "../../fixtures/large-qualification.ts";
import { drawValues, seedNumbers } from "../prove-subsets.ts";
import { drawQualification } from "../random-qualification.ts";

const achieved = (...units: readonly UnitNumber[]): readonly Achieved[] =>
  units.map((unit) => ({ unit, how: "assessed" }));
const planOf = (has: readonly UnitNumber[], planned: readonly UnitNumber[] = []): Plan => ({
  ...emptyPlan,
  achieved: achieved(...has),
  planned,
});
const learnersOf = (plans: readonly Plan[]) => plans.map((plan, id) => ({ id, plan }));

function subsets<T>(all: readonly T[]): readonly (readonly T[])[] {
  const sets: (readonly T[])[] = [[]];
  for (const one of all) sets.push(...sets.map((set) => [...set, one]));
  return sets;
}

const rank: Readonly<Record<Verdict, number>> = { no: 0, "cannot-tell": 1, yes: 2 };

/** The best verdict of each learner for every choice of taught units, by looking at every set that can be taken of it. */
function lookAtAll(plans: readonly Plan[], qualification: Qualification) {
  const whole = qualification.rules.flatMap((rule) => (rule.kind === "all-of" ? [rule.group] : []));
  const numbersIn = (compulsory: boolean) =>
    qualification.units.filter(({ group }) => whole.includes(group) === compulsory).map(({ number }) => number);
  const verdictOf = (plan: Plan, taken: readonly UnitNumber[]) => {
    const has = plan.achieved.map(({ unit }) => unit);
    const planned = [...new Set([...numbersIn(true), ...taken])].filter((unit) => !has.includes(unit));
    return checkPlan({ ...plan, planned }, qualification, "sufficient").verdict;
  };
  const choices = subsets(numbersIn(false));
  const verdicts = plans.map((plan) => choices.map((taken) => rank[verdictOf(plan, taken)]));
  return choices.map((taught) => ({
    taught,
    best: verdicts.map((ofLearner) =>
      Math.max(...ofLearner.filter((_, at) => choices[at]?.every((unit) => taught.includes(unit)))),
    ),
  }));
}

function bruteCohort(plans: readonly Plan[], qualification: Qualification): CohortPlan<number> | undefined {
  const all = lookAtAll(plans, qualification);
  const ids = plans.map((_, id) => id);
  const never = ids.filter((id) => all.every(({ best }) => best[id] === 0));
  const able = ids.filter((id) => !never.includes(id));
  const enough = (standard: number) => all.filter(({ best }) => able.every((id) => (best[id] ?? 0) >= standard));
  const sure = enough(2).length > 0;
  const fitting = enough(sure ? 2 : 1);
  const least = Math.min(...fitting.map(({ taught }) => taught.length));
  const smallest = fitting.filter(({ taught }) => taught.length === least);
  const worth = ({ taught, best }: (typeof all)[number]) => [
    able.filter((id) => best[id] !== 2).length,
    -able.reduce((sum, id) => sum + (plans[id]?.planned.filter((unit) => taught.includes(unit)).length ?? 0), 0),
    ...taught,
  ];
  const ranked = smallest.map((one) => ({ ...one, worth: worth(one) })).toSorted((a, b) => order(a.worth, b.worth));
  const [chosen] = ranked;
  if (chosen === undefined) return undefined;
  const at = (verdict: number) =>
    able.filter((id) => chosen.best[id] === verdict).map((id) => ({ id, take: [], missing: [] }));
  return {
    teach: chosen.taught,
    sure,
    others: smallest.length - 1,
    certain: at(2),
    open: at(1),
    never: never.map((id) => ({ id, because: [] })),
  };
}

function order(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((one, index) => one !== b[index]);
  return place < 0 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
}

const gist = (plan: CohortPlan<number> | undefined) =>
  plan && {
    teach: plan.teach,
    sure: plan.sure,
    others: plan.others,
    certain: plan.certain.map(({ id }) => id),
    open: plan.open.map(({ id }) => id),
    never: plan.never.map(({ id }) => id),
  };

describe("against a look at every choice there is", () => {
  const marks = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 7, maxLength: 7 });

  test.each([true, false])("random qualifications, all credits known: %s", (creditsKnown) => {
    const kinds = { sure: 0, open: 0, never: 0 };
    fc.assert(
      fc.property(
        drawQualification({ most: 7, creditsKnown }),
        fc.array(marks, { minLength: 1, maxLength: 4 }),
        (qualification, drawn) => {
          const numbers = qualification.units.map(({ number }) => number);
          const plans = drawn.map((of) =>
            planOf(
              numbers.filter((_, at) => of[at] === 0),
              numbers.filter((_, at) => of[at] === 1),
            ),
          );
          const found = planCohort(learnersOf(plans), qualification);
          expect(gist(found)).toEqual(gist(bruteCohort(plans, qualification)));
          for (const { take } of [...(found?.certain ?? []), ...(found?.open ?? [])])
            expect(take.filter((unit) => !found?.teach.includes(unit))).toEqual([]);
          for (const { because } of found?.never ?? []) expect(because.length).toBeGreaterThan(0);
          if ((found?.teach.length ?? 0) > 0) kinds[found?.sure ? "sure" : "open"] += 1;
          kinds.never += found?.never.length ?? 0;
        },
      ),
      { seed: 2026, numRuns: 150 },
    );
    expect(kinds.never).toBeGreaterThan(20);
    expect(kinds.sure).toBeGreaterThan(20);
    if (!creditsKnown) expect(kinds.open).toBeGreaterThan(10);
  });
});

describe("the certificates as they are published", () => {
  test("nobody is told yes while credits are not published, and it is said which", () => {
    const plans = [planOf([1, 2], [6, 7]), planOf([1], [6]), planOf([])];
    const found = planCohort(learnersOf(plans), makeLevel2());
    expect(found).toMatchObject({ teach: [7], sure: false, certain: [], never: [] });
    expect(found?.open.map(({ take }) => take)).toEqual([[7], [7], [7]]);
    for (const { missing } of found?.open ?? []) expect(missing.map(({ what }) => what)).toContain("credits");
  });

  test("who has achieved two units that bar each other cannot finish, and is named apart with the rule", () => {
    const found = planCohort(learnersOf([planOf([6, 8]), planOf([1, 2, 3])]), makeLevel2());
    expect(found?.never.map(({ id, because }) => [id, because.map(({ rule, units }) => [rule, units])])).toEqual([
      [0, [["barred", [6, 8]]]],
    ]);
    expect(found?.open.map(({ id }) => id)).toEqual([1]);
  });

  test("what was planned together and is barred keeps nobody from finishing: it is only a wish", () => {
    const found = planCohort(learnersOf([planOf([1, 2, 3], [6, 8])]), makeLevel2());
    expect(found?.never).toEqual([]);
  });

  test("of choices as small, the one nearest to what is planned is told", () => {
    const planned = [9, 9, 10].map((unit) => planOf([1, 2, 3], [unit]));
    const found = planCohort(learnersOf(planned), makeLevel2());
    expect([found?.teach, (found?.others ?? 0) > 1]).toEqual([[9], true]);
  });

  test("nobody to teach, nothing to teach", () => {
    expect(planCohort([], makeLevel2())).toEqual({
      teach: [],
      sure: true,
      others: 0,
      certain: [],
      open: [],
      never: [],
    });
  });
});

describe("with a centre's own values", () => {
  const values = {
    reading: "at-or-above",
    units: Object.fromEntries(
      Array.from({ length: 14 }, (_, index) => [index + 1, { credits: index < 3 ? 3 : 2 + (index % 3), level: 3 }]),
    ),
  } as const;
  const level3 = makeLevel3({ ...values, units: { ...values.units, 6: { credits: 2, level: 3 } } });

  test.each([1, 2])("learners of 10267 are served as a look at all 2,048 choices says, seed %i", (seed) => {
    const random = seedNumbers(seed);
    const share = (most: number) => level3.units.map(({ number }) => number).filter(() => random() < most);
    const plans = Array.from({ length: 4 }, () => planOf(share(0.2), share(0.3)));
    const found = planCohort(learnersOf(plans), level3);
    expect(found?.sure).toBe(true);
    expect(gist(found)).toEqual(gist(bruteCohort(plans, level3)));
  });

  test("100 learners of 10267 are served, whatever their units and however much is known", () => {
    for (const share of [0, 0.5, 1]) {
      const qualification = makeLevel3(drawValues({ seed: 7, units: 14, mandatory: 9, share }));
      const random = seedNumbers(11);
      const plans = Array.from({ length: 100 }, () =>
        planOf(
          qualification.units.map(({ number }) => number).filter(() => random() < 0.15),
          qualification.units.map(({ number }) => number).filter(() => random() < 0.3),
        ),
      );
      const found = planCohort(learnersOf(plans), qualification);
      const counted = [found?.certain, found?.open, found?.never].map((some) => some?.length ?? 0);
      expect(counted.reduce((sum, some) => sum + some, 0)).toBe(100);
      expect(found?.teach.length).toBeGreaterThan(0);
    }
  });
});

test("a qualification with more optional units than can be gone through is not answered", () => {
  expect(planCohort(learnersOf([planOf([])]), makeLargeQualification(60))).toBeUndefined();
});
