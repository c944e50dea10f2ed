import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeLearners } from "../../../src/app/merge/merge-learners.ts";
import type { EvidenceChange, Portfolio } from "../../../src/domain/evidence.ts";
import { noPortfolio } from "../../../src/domain/evidence.ts";
import { type Learner, type LearnerId, newLearner } from "../../../src/domain/learner.ts";
import { type PackedReview, packCard, unpackReview } from "../../../src/domain/pack-practice.ts";
import { grades } from "../../../src/domain/practice.ts";
import { rebuild } from "../../../src/memory/after-review.ts";
import { learnerSchema } from "../../../src/storage/learner-schema.ts";

const [here, there] = ["slack:T1/SAM" as LearnerId, "teams:SAM" as LearnerId];
const hour = 3_600_000;
const using = { typeOf: () => "single" as const, dateOf: (at: number) => new Date(at).toISOString().slice(0, 10) };
const merging = { ...using, at: 1_000 * hour, plans: "main", filed: { main: [], other: [] } } as const;

const reviews = fc
  .uniqueArray(fc.record({ at: fc.integer({ min: 1, max: 900 }), question: fc.integer({ min: 1, max: 12 }) }), {
    selector: ({ at }) => at,
    maxLength: 40,
  })
  .chain((asked) => fc.tuple(...asked.map((one) => fc.constantFrom(...grades).map((grade) => ({ ...one, grade })))))
  .map((asked) =>
    asked
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, question, grade }): PackedReview => [`q-${question}`, 1, at * hour, grade, null]),
  );

/** A record whose oldest answers are in its history. */
function practised(id: LearnerId, log: readonly PackedReview[], filed = 0): Learner {
  const cards = [...rebuild(log.map(unpackReview)).values()].map(packCard);
  return { ...newLearner(id, 0), practice: { cards, reviews: log.slice(filed), filed, days: [], setAside: [] } };
}

describe("Two practices made one", () => {
  it("hold the answers of both in order of time, and the very cards that memory makes of them", () => {
    fc.assert(
      fc.property(reviews, reviews, fc.nat(10), (mine, yours, filed) => {
        const cut = Math.min(filed, mine.length);
        const shifted = yours.map(
          ([question, version, at, grade, recall]): PackedReview => [question, version, at + 1, grade, recall],
        );
        const main = practised(here, mine, cut);
        const with1 = { ...merging, filed: { main: mine.slice(0, cut), other: shifted.slice(0, 3) } };
        const other = practised(there, shifted, Math.min(3, shifted.length));
        const { learner, toFile } = mergeLearners(main, other, with1);
        const log = learner.practice.reviews;
        expect(toFile).toEqual([]);
        expect(log).toEqual([...mine, ...shifted].toSorted((a, b) => a[2] - b[2]));
        expect(learner.practice.cards).toEqual([...rebuild(log.map(unpackReview)).values()].map(packCard));
        const answered = learner.practice.days.reduce((sum, day) => sum + day.answered, 0);
        expect(answered).toBe(shifted.length);
        expect(mergeLearners(learner, other, { ...with1, filed: { ...with1.filed, main: [] } }).learner).toBe(learner);
      }),
      { numRuns: 30 },
    );
  });

  it("are merged once though the other account went on in between", () => {
    const first: PackedReview = ["q-1", 1, hour, "good", null];
    const other = practised(there, [first]);
    const once = mergeLearners(practised(here, []), other, merging).learner;
    const second: PackedReview = ["q-2", 1, 2 * hour, "again", null];
    const twice = mergeLearners(once, { ...practised(there, [first, second]), updatedAt: 5 }, merging).learner;
    expect(twice.practice.reviews).toEqual([first, second]);
    expect(twice.practice.days).toEqual([{ date: "1970-01-01", answered: 2, right: 1, fresh: 2 }]);
  });

  it("fill no record beyond its bounds: what the main history holds stays in front, the oldest of the rest is filed", () => {
    const many = (from: number): readonly PackedReview[] =>
      Array.from({ length: 2_600 }, (_, at) => [`q-${at % 50}`, 1, (from + 2 * at) * 60_000, "good", null]);
    const [mine, yours] = [many(0), many(1)];
    const filed = { main: mine.slice(0, 2_400), other: yours.slice(0, 2_400) };
    const { learner, toFile } = mergeLearners(practised(here, mine, 2_400), practised(there, yours, 2_400), {
      ...merging,
      filed,
    });
    expect(learner.practice.filed).toBe(2_400);
    expect(learner.practice.reviews).toHaveLength(2_800);
    const log = [...filed.main, ...toFile, ...learner.practice.reviews];
    expect(learner.practice.cards).toEqual([...rebuild(log.map(unpackReview)).values()].map(packCard));
  });

  it("keep what is known of a question whose answers were lost", () => {
    const known = practised(here, [["q-1", 1, hour, "good", null]]);
    const lost: Learner = { ...known, practice: { ...known.practice, reviews: [], filed: 1 } };
    const { learner } = mergeLearners(lost, practised(there, [["q-2", 1, 2 * hour, "good", null]]), merging);
    expect(learner.practice.cards.map(([question]) => question)).toEqual(["q-2", "q-1"]);
  });
});

