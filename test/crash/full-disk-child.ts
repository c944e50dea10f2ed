// Fills the disk under the folder it is given with learners, makes room again, and prints what was found as JSON.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Learner, LearnerId } from "../../src/domain/learner.ts";
import { OutsideError } from "../../src/domain/outside-error.ts";
import type { LearnerStore } from "../../src/ports/learner-store.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { countOne, idOf, largeLearner } from "../storage/sample-learners.ts";
import { filesUnder } from "../storage/temp-folder.ts";

const dir = process.argv[2] ?? "";
const open = () =>
  openFileStore({ dir, cached: 1, clock: { now: () => 0 }, log: { error: () => undefined, info: () => undefined } });
const kept = new Map<LearnerId, Learner>();
const refusals: string[] = [];

async function tryUpdate(store: LearnerStore, id: LearnerId): Promise<void> {
  try {
    kept.set(id, await store.update(id, (was) => countOne(id, was ?? largeLearner(id))));
  } catch (error) {
    refusals.push(error instanceof OutsideError ? error.code : String(error));
  }
}

async function countWrong(store: LearnerStore): Promise<number> {
  let wrong = 0;
  for (const [id, learner] of kept) {
    if (JSON.stringify(await store.read(id)) !== JSON.stringify(learner)) wrong += 1;
  }
  return wrong;
}

const tempFiles = (): number => (existsSync(join(dir, "temp")) ? filesUnder(join(dir, "temp")).length : 0);

const store = await openFileStoreFull();
async function openFileStoreFull(): Promise<LearnerStore> {
  const opened = await open();
  for (let at = 0; refusals.length < 3 && at < 5000; at += 1) await tryUpdate(opened, idOf(`json:u${at}`));
  return opened;
}
const acknowledged = kept.size;
// Learners who are there are refused too, and keep what they had.
for (const id of [...kept.keys()].slice(0, 10)) await tryUpdate(store, id);
const refused = refusals.length;
const whileFull = { wrong: await countWrong(store), temp: tempFiles() };
for (const id of [...kept.keys()].slice(0, 10)) {
  await store.forget(id);
  kept.delete(id);
}
for (const id of [...kept.keys()].slice(0, 20)) await tryUpdate(store, id);
const afterwards = { refused: refusals.length - refused, wrong: await countWrong(store), temp: tempFiles() };
await store.close();
const again = await open();
const reopened = { wrong: await countWrong(again) };
await again.close();
console.log(JSON.stringify({ acknowledged, refused, codes: [...new Set(refusals)], whileFull, afterwards, reopened }));
