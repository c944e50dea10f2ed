import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import type { LearnerId } from "../../src/domain/learner.ts";
import type { LearnerStore } from "../../src/ports/learner-store.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { learnerHash } from "../../src/storage/learner-hash.ts";
import { countOne, fullLearner, idOf } from "../storage/sample-learners.ts";

const sizes = [10, 1_000, 100_000] as const;
const rounds = 1_500;
const warmUp = 200;
const together = 32;

interface Rig {
  readonly learners: number;
  readonly store: LearnerStore;
  readonly openedIn: number;
  readonly times: number[];
}

const idAt = (at: number): LearnerId => idOf(`slack:T0${at % 50}/U${at.toString(36).padStart(9, "0")}`);

/** Made without a sync for each: the one at the end is enough, and without it the disk would still be busy later. */
function prepareFolder(dir: string, learners: number): void {
  for (let room = 0; room < 256; room += 1) {
    mkdirSync(join(dir, "learners", room.toString(16).padStart(2, "0")), { recursive: true, mode: 0o700 });
  }
  for (let at = 0; at < learners; at += 1) {
    const hash = learnerHash(idAt(at));
    writeFileSync(join(dir, "learners", hash.slice(0, 2), `${hash}.json`), JSON.stringify(fullLearner(idAt(at))), {
      mode: 0o600,
    });
  }
}

async function openRig(parent: string, learners: number): Promise<Rig> {
  const dir = join(parent, String(learners));
  const quiet = { error: () => undefined, info: () => undefined };
  const start = performance.now();
  const store = await openFileStore({ dir, clock: { now: () => 0 }, log: quiet });
  return { learners, store, openedIn: performance.now() - start, times: [] };
}

/** The same numbers in every run, from 0 up to 1. */
function openDice(): () => number {
  let state = 10_266;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function timeUpdate({ store, learners }: Rig, dice: () => number): Promise<number> {
  const id = idAt(Math.floor(dice() * learners));
  const start = performance.now();
  await store.update(id, (was) => countOne(id, was));
  return performance.now() - start;
}

/** Updates a second with 32 in flight. */
async function timeTogether(rig: Rig, dice: () => number): Promise<number> {
  let left = rounds;
  const worker = async (): Promise<void> => {
    for (; left > 0; left -= 1) await timeUpdate(rig, dice);
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: together }, worker));
  return (1000 * rounds) / (performance.now() - start);
}

const at = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;

async function measure(rigs: readonly Rig[]): Promise<readonly string[]> {
  const dice = openDice();
  for (let round = -warmUp; round < rounds; round += 1) {
    // Turn by turn, and each time another first, so that whatever else the machine does is shared alike.
    for (let turn = 0; turn < rigs.length; turn += 1) {
      const rig = rigs[(((round + turn) % rigs.length) + rigs.length) % rigs.length];
      const time = rig && (await timeUpdate(rig, dice));
      if (round >= 0 && time !== undefined) rig?.times.push(time);
    }
  }
  const lines: string[] = [];
  const least = at(rigs[0]?.times ?? [], 0.5);
  for (const rig of rigs) {
    const median = at(rig.times, 0.5);
    const parts = [
      `one durable update among ${rig.learners} learners: median ${median.toFixed(2)} ms (x${(median / least).toFixed(2)})`,
      `p99 ${at(rig.times, 0.99).toFixed(2)} ms`,
      `${(await timeTogether(rig, dice)).toFixed(0)} a second with ${together} at once`,
      `opened in ${rig.openedIn.toFixed(0)} ms`,
    ];
    lines.push(parts.join(", "));
  }
  return lines;
}

/**
 * One update (read, change, durable write) of a random learner of about 4 KB at 10, 1,000 and 100,000 learners, by turns.
 * Answers lines to print. Needs about 0.5 GB in the folder for temporary files and a minute; leaves nothing behind.
 */
export async function benchStore(): Promise<readonly string[]> {
  const parent = mkdtempSync(join(tmpdir(), "unitwise-bench-"));
  try {
    for (const size of sizes) prepareFolder(join(parent, String(size)), size);
    spawnSync("sync");
    const rigs: Rig[] = [];
    for (const size of sizes) rigs.push(await openRig(parent, size));
    const lines = await measure(rigs);
    for (const { store } of rigs) await store.close();
    return lines;
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const line of await benchStore()) console.log(line);
}
