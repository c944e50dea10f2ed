import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openReviewFiling, type ReviewFiling, withoutFiled } from "../../src/app/file-reviews.ts";
import { createHandle } from "../../src/app/handle.ts";
import { practisedIn } from "../../src/app/practised.ts";
import { type LearnerId, newLearner } from "../../src/domain/learner.ts";
import { OutsideError } from "../../src/domain/outside-error.ts";
import { unpackReview } from "../../src/domain/pack-practice.ts";
import { noPractice } from "../../src/domain/practice.ts";
import { rebuild } from "../../src/memory/after-review.ts";
import type { ReviewHistory } from "../../src/ports/review-history.ts";
import { openMemoryHistory } from "../../src/storage/memory-review-history.ts";
import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { practise } from "../fixtures/made-up-practice.ts";
import { answersFrom } from "../fixtures/numbered-answers.ts";
import { keepLog } from "../storage/temp-folder.ts";
import { desk, morning } from "./try-out.ts";

const me = "json:me" as LearnerId;
const minute = 60_000;

/** A learner whose record holds answers. */
const holding = (count: number, filed = 0) => ({
  ...newLearner(me, morning),
  practice: { ...noPractice, reviews: answersFrom(filed, count), filed },
});

describe("filing", () => {
  test.each([
    [400, 0, 400],
    [401, 200, 201],
    [600, 200, 400],
    [601, 400, 201],
  ])("of %i answers files %i, which leave the record after five minutes", async (held, filed, left) => {
    const history = openMemoryHistory();
    const filing = openReviewFiling({ history, log: keepLog() });
    await filing.settle(holding(held), morning);
    expect(await history.read(me)).toEqual(answersFrom(0, filed));
    expect(filing.trimmed(holding(held), morning + 5 * minute).reviews).toHaveLength(held);
    const after = filing.trimmed(holding(held), morning + 6 * minute);
    expect(after).toMatchObject({ reviews: answersFrom(filed, left), filed });
  });

  test("that fails is told once, and tried again with a later answer", async () => {
    const memory = openMemoryHistory();
    let broken = true;
    const full = new OutsideError("the disk is full", { where: "history", code: "ENOSPC" });
    const history: ReviewHistory = {
      ...memory,
      file: (...all) => (broken ? Promise.reject(full) : memory.file(...all)),
    };
    const log = keepLog();
    const filing = openReviewFiling({ history, log });
    await filing.settle(holding(450), morning);
    await filing.settle(holding(451), morning + minute);
    expect(log.errors).toHaveLength(1);
    expect(filing.trimmed(holding(451), morning + 60 * minute).reviews).toHaveLength(451);
    broken = false;
    await filing.settle(holding(452), morning + 61 * minute);
    expect(await memory.read(me)).toEqual(answersFrom(0, 200));
    expect(log.infos).toHaveLength(1);
  });

  test("that fails for years never makes a record that cannot be written", () => {
    const log = keepLog();
    const filing = openReviewFiling({ history: openMemoryHistory(), log });
    expect(filing.trimmed(holding(4_700, 100), morning)).toMatchObject({
      reviews: answersFrom(300, 4_500),
      filed: 300,
    });
    expect(log.errors).toHaveLength(1);
  });

  test("drops what was filed and no more, whatever was folded meanwhile", () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(150), (filed, count, until) => {
        const { practice } = holding(count, filed);
        const after = withoutFiled(practice, until);
        expect(after.reviews).toEqual(answersFrom(after.filed, filed + count - after.filed));
        expect(after.filed).toBe(Math.min(Math.max(filed, until), filed + count));
      }),
    );
  });

  test("is finished before everything is erased, and nothing comes after", async () => {
    const history = openMemoryHistory();
    const filing = openReviewFiling({ history, log: keepLog() });
    const settling = filing.settle(holding(500), morning);
    const erasing = filing.erase(me, () => filing.settle(holding(500), morning));
    await Promise.all([settling, erasing]);
    expect(await history.read(me)).toEqual([]);
  });
});

/** Practises over several runs of the program and answers what is known at the end, and what was filed. */
async function practiseOver(runs: readonly { answers: number; of: number; undoEvery: number }[], seed: number) {
  const [store, history] = [openMemoryStore(), openMemoryHistory()];
  const knows = (n: number) => (n * 7 + seed) % 5 !== 0;
  let at = morning;
  for (const run of runs) {
    // A restart: what filing remembered is gone.
    const filing: ReviewFiling = openReviewFiling({ history, log: keepLog() });
    const handle = createHandle({ ...desk, store, filing, log: keepLog(), makeReference: () => "ref" });
    at = await practise({ id: me, knows }, { handle, read: store.read }, { ...run, from: at });
  }
  const learner = (await store.read(me)) ?? newLearner(me, 0);
  return { learner, history: await history.read(me) };
}

const run = fc.record({
  answers: fc.integer({ min: 60, max: 260 }),
  of: fc.integer({ min: 5, max: 40 }),
  undoEvery: fc.integer({ min: 3, max: 30 }),
});

describe("the log", () => {
  test("gives the very cards that are stored: hundreds of answers, undo, restarts, several quizzes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(run, { minLength: 4, maxLength: 5 }), fc.nat(4), async (runs, seed) => {
        const { learner, history } = await practiseOver(runs, seed);
        const { practice } = learner;
        const { cards, reviews } = practisedIn({ learner, library: desk.library });
        const log = [...history.slice(0, practice.filed).map(unpackReview), ...reviews];
        expect(log).toHaveLength(runs.reduce((sum, { answers }) => sum + answers, 0));
        expect(new Map(rebuild(log))).toEqual(new Map(cards));
      }),
      { numRuns: 6 },
    );
  });

  test("is filed in part once there are many answers, so that records stay small", async () => {
    const runs = [1, 2, 3].map(() => ({ answers: 300, of: 50, undoEvery: 20 }));
    const { learner, history } = await practiseOver(runs, 1);
    expect(learner.practice.filed).toBeGreaterThanOrEqual(200);
    expect(history.length).toBeGreaterThanOrEqual(learner.practice.filed);
    expect(learner.practice.reviews.length).toBeLessThan(500);
  });
});

test("erasing everything erases the history, also where the record is damaged", async () => {
  const damaged = new OutsideError("damaged", { where: "x", code: "EDAMAGED" });
  const memory = openMemoryStore();
  for (const store of [memory, { ...memory, update: () => Promise.reject(damaged) }]) {
    const history = openMemoryHistory();
    await history.file(me, 0, answersFrom(0, 200));
    const filing = openReviewFiling({ history, log: keepLog() });
    const handle = createHandle({ ...desk, store, filing, log: keepLog(), makeReference: () => "ref" });
    const act = { kind: "pressed", intent: { kind: "privacy.erase", sure: true } } as const;
    const { data } = await handle({ learner: me, at: morning, act, profile: { roles: [] } });
    expect(data).toEqual({ done: true });
    expect(await history.read(me)).toEqual([]);
  }
});