const change = (number: number, at: number, to: EvidenceChange["to"]): EvidenceChange => ({
  number,
  kind: "step",
  at,
  by: here,
  byName: null,
  from: "not-started",
  to,
  words: null,
});

const evidence = (unit: number, changes: readonly EvidenceChange[]): Portfolio => ({
  ...noPortfolio,
  units: [
    {
      qualification: "10266",
      unit,
      criteria: [{ criterion: "1.1", state: changes.at(-1)?.to ?? "not-started", changes }],
    },
  ],
  changes: changes.length,
  hours: [{ number: 1, on: "2026-11-20", minutes: 30, qualification: null, unit: null, what: "" }],
  loggedHours: 1,
});

describe("Two records made one", () => {
  const main = { ...newLearner(here, 5), portfolio: evidence(4, [change(1, 1, "ready"), change(2, 3, "signed")]) };
  const other = { ...newLearner(there, 2), portfolio: evidence(4, [change(1, 9, "in-progress")]) };

  it("keep all changes of evidence, each with a number of its own, and a signature of either", () => {
    const { portfolio } = mergeLearners(main, other, merging).learner;
    const [criterion] = portfolio.units[0]?.criteria ?? [];
    expect(criterion?.state).toBe("signed");
    expect(criterion?.changes.map(({ number, at }) => [number, at])).toEqual([
      [1, 1],
      [2, 3],
      [3, 9],
    ]);
    expect([portfolio.changes, portfolio.hours.map(({ number }) => number)]).toEqual([3, [1, 2]]);
  });

  it("keep the plan that was chosen where both have one, and every other plan", () => {
    const plan = (qualification: string, planned: readonly number[]) => ({
      qualification,
      achieved: [],
      planned,
      exceptions: [],
    });
    const mine = { ...main, plans: [plan("10266", [1, 2])] };
    const yours = { ...other, plans: [plan("10266", [3]), plan("10267", [4])] };
    const units = (plans: "main" | "other") =>
      mergeLearners(mine, yours, { ...merging, plans }).learner.plans.map(({ planned }) => planned);
    expect(units("main")).toEqual([[1, 2], [4]]);
    expect(units("other")).toEqual([[3], [4]]);
  });

  it("are reached where the newer account is, and fit the schema", () => {
    const address = (place: string) => ({ platform: "slack", place });
    const older = { ...main, address: address("old"), updatedAt: 3 };
    const newer = { ...other, address: address("new"), updatedAt: 9 };
    const { learner } = mergeLearners(older, newer, merging);
    expect([learner.id, learner.address?.place, learner.createdAt]).toEqual([here, "new", 2]);
    expect(mergeLearners(newer, older, merging).learner.address?.place).toBe("new");
    expect(learnerSchema.parse(learner)).toEqual(learner);
  });
});
