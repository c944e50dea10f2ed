import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { openReadOnlyLearners } from "../../src/storage/read-only-learners.ts";
import { openReviewFiles } from "../../src/storage/review-history-files.ts";
import { answersFrom } from "../fixtures/numbered-answers.ts";
import { idOf } from "../storage/sample-learners.ts";
import { keepLog, removeTempFolders, tempFolder } from "../storage/temp-folder.ts";
import { acknowledgedBy } from "./found-after.ts";
import { runChild } from "./run-child.ts";

removeTempFolders();

const kills = 40;
const learners = 2;

it(`answers are there once and in order after ${kills} kills, in the history and the record together`, async () => {
  const dir = tempFolder({ quick: true });
  const acknowledged = new Map<string, number>();
  const totals = { answers: 0, filed: 0, ahead: 0, failed: 0 };
  for (let round = 0; round < kills; round += 1) {
    const child = runChild("filing-child.ts", [dir, String(learners)]);
    await child.hear("ready");
    child.tell("write");
    await child.hear("kept");
    await wait(Math.random() * 120);
    await child.kill();
    for (const [name, count] of acknowledgedBy(child)) acknowledged.set(name, count);
    totals.failed += child.said.filter((line) => line.startsWith("failed")).length;
    // As an export reads it, with the files as the kill left them.
    const found = await openReadOnlyLearners({ dir, log: keepLog() });
    for (const [name, count] of acknowledged) {
      const history = await openReviewFiles({ dir }).read(idOf(name));
      const practice = (await found.find(idOf(name)))?.practice ?? { filed: 0, reviews: [] };
      const all = [...history.slice(0, practice.filed), ...practice.reviews];
      expect(all.length).toBeGreaterThanOrEqual(count);
      expect(all).toEqual(answersFrom(0, all.length));
      totals.ahead += history.length > practice.filed ? 1 : 0;
      if (round < kills - 1) continue;
      totals.answers += all.length;
      totals.filed += practice.filed;
    }
  }
  console.log(`kill -9 while filing: ${JSON.stringify(totals)}`);
  expect(totals.failed).toBe(0);
  expect(totals.filed).toBeGreaterThan(1_000);
  // Killed between filing and dropping.
  expect(totals.ahead).toBeGreaterThan(0);
}, 300_000);
