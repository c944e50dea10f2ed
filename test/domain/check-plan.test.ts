import { expect, test } from "vitest";
import { checkPlan } from "../../src/domain/check-plan.ts";
import { emptyPlan, type Plan, type PlanException } from "../../src/domain/plan.ts";
import { makeLevel2, makeLevel3 } from "../fixtures/contact-centre.ts";
import { makeQualification } from "../fixtures/made-up-qualification.ts";

function plan(...planned: readonly number[]): Plan {
  return { ...emptyPlan, planned };
}

function excuse(waives: PlanException["waives"], ...units: readonly number[]): PlanException {
  return { waives, units, who: "A. Registrar", when: "2026-01-05", why: "agreed" };
}

const everyRule = makeQualification({
  units: [
    { number: 1, group: "M", credits: 2, level: 2 },
    { number: 2, group: "M", credits: null, level: 2 },
    { number: 3, group: "A", credits: 3, level: 2 },
    { number: 4, group: "A", credits: 4, level: 3 },
    { number: 5, group: "B", credits: 3, level: 3 },
    { number: 6, group: "B", credits: 3, level: 3 },
  ],
  rules: [
    { kind: "all-of", group: "M", total: 5 },
    { kind: "any-of", group: "B", count: 1 },
    { kind: "group-credits", group: "A", credits: 3 },
    { kind: "total-credits", credits: 12 },
    { kind: "level-credits", level: 3, credits: 4, reading: "at-or-above" },
    { kind: "barred", units: [3, 4, 6] },
    { kind: "prerequisite", unit: 5, needs: [3] },
  ],
});

test("units 6 and 8 may not stand together, and the reason names both", () => {
  const answer = checkPlan(plan(8, 6), makeLevel2(), "compatible");
  expect(answer.verdict).toBe("no");
  expect(answer.units).toEqual([6, 8]);
  expect(answer.reasons).toMatchObject([{ rule: "barred", units: [6, 8], known: true }]);
});

test("whether units are compatible never depends on unknown credits", () => {
  const answer = checkPlan(plan(1, 2, 4, 6), makeLevel3(), "compatible");
  expect(answer).toMatchObject({ verdict: "yes", reasons: [], missing: [] });
});

test("a no names every rule that is broken, not only the first", () => {
  const answer = checkPlan(plan(1, 3, 6, 8, 99), makeLevel2(), "sufficient");
  expect(answer.reasons.map((one) => [one.rule, one.units])).toEqual([
    ["unknown-unit", [99]],
    ["barred", [6, 8]],
    ["mandatory", [2]],
  ]);
});

test("the published total of 7 holds although no mandatory unit's credits are known", () => {
  const answer = checkPlan(plan(1, 2, 3, 6), makeLevel2(), "sufficient");
  expect(answer.verdict).toBe("no");
  expect(answer.reasons[1]).toMatchObject({
    rule: "total-credits",
    known: true,
    amount: { needed: 13, least: 9, most: 9 },
  });
});

test("one of three units that make 7 has at most 5 credits, and that bound is known", () => {
  const q = makeQualification({
    units: [1, 2, 3].map((number) => ({ number, group: "M" })),
    rules: [
      { kind: "all-of", group: "M", total: 7 },
      { kind: "total-credits", credits: 6 },
    ],
  });
  const total = checkPlan(plan(1), q, "sufficient").reasons.find((one) => one.rule === "total-credits");
  expect(total).toMatchObject({ known: true, amount: { least: 1, most: 5 } });
});

test("a no that rests on the bound of 10 credits is marked as not known", () => {
  const answer = checkPlan(plan(4), makeLevel2(), "sufficient");
  expect(answer.reasons.find((one) => one.rule === "total-credits")).toMatchObject({
    known: false,
    amount: { most: 10 },
  });
});

test("an open verdict names the rules left open and the figures that are missing, and what is likely", () => {
  const answer = checkPlan(plan(1, 2, 3, 4, 6, 7, 10, 11), makeLevel2(), "sufficient");
  expect(answer).toMatchObject({ verdict: "cannot-tell", likely: "yes" });
  expect(answer.reasons.map((one) => one.rule)).toEqual(["level-credits"]);
  expect(answer.missing).toContainEqual({ unit: 4, what: "level" });
  expect(answer.missing).not.toContainEqual({ unit: 1, what: "credits" });
  expect(answer.missing).not.toContainEqual({ unit: null, what: "level-reading" });
});

test("the reading of the level rule is missing where a unit above the level is in the plan", () => {
  const answer = checkPlan(plan(1, 2, 3, 5, 7, 10, 11), makeLevel2(), "sufficient");
  expect(answer.missing).toContainEqual({ unit: null, what: "level-reading" });
});

test("level 3 optional units too few at Level 3 make a likely no", () => {
  const centre = { reading: "exactly", units: { 4: { credits: 2 }, 7: { credits: 3 }, 12: { credits: 3 } } } as const;
  const answer = checkPlan(plan(1, 2, 3, 4, 7, 12), makeLevel3(centre), "sufficient");
  expect(answer).toMatchObject({ verdict: "cannot-tell", likely: "no" });
});

