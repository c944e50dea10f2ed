import { expect, it } from "vitest";
import { openReviewFiling } from "../../../src/app/file-reviews.ts";
import { openMerge } from "../../../src/app/merge/open-merge.ts";
import { openIdleOffice } from "../../../src/app/office.ts";
import { type Learner, type LearnerId, newLearner } from "../../../src/domain/learner.ts";
import { type PackedReview, packCard, unpackReview } from "../../../src/domain/pack-practice.ts";
import { rebuild } from "../../../src/memory/after-review.ts";
import { openMemoryStore } from "../../../src/storage/memory-store.ts";
import { openReviewFiles } from "../../../src/storage/review-history-files.ts";
import { keepLog, removeTempFolders, tempFolder } from "../../storage/temp-folder.ts";
import { desk } from "../try-out.ts";

removeTempFolders();

const [slack, teams] = ["slack:T1/SAM" as LearnerId, "teams:SAM" as LearnerId];
const minute = 60_000;

/** Answers every two minutes, from a minute on. */
const answers = (count: number, from: number): readonly PackedReview[] =>
  Array.from({ length: count }, (_, at) => [`q-${at % 40}`, 1, (from + 2 * at) * minute, "good", null]);

function practised(id: LearnerId, log: readonly PackedReview[], filed: number): Learner {
  const cards = [...rebuild(log.map(unpackReview)).values()].map(packCard);
  return { ...newLearner(id, 0), practice: { cards, reviews: log.slice(filed), filed, days: [], setAside: [] } };
}

it("Older answers that lie in files end up in the main account's file, in order of time, and the other's is gone", async () => {
  const store = openMemoryStore({ checked: false });
  const history = openReviewFiles({ dir: tempFolder({ quick: true }) });
  const filing = openReviewFiling({ history, log: keepLog() });
  const [mine, yours] = [answers(600, 0), answers(500, 1)];
  await history.file(slack, 0, mine.slice(0, 200));
  await history.file(teams, 0, yours.slice(0, 300));
  await store.update(slack, () => practised(slack, mine, 200));
  await store.update(teams, () => practised(teams, yours, 200));
  const clock = { now: () => 10_000 * minute };
  const signedOut: LearnerId[] = [];
  const office = openIdleOffice({
    pages: { linkFor: async () => undefined, forget: async (who) => void signedOut.push(who) },
  });
  const merge = openMerge({ store, history, filing, office, library: () => desk.library, clock });
  await merge({ kind: "merge", from: teams, to: slack, plans: "to" });
  expect(signedOut).toEqual([teams]);
  const log = [...mine, ...yours].toSorted((a, b) => a[2] - b[2]);
  const merged = (await store.read(slack)) ?? newLearner(slack, 0);
  expect([merged.practice.filed, merged.practice.reviews]).toEqual([0, log]);
  expect(await history.read(teams)).toEqual([]);
  await filing.settle(merged, clock.now());
  const trimmed = filing.trimmed(merged, clock.now() + 10 * minute);
  expect(trimmed.filed).toBe(800);
  expect([...(await history.read(slack)).slice(0, trimmed.filed), ...trimmed.reviews]).toEqual(log);
  expect(merged.practice.cards).toEqual([...rebuild(log.map(unpackReview)).values()].map(packCard));
  // Once more, as after a kill: there is nothing left to be done.
  await merge({ kind: "merge", from: teams, to: slack, plans: "to" });
  expect(await store.read(slack)).toEqual(merged);
});
