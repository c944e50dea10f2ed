import { expect, test } from "vitest";
import { standingOf } from "../../../src/app/standing/standing-of.ts";
import { planWords } from "../../../src/app/team-views/plan-words.ts";
import { reasonsLine } from "../../../src/app/team-views/reason-words.ts";
import { needsWord, reasonsOf } from "../../../src/app/team-views/reasons.ts";
import type { EvidenceItem, Standing } from "../../../src/domain/standing.ts";
import { personOf } from "../standing/practised-person.ts";
import { desk, me, morning } from "../try-out.ts";

const day = 86_400_000;
const { say } = desk;
const stand = (made: Parameters<typeof personOf>[0]): Standing =>
  standingOf(personOf(made), { content: desk.content, library: desk.library, at: morning });
const line = (standing: Standing) => reasonsLine(reasonsOf(standing, morning), say);

test("the reasons are figures and what the plan checker says, the weightiest first", () => {
  expect(line(stand({ name: "Sam", planned: [1, 2, 3], practised: [1], idle: 9 }))).toBe(
    "no practice for 9 days; 2 mandatory units (2 and 3) not begun; plan cannot reach 13 credits as saved",
  );
});

test("six days without practice are no reason, seven are", () => {
  const idle = (days: number) => needsWord(reasonsOf(stand({ name: "Sam", planned: [1, 2, 3], idle: days }), morning));
  expect([idle(6), idle(7)]).toEqual([false, true]);
});

test("a plan that still grows, units to come and no plan need no word by themselves", () => {
  for (const planned of [[], [1], [1, 2, 3]]) {
    const reasons = reasonsOf(stand({ name: "Sam", planned, practised: [1], idle: 1 }), morning);
    expect(reasons.length).toBeGreaterThan(0);
    expect(needsWord(reasons)).toBe(false);
  }
});

test("mandatory units not begun after a quarter of a year need one", () => {
  expect(needsWord(reasonsOf(stand({ name: "Sam", planned: [6], idle: 1, came: 100 }), morning))).toBe(true);
});

test("who came a few days ago is left in peace", () => {
  expect(reasonsOf(stand({ name: "Sam", practised: [1], idle: 1, came: 4 }), morning)).toEqual([]);
});

test("evidence sent back waits a week before it is a reason", () => {
  const item = (days: number): EvidenceItem => ({
    qualification: "10266",
    unit: 1,
    criterion: "1.1",
    state: "returned",
    at: morning - days * day,
    by: me,
    byName: null,
    number: 1,
    sampled: null,
    newest: 1,
    notes: [],
    signatures: [],
  });
  const standing = stand({ name: "Sam", planned: [1], idle: 1, came: 10 });
  expect(line({ ...standing, evidence: [item(6)] })).not.toContain("sent back");
  expect(line({ ...standing, evidence: [item(8), item(12)] })).toContain(
    "2 criteria sent back by the assessor 12 days ago",
  );
});

test("somebody who has achieved a plan that makes the certificate has nothing to be told", () => {
  const standing = stand({ name: "Sam", planned: [1], idle: 40 });
  const plan = { ...standing.plan, verdict: "yes", achieved: standing.plan.units } as const;
  expect(reasonsOf({ ...standing, plan }, morning)).toEqual([]);
});

test("whether a plan can end in the certificate is told as yes, no or cannot tell, with the reason", () => {
  const { plan } = stand({ name: "Sam", planned: [1, 2, 3, 6] });
  expect(planWords({ ...plan, verdict: "yes", reasons: [], canEnd: true }, say)).toContain("Yes, it makes");
  expect(planWords({ ...plan, canEnd: true }, say)).toContain("With more units it can still be.");
  expect(planWords(plan, say)).toContain("it cannot reach 13 credits in all");
  expect(planWords({ ...plan, verdict: "cannot-tell" }, say)).toMatch(/Cannot tell .* the credits in all/);
  expect(planWords(stand({ name: "Sam" }).plan, say)).toContain("No plan is saved");
  expect(planWords(stand({ name: "Sam", planned: [1, 44] }).plan, say)).toContain("unit 44 of the plan is not in");
});