test("two level rules can be met one by one and not together, and both are named as not known", () => {
  const q = makeQualification({
    units: [
      { number: 1, credits: 5 },
      { number: 2, credits: 5, level: 2 },
    ],
    rules: [
      { kind: "level-credits", level: 2, credits: 10, reading: "exactly" },
      { kind: "level-credits", level: 3, credits: 5, reading: "exactly" },
    ],
  });
  const answer = checkPlan(plan(1, 2), q, "sufficient");
  expect(answer.verdict).toBe("no");
  expect(answer.reasons).toMatchObject([
    { rule: "level-credits", verdict: "cannot-tell", known: false },
    { rule: "level-credits", verdict: "cannot-tell", known: false },
  ]);
});

test("a made-up qualification with every kind of rule is met by units that satisfy each", () => {
  const answer = checkPlan(plan(1, 2, 4, 5), { ...everyRule, rules: everyRule.rules.slice(0, -1) }, "sufficient");
  expect(answer).toMatchObject({ verdict: "yes", reasons: [] });
  expect(answer.findings.map((one) => one.verdict)).toEqual(Array(7).fill("met"));
});

test("each kind of rule is named when it is broken", () => {
  expect(checkPlan(plan(3, 4, 6), everyRule, "sufficient").reasons.map((one) => [one.rule, one.units])).toEqual([
    ["barred", [3, 4, 6]],
    ["mandatory", [1, 2]],
    ["total-credits", [3, 4, 6]],
  ]);
  expect(checkPlan(plan(5), everyRule, "sufficient").reasons.map((one) => [one.rule, one.units])).toEqual([
    ["mandatory", [1, 2]],
    ["prerequisite", [5, 3]],
    ["optional-credits", []],
    ["total-credits", [5]],
    ["level-credits", [5]],
  ]);
  expect(checkPlan(plan(1, 2), everyRule, "sufficient").reasons.map((one) => one.rule)).toContain("any-of");
});

test("an exception takes the excused mandatory unit out and is named in the answer", () => {
  const exception = excuse("mandatory", 2);
  const excused = { ...plan(1, 3), exceptions: [exception] };
  const answer = checkPlan(excused, makeLevel2(), "sufficient");
  expect(answer.findings.find((one) => one.rule === "mandatory")).toMatchObject({ verdict: "met", units: [] });
  expect(answer.exceptions).toEqual([exception]);
  const half = checkPlan({ ...plan(3), exceptions: [exception] }, makeLevel2(), "sufficient");
  expect(half.reasons.find((one) => one.rule === "mandatory")?.units).toEqual([1]);
});

test("an excused mandatory unit leaves its credits out of the plan", () => {
  const answer = checkPlan({ ...plan(1, 3), exceptions: [excuse("mandatory", 2)] }, makeLevel2(), "sufficient");
  expect(answer.findings.find((one) => one.rule === "total-credits")?.amount).toEqual({
    needed: 13,
    least: 2,
    most: 6,
  });
});

test("an exception that covers the barred units waives them, one that covers only one does not", () => {
  const covered = { ...plan(6, 8), exceptions: [excuse("barred", 6, 8)] };
  expect(checkPlan(covered, makeLevel2(), "compatible")).toMatchObject({
    verdict: "yes",
    exceptions: covered.exceptions,
  });
  const half = { ...plan(6, 8), exceptions: [excuse("barred", 6)] };
  expect(checkPlan(half, makeLevel2(), "compatible")).toMatchObject({ verdict: "no", exceptions: [] });
});

test("a number the qualification does not have cannot be excused", () => {
  const foreign = { ...plan(99), exceptions: [excuse("unknown-unit")] };
  expect(checkPlan(foreign, makeLevel2(), "compatible")).toMatchObject({ verdict: "no", exceptions: [] });
});

test("recognised prior learning counts like any unit and is named in the answer", () => {
  const recognised = { unit: 6, how: "recognition-of-prior-learning", who: "A. Assessor" } as const;
  const answer = checkPlan({ ...plan(1, 6), achieved: [recognised] }, makeLevel2(), "compatible");
  expect(answer.units).toEqual([1, 6]);
  expect(answer.recognised).toEqual([recognised]);
});

test("an inferred level is no ground for a verdict", () => {
  const q = (levelBy: "inferred" | "published") =>
    makeQualification({
      units: [{ number: 1, credits: 5, level: 2, levelBy }],
      rules: [{ kind: "level-credits", level: 2, credits: 5, reading: "exactly" }],
    });
  expect(checkPlan(plan(1), q("inferred"), "sufficient")).toMatchObject({ verdict: "cannot-tell", likely: "yes" });
  expect(checkPlan(plan(1), q("published"), "sufficient").verdict).toBe("yes");
});
