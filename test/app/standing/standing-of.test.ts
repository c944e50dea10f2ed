import { expect, test } from "vitest";
import { standingOf } from "../../../src/app/standing/standing-of.ts";
import { noPortfolio } from "../../../src/domain/evidence.ts";
import { type LearnerId, newLearner } from "../../../src/domain/learner.ts";
import { desk, morning } from "../try-out.ts";
import { personOf } from "./practised-person.ts";

const day = 86_400_000;
const stand = (learner: Parameters<typeof standingOf>[0], at = morning) =>
  standingOf(learner, { content: desk.content, library: desk.library, at });

test("somebody new stands with nothing, and nothing is made up about them", () => {
  const standing = stand(newLearner("json:new" as LearnerId, morning));
  expect(standing).toMatchObject({
    qualification: null,
    plan: { units: [], verdict: "cannot-tell", canEnd: null },
    units: [],
    seen: 0,
    recall: null,
    lastActive: null,
    idleDays: null,
    thisWeek: { answered: 0, days: 0 },
    change: null,
    evidence: [],
  });
});

test("practice is summed by the units of the plan and by days, today among the seven", () => {
  const standing = stand(personOf({ name: "Sam", planned: [1, 2, 3, 6], idle: 9 }));
  expect(standing.units.map(({ unit }) => unit)).toEqual([1, 2, 3, 6]);
  expect(standing.seen).toBe(standing.units.reduce((sum, { seen }) => sum + seen, 0));
  expect(standing.recall).toBeGreaterThan(0.3);
  expect(standing.recall).toBeLessThan(1);
  expect(standing.idleDays).toBe(9);
  expect(standing.lastActive).toBe("2026-11-14");
  expect(standing.thisWeek).toEqual({ answered: 0, days: 0 });
  expect(standing.lastWeek.days).toBeGreaterThan(0);
  expect(standing.joined).toBe("2026-09-24");
});

test("mandatory units in which nothing was done are named; achieved ones and practised ones are begun", () => {
  const standing = stand(personOf({ name: "Sam", achieved: [1], planned: [6, 7], idle: 1 }));
  expect(standing.notBegun).toEqual([2, 3]);
  expect(standing.units.find(({ unit }) => unit === 1)).toMatchObject({ achieved: true, begun: true, seen: 0 });
});

test("without a plan all units of the certificate are looked at", () => {
  const standing = stand(personOf({ name: "Sam", practised: [6], idle: 1 }));
  expect(standing.plan.units).toEqual([]);
  expect(standing.units.length).toBeGreaterThan(10);
});

test("a plan that no addition can mend cannot end in the certificate", () => {
  const barred = desk.content.qualification("10266", "2026-11-23")?.rules.find(({ kind }) => kind === "barred");
  const units = barred?.kind === "barred" ? barred.units : [];
  const standing = stand(personOf({ name: "Sam", planned: units }));
  expect(standing.plan).toMatchObject({ verdict: "no", canEnd: false });
  expect(standing.plan.reasons.map(({ rule }) => rule)).toContain("barred");
});

test("recall falls and idle days grow while nothing is practised", () => {
  const sam = personOf({ name: "Sam", planned: [1, 2], idle: 1 });
  const [now, later] = [stand(sam), stand(sam, morning + 20 * day)];
  expect(later.recall ?? 1).toBeLessThan(now.recall ?? 0);
  expect(later.idleDays).toBe(21);
});

test("evidence is counted against the criteria, and hours by months", () => {
  const change = { number: 1, kind: "step", by: "json:t" as LearnerId, byName: "T", words: "good" } as const;
  const sam = {
    ...personOf({ name: "Sam", planned: [1] }),
    portfolio: {
      ...noPortfolio,
      units: [
        {
          qualification: "10266",
          unit: 1,
          criteria: [
            {
              criterion: "1.1",
              state: "signed" as const,
              changes: [{ ...change, at: morning - day, from: "ready" as const, to: "signed" as const }],
            },
          ],
        },
      ],
      hours: [
        { number: 1, on: "2026-11-02", minutes: 30, qualification: null, unit: null, what: "secret words" },
        { number: 2, on: "2026-10-31", minutes: 45, qualification: null, unit: null, what: "" },
      ],
    },
  };
  const standing = stand(sam);
  expect(standing.signed).toBeLessThanOrEqual(standing.criteria);
  expect(standing.evidence.map(({ criterion }) => criterion)).toEqual(["1.1"]);
  expect(standing.change?.signed).toEqual({ was: 0, is: 1 });
  expect(standing.minutes).toEqual({ thisMonth: 30, lastMonth: 45 });
  expect(JSON.stringify(standing)).not.toContain("secret words");
});

test("a standing holds no question, no answer and nothing that was asked", () => {
  const ids = desk.content.study().questions.map(({ id }) => id);
  for (const seed of [1, 2, 3, 4, 5]) {
    const sam = personOf({ name: "Sam", planned: [1, 2, 6], idle: seed, seed });
    const text = JSON.stringify(stand({ ...sam, context: secretTalk }));
    expect(ids.filter((id) => text.includes(`"${id}"`))).toEqual([]);
    expect(text).not.toContain("marker-words");
  }
});

const secretTalk = {
  at: morning,
  last: { kind: "knowledge.ask", about: "marker-words", subjects: [] },
  offered: [],
  asking: false,
  assumed: false,
} as const;
