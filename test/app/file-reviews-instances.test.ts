import { afterEach, describe, expect, test } from "vitest";
import { openReviewFiling } from "../../src/app/file-reviews.ts";
import { createHandle } from "../../src/app/handle.ts";
import { openMerge } from "../../src/app/merge/open-merge.ts";
import { openIdleOffice } from "../../src/app/office.ts";
import { type LearnerId, newLearner } from "../../src/domain/learner.ts";
import type { PackedReview } from "../../src/domain/pack-practice.ts";
import { noPractice } from "../../src/domain/practice.ts";
import type { LearnerStore } from "../../src/ports/learner-store.ts";
import type { Incoming } from "../../src/ports/platform.ts";
import type { ReviewHistory } from "../../src/ports/review-history.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { openFiledAnswers } from "../../src/storage/postgres/filed-answers-table.ts";
import { openLearnersTable } from "../../src/storage/postgres/learners-table.ts";
import { openReviewFiles } from "../../src/storage/review-history-files.ts";
import { answersFrom } from "../fixtures/numbered-answers.ts";
import { openInstances } from "../storage/postgres/open-databases.ts";
import { keepLog, removeTempFolders, stoppedClock, tempFolder } from "../storage/temp-folder.ts";
import { desk, morning } from "./try-out.ts";

const me = "json:me" as LearnerId;
const phone = "json:phone" as LearnerId;
const minute = 60_000;
removeTempFolders();
const opened: LearnerStore[] = [];
afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));

/** A server at work on a store. */
function instance(store: LearnerStore, history: ReviewHistory) {
  const log = keepLog();
  const filing = openReviewFiling({ history, log });
  const office = openIdleOffice();
  const clock = { now: () => morning };
  const merge = openMerge({ store, history, filing, office, library: () => desk.library, clock });
  const handle = createHandle({ ...desk, office, store, history, filing, log, makeReference: () => "ref" });
  const send = (act: Incoming["act"], at: number) => handle({ learner: me, at, act, profile: { roles: [] } });
  return {
    store,
    merge,
    says: (text: string, at: number) => send({ kind: "said", text }, at),
    erases: (at: number) => send({ kind: "pressed", intent: { kind: "privacy.erase", sure: true } }, at),
    /** Puts answers into a record. */
    holds: (id: LearnerId, reviews: readonly PackedReview[]) =>
      store.update(id, (was = newLearner(id, morning)) => ({ ...was, practice: { ...noPractice, reviews } })),
    /** All answers there are: those of the history that left the record, then the record's. */
    all: async (): Promise<readonly PackedReview[]> => {
      const { filed, reviews } = (await store.read(me))?.practice ?? noPractice;
      const older = (await history.read(me)).slice(0, filed);
      expect(older).toHaveLength(filed);
      return [...older, ...reviews];
    },
  };
}

const database = await openInstances(2);

/** Two servers that work on the same: in a folder it is one and the same. */
const places = {
  "two instances on one database": async () => {
    const open = (of: (typeof database.all)[number]) =>
      instance(openLearnersTable({ database: of, log: database.log }), openFiledAnswers(of));
    const [one, two] = database.all.map(open);
    if (one === undefined || two === undefined) throw new Error("there are two");
    for (const id of [me, phone]) await one.store.forget(id);
    return [one, two] as const;
  },
  "one folder": async () => {
    const dir = tempFolder({ quick: true });
    const store = await openFileStore({ dir, clock: stoppedClock, log: keepLog() });
    opened.push(store);
    const only = instance(store, openReviewFiles({ dir }));
    return [only, only] as const;
  },
};

describe.each(Object.entries(places))("with %s", (_name, open) => {
  test("what was filed leaves the record, and all are kept", async () => {
    const [a] = await open();
    await a.holds(me, answersFrom(0, 450));
    await a.says("hello", morning + minute);
    await a.says("hello", morning + 8 * minute);
    expect((await a.store.read(me))?.practice.filed).toBe(200);
    expect(await a.all()).toEqual(answersFrom(0, 450));
    await a.erases(morning + 9 * minute);
  });

  test("what was filed of a record erased elsewhere counts for nothing in the one that begins anew", async () => {
    const [a, b] = await open();
    await a.holds(me, answersFrom(0, 450));
    await a.says("hello", morning + minute);
    await b.erases(morning + 2 * minute);
    for (const count of [10, 300]) {
      await a.holds(me, answersFrom(1_000, count));
      await a.says("hello", morning + (8 + count) * minute);
      expect(await a.all()).toEqual(answersFrom(1_000, count));
    }
    await a.erases(morning + 999 * minute);
  });

  test("nothing is lost of two records that were made one elsewhere", async () => {
    const [a, b] = await open();
    const others = answersFrom(0, 90).map(([, ...rest]): PackedReview => ["q-phone", ...rest]);
    await a.holds(me, answersFrom(50, 450));
    await a.says("hello", morning + minute);
    await b.holds(phone, others);
    await b.merge({ kind: "merge", from: phone, to: me, plans: "to" });
    const wanted = [...answersFrom(50, 450), ...others].toSorted((x, y) => x[2] - y[2]);
    for (const at of [8, 9, 20, 21]) {
      await a.says("hello", morning + at * minute);
      expect((await a.all()).toSorted((x, y) => x[2] - y[2])).toEqual(wanted);
    }
    await a.erases(morning + 99 * minute);
  });
});
