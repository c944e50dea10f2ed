import fc from "fast-check";
import { expect, test } from "vitest";
import { checkPlan } from "../../src/domain/check-plan.ts";
import { emptyPlan } from "../../src/domain/plan.ts";
import { repairPlan } from "../../src/domain/repair-plan.ts";
import { bruteForce } from "./brute-force.ts";
import { gist } from "./prove-subsets.ts";
import { drawQualification } from "./random-qualification.ts";

const cases = fc.record({
  qualification: drawQualification({ most: 12, creditsKnown: false }),
  inPlan: fc.array(
    fc.integer({ min: 0, max: 3 }).map((one) => one > 0),
    { minLength: 12, maxLength: 12 },
  ),
  foreign: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  question: fc.constantFrom("compatible" as const, "sufficient" as const, "sufficient" as const),
});

test("random plans of random qualifications are judged as brute force over every world judges them", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(cases, ({ qualification, inPlan, foreign, question }) => {
      const units = qualification.units.map((unit) => unit.number).filter((_, index) => inPlan[index]);
      const planned = foreign ? [...units, 99] : units;
      const brute = bruteForce(qualification, planned, question);
      const answer = checkPlan({ ...emptyPlan, planned }, qualification, question);
      seen.set(answer.verdict, (seen.get(answer.verdict) ?? 0) + 1);
      if (answer.verdict === "no" && answer.reasons.every((one) => one.verdict !== "broken")) {
        seen.set("jointly", (seen.get("jointly") ?? 0) + 1);
      }
      expect(gist(answer)).toBe([brute.verdict, brute.likely, ...[...brute.reasons].sort()].join(" "));
    }),
    { seed: 10266, numRuns: 1500 },
  );
  for (const kind of ["yes", "no", "cannot-tell", "jointly"]) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(1);
});

test("a repair mends the plan, drops only planned units and adds only units of the qualification", () => {
  fc.assert(
    fc.property(cases, ({ qualification, inPlan, foreign, question }) => {
      const units = qualification.units.map((unit) => unit.number).filter((_, index) => inPlan[index]);
      const achieved = units.slice(0, 2).map((unit) => ({ unit, how: "assessed" as const }));
      const plan = { achieved, planned: [...units.slice(2), ...(foreign ? [99] : [])], exceptions: [] };
      for (const repair of repairPlan(plan, qualification, question)) {
        const planned = [...plan.planned.filter((unit) => !repair.drop.includes(unit)), ...repair.add];
        const after = checkPlan({ ...plan, planned }, qualification, question);
        expect(after.verdict).toBe(repair.then);
        expect(after.verdict).not.toBe("no");
        expect(repair.drop.every((unit) => plan.planned.includes(unit))).toBe(true);
        expect(repair.add.every((unit) => !units.includes(unit) && unit <= qualification.units.length)).toBe(true);
      }
    }),
    { seed: 10267, numRuns: 500 },
  );
});

const smallCases = fc.record({
  qualification: drawQualification({ most: 7, creditsKnown: false }),
  inPlan: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
  question: fc.constantFrom("compatible" as const, "sufficient" as const),
});

test("no change smaller than a repair mends the plan, and where any change does a repair is found", () => {
  let mended = 0;
  fc.assert(
    fc.property(smallCases, ({ qualification, inPlan, question }) => {
      const all = qualification.units.map((unit) => unit.number);
      const planned = all.filter((_, index) => inPlan[index]);
      if (checkPlan({ ...emptyPlan, planned }, qualification, question).verdict !== "no") return;
      const sets: number[][] = [[]];
      for (const unit of all) sets.push(...sets.map((set) => [...set, unit]));
      const sizes = sets
        .filter((units) => checkPlan({ ...emptyPlan, planned: units }, qualification, question).verdict !== "no")
        .map((units) => all.filter((unit) => units.includes(unit) !== planned.includes(unit)).length);
      const found = repairPlan({ ...emptyPlan, planned }, qualification, question);
      mended += found.length;
      expect(found.map((one) => one.drop.length + one.add.length)).toEqual(found.map(() => Math.min(...sizes)));
      expect(found.length > 0).toBe(sizes.length > 0);
    }),
    { seed: 3, numRuns: 600 },
  );
  expect(mended).toBeGreaterThan(100);
});
