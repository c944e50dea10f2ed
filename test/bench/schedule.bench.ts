import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Learner, LearnerId } from "../../src/domain/learner.ts";
import { newLearner } from "../../src/domain/learner.ts";
import type { LearnerStore } from "../../src/ports/learner-store.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { dueLearner, toyPrompter } from "../schedule/toy-prompter.ts";
import { idOf } from "../storage/sample-learners.ts";

const learners = 100_000;
const minute = 60_000;
const day = 24 * 60 * minute;
const nine = Date.UTC(2026, 10, 25, 9);
const prompts = 2_000;
const together = 8;
const rounds = 300;
const quiet = { error: () => undefined, info: () => undefined };

const at = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;
const told = (times: readonly number[]): string =>
  `median ${at(times, 0.5).toFixed(3)} ms, p99 ${at(times, 0.99).toFixed(3)} ms`;

const idAt = (number: number): LearnerId => idOf(`slack:T0${number % 50}/U${number.toString(36)}`);

/** Spread over the minutes of a day; some 70 are due in each. */
const dueOf = (number: number): number => nine + ((number * 7_919) % 1_440) * minute;

async function fillMemory(): Promise<{ readonly store: LearnerStore; readonly records: readonly Learner[] }> {
  const store = openMemoryStore({ checked: false });
  const records: Learner[] = [];
  for (let number = 0; number < learners; number += 1) {
    const learner = { ...newLearner(idAt(number), nine), dueAt: dueOf(number) };
    records.push(await store.update(learner.id, () => learner));
  }
  return { store, records };
}

/** Each minute's people are named, and then due a day later. */
async function timeIndex(store: LearnerStore): Promise<readonly [ask: readonly number[], found: number]> {
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const due = await store.dueBefore(nine + round * minute, 500);
    times.push(performance.now() - start);
    found += due.length;
    for (const id of due)
      await store.update(id, (was) => ({ ...(was ?? newLearner(id, 0)), dueAt: (was?.dueAt ?? 0) + day }));
  }
  return [times, found];
}

function timeScan(records: readonly Learner[]): readonly number[] {
  return Array.from({ length: rounds }, (_, round) => {
    const now = nine + round * minute;
    const start = performance.now();
    const due = records.filter(({ dueAt }) => dueAt !== null && dueAt <= now && dueAt > now - minute);
    due.sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
    return performance.now() - start;
  });
}

/** One prompt's three durable steps: claimed, begun, settled; with the time of each step's update. */
async function stepsOf(id: LearnerId, store: LearnerStore): Promise<number> {
  const start = performance.now();
  let key = "";
  await store.update(id, (was) => {
    const claim = toyPrompter.claim(was ?? newLearner(id, 0), nine);
    key = claim.send?.key ?? "";
    return claim.learner;
  });
  await store.update(id, (was) => (was && toyPrompter.begin(was, key, nine)) ?? newLearner(id, 0));
  await store.update(id, (was) => toyPrompter.settle(was ?? newLearner(id, 0), key, { kind: "sent" }, nine));
  return performance.now() - start;
}

async function timePrompts(dir: string): Promise<string> {
  const store = await openFileStore({ dir, clock: { now: () => nine }, log: quiet });
  const ids = Array.from({ length: prompts }, (_, number) => idAt(number));
  await Promise.all(ids.map((id) => store.update(id, () => dueLearner(id, nine))));
  const left = ids.values();
  const times: number[] = [];
  const worker = async (): Promise<void> => {
    for (const id of left) times.push(await stepsOf(id, store));
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: together }, worker));
  const seconds = (performance.now() - start) / 1_000;
  await store.close();
  return `claimed, begun and settled in the file store, ${together} at once: ${told(times)} a prompt, ${(prompts / seconds).toFixed(0)} prompts a second`;
}

/**
 * Who is due at a minute among 100,000, by the index and by looking at every record in memory; and what a prompt costs the
 * file store. Answers lines to print; leaves nothing behind.
 */
export async function benchSchedule(): Promise<readonly string[]> {
  const { store, records } = await fillMemory();
  const [asked, found] = await timeIndex(store);
  const dir = mkdtempSync(join(tmpdir(), "unitwise-bench-"));
  try {
    return [
      `who is due at a minute among ${learners}, by the index: ${told(asked)} (${(found / rounds).toFixed(0)} due each time)`,
      `the same by looking at every record in memory: ${told(timeScan(records))}`,
      await timePrompts(dir),
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
