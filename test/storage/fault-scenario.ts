import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type Learner, type LearnerId, newLearner } from "../../src/domain/learner.ts";
import { OutsideError } from "../../src/domain/outside-error.ts";
import type { LearnerStore } from "../../src/ports/learner-store.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import type { FileSystem } from "../../src/storage/file-system.ts";
import { learnerHash } from "../../src/storage/learner-hash.ts";
import { type FailingFileSystem, openFailingFileSystem } from "./failing-file-system.ts";
import { countOne, idOf } from "./sample-learners.ts";
import { filesUnder, keepLog, stoppedClock, tempFolder } from "./temp-folder.ts";

const kept = idOf("json:kept");
const fresh = idOf("json:fresh");
const gone = idOf("json:gone");
const torn = idOf("json:torn");
/** `busy`: the files are brought up to date after every change, beside everything else, and not only at the end. */
export interface Pace {
  readonly busy: boolean;
}

const openAt = (dir: string, fs?: FileSystem, { busy }: Pace = { busy: false }) =>
  openFileStore({
    dir,
    clock: stoppedClock,
    log: keepLog(),
    cached: 1,
    ...(fs ? { fs } : {}),
    ...(busy ? { logBytes: 1 } : {}),
  });

/** A data folder as a crash may leave it: one learner, one damaged learner, one interrupted write. */
async function prepareFolder(): Promise<string> {
  const dir = tempFolder({ quick: true });
  const store = await openAt(dir);
  await store.update(kept, (was) => countOne(kept, was));
  await store.close();
  const hash = learnerHash(torn);
  mkdirSync(join(dir, "learners", hash.slice(0, 2)), { recursive: true });
  writeFileSync(join(dir, "learners", hash.slice(0, 2), `${hash}.json`), '{"version":1,"id":"json:to');
  writeFileSync(join(dir, "temp", "left.1.tmp"), "{");
  return dir;
}

/** What each learner must be found to be: more than one value only where an update may have happened unanswered. */
type Model = Map<LearnerId, readonly (Learner | undefined)[]>;

/** Answers the error, if there was one; it must be one that says what happened outside. */
async function failureOf(work: () => Promise<unknown>): Promise<OutsideError | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    expect(error.message).toContain(error.where);
    return error;
  }
}

async function readOne(store: LearnerStore, model: Model, id: LearnerId): Promise<void> {
  await failureOf(async () => {
    const found = await store.read(id);
    expect(model.get(id)).toContainEqual(found);
    model.set(id, [found]);
  });
}

async function change(store: LearnerStore, model: Model, id: LearnerId): Promise<void> {
  let next: Learner | undefined;
  const failure = await failureOf(() =>
    store.update(id, (was) => {
      expect(model.get(id)).toContainEqual(was);
      model.set(id, [was]);
      next = countOne(id, was);
      return next;
    }),
  );
  const before = model.get(id) ?? [];
  if (failure === undefined) model.set(id, [next]);
  else if (failure.answered && next) model.set(id, [...before, next]);
}

async function forgetOne(store: LearnerStore, model: Model, id: LearnerId): Promise<void> {
  const failure = await failureOf(() => store.forget(id));
  model.set(id, failure ? [...(model.get(id) ?? []), undefined] : [undefined]);
}

/** Everything a store does, one after the other, each step free to fail. */
async function useStore(store: LearnerStore, model: Model): Promise<void> {
  await readOne(store, model, kept);
  await change(store, model, kept);
  await change(store, model, fresh);
  await change(store, model, gone);
  await forgetOne(store, model, gone);
  await failureOf(() => store.idleSince(Number.MAX_SAFE_INTEGER, 9));
  const damage = await failureOf(() => store.update(torn, () => newLearner(torn, 0)));
  expect(damage, "a damaged learner was taken for a new one").toBeDefined();
  await change(store, model, kept);
  await readOne(store, model, fresh);
}

async function expectSound(dir: string, model: Model): Promise<void> {
  expect(filesUnder(join(dir, "temp"))).toEqual([]);
  const store = await openAt(dir);
  for (const [id, values] of model) {
    const found = await store.read(id);
    expect(values).toContainEqual(found);
  }
  await expect(store.read(torn)).rejects.toMatchObject({ code: "EDAMAGED" });
  await store.close();
}

/** Opens, uses and closes a store with one fault somewhere, and then looks at what is on the disk. */
async function runWithFault(faulty: FailingFileSystem, pace: Pace): Promise<void> {
  const dir = await prepareFolder();
  const model: Model = new Map([
    [kept, [countOne(kept, undefined)]],
    [fresh, [undefined]],
    [gone, [undefined]],
  ]);
  let store: LearnerStore | undefined;
  const refused = await failureOf(async () => {
    store = await openAt(dir, faulty.fs, pace);
  });
  const opened = store ?? (await openAt(dir, faulty.fs, pace));
  if (refused === undefined) await useStore(opened, model);
  // Once the fault is over, everything must succeed.
  for (const id of faulty.spent() ? [kept, fresh, gone] : []) {
    const was = await opened.read(id);
    expect(model.get(id)).toContainEqual(was);
    model.set(id, [await opened.update(id, (found) => countOne(id, found))]);
    expect(model.get(id)).toEqual([countOne(id, was)]);
  }
  await failureOf(() => opened.close());
  await expectSound(dir, model);
}

/** The codes a disk, a system short of files and an operator's mistake answer with. */
export const faultCodes = ["ENOSPC", "EIO", "EACCES", "EMFILE"] as const;

/** How many file operations a run without a fault has. */
export async function countOperations(pace: Pace = { busy: false }): Promise<number> {
  const counting = openFailingFileSystem();
  await runWithFault(counting, pace);
  expect(counting.spent()).toBe(false);
  return counting.done.length;
}

/**
 * Runs everything once for each operation, failing it with the code `codeOf` names. Throws with the place of the first loss.
 * In a busy store the order of operations is not always the same, and the last ones may not come.
 */
export async function failEach(
  operations: number,
  codeOf: (at: number) => string,
  pace: Pace = { busy: false },
): Promise<void> {
  for (let at = 1; at <= operations; at += 1) {
    const faulty = openFailingFileSystem();
    faulty.failOnce(codeOf(at), (_, count) => count === at);
    try {
      await runWithFault(faulty, pace);
    } catch (error) {
      throw new Error(`with ${codeOf(at)} at ${at}: ${faulty.done[at - 1]}`, { cause: error });
    }
    if (!pace.busy) expect(faulty.spent(), `operation ${at} never came`).toBe(true);
  }
}
