import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Learner, type LearnerId, newLearner } from "../../src/domain/learner.ts";
import type { LearnerStore } from "../../src/ports/learner-store.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { learnerHash } from "../../src/storage/learner-hash.ts";
import { encodeLearner } from "../../src/storage/learner-record.ts";
import { openFailingFileSystem } from "./failing-file-system.ts";
import { openHandTime } from "./hand-time.ts";
import { countOne, fullLearner, idOf } from "./sample-learners.ts";
import { filesUnder, keepLog, removeTempFolders, tempFolder } from "./temp-folder.ts";
import { settled } from "./workbench.ts";

removeTempFolders();

const id = idOf('json:u"1');
const other = idOf("json:u2");
const counted = (count: number): Learner => ({ ...newLearner(id, 0), updatedAt: count });

async function openAt(dir: string, options: { readonly logBytes?: number; readonly cached?: number } = {}) {
  const log = keepLog();
  const time = openHandTime();
  const faulty = openFailingFileSystem();
  const store = await openFileStore({ dir, log, fs: faulty.fs, ...time, ...options });
  return { store, log, time, faulty, count: (who = id) => store.update(who, (was) => countOne(who, was)) };
}

/** What a kill leaves of a folder that a store has open; the store may go on in the original. */
function killed(dir: string): string {
  const copy = tempFolder();
  cpSync(dir, copy, { recursive: true });
  // Its owner lives, being this process.
  for (const name of filesUnder(copy)) if (name.startsWith(".lock")) rmSync(join(copy, name));
  return copy;
}

async function readAt(dir: string, who = id): Promise<Learner | undefined> {
  const { store } = await openAt(dir);
  const found = await store.read(who);
  await store.close();
  return found;
}

/** A folder with this in the learner's file and in the log. */
function folderWith({ file, log }: { readonly file?: string; readonly log: readonly string[] }): string {
  const dir = tempFolder();
  mkdirSync(join(dir, "changes"));
  mkdirSync(dirname(join(dir, record)), { recursive: true });
  if (file !== undefined) writeFileSync(join(dir, record), file);
  for (const [at, text] of log.entries()) writeFileSync(join(dir, "changes", `changes-${at + 1}.jsonl`), `${text}\n`);
  return dir;
}

/** Everything that lies there; from the start where a file went elsewhere meanwhile, so that what moves is not overlooked. */
function textUnder(dir: string): string {
  try {
    return filesUnder(dir)
      .map((name) => readFileSync(join(dir, name), "utf8"))
      .join("\n");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return textUnder(dir);
    throw error;
  }
}

const recordOf = (who: LearnerId): string => {
  const hash = learnerHash(who);
  return join("learners", hash.slice(0, 2), `${hash}.json`);
};
const record = recordOf(id);

const untilFiled = async (dir: string, who = id): Promise<void> => {
  while (!existsSync(join(dir, recordOf(who)))) await settled();
};

describe("The log of learners' changes", () => {
  it("has what was acknowledged after a kill, before it is in any file, and is gone after a close", async () => {
    const dir = tempFolder();
    const { store, count } = await openAt(dir);
    await count();
    await count();
    expect(existsSync(join(dir, record))).toBe(false);
    const left = killed(dir);
    expect(await readAt(left)).toEqual(counted(2));
    expect(filesUnder(left)).toEqual([".lock-1", record]);
    await store.close();
    expect(filesUnder(dir)).toEqual([".lock-1", record]);
  });

  it("is brought into the files after half a minute, and stays five minutes longer for those who copy", async () => {
    const dir = tempFolder();
    const { store, count, time } = await openAt(dir);
    await count();
    time.advance(30_000);
    await untilFiled(dir);
    await settled();
    for (let minutes = 0; minutes < 4.5; minutes += 0.5) {
      expect(filesUnder(join(dir, "changes"))).toHaveLength(1);
      time.advance(30_000);
      await settled();
    }
    while (filesUnder(join(dir, "changes")).length > 0) {
      time.advance(30_000);
      await settled();
    }
    expect(time.due()).toEqual([]);
    expect(await store.read(id)).toEqual(counted(1));
    await store.close();
  });

  it("is brought into the files when it has grown, whoever is in memory", async () => {
    const dir = tempFolder();
    const { store, count } = await openAt(dir, { logBytes: 2_000 });
    for (let round = 1; round <= 10; round += 1) await count();
    await untilFiled(dir);
    expect(await store.read(id)).toEqual(counted(10));
    await store.close();
    expect(await readAt(dir)).toEqual(counted(10));
  });

  it.each([
    ["the log is newer", { file: encodeLearner(counted(4), 4), log: [encodeLearner(counted(5), 5)] }, 5],
    ["the file is newer", { file: encodeLearner(counted(6), 6), log: [encodeLearner(counted(5), 5)] }, 6],
    ["the file is missing", { log: [encodeLearner(counted(5), 5)] }, 5],
    ["the file knows of no changes", { file: JSON.stringify(counted(1)), log: [encodeLearner(counted(5), 5)] }, 5],
    ["the file is damaged", { file: "{", log: [encodeLearner(counted(5), 5)] }, 5],
    ["an older log was not removed", { log: [encodeLearner(counted(7), 7), encodeLearner(counted(5), 5)] }, 7],
  ])("counts changes, so that the right one is in force where %s", async (_, parts, count) => {
    const dir = folderWith(parts);
    expect(await readAt(dir)).toEqual(counted(count));
    expect(await readAt(dir)).toEqual(counted(count));
  });

  it("counts on after a restart", async () => {
    const dir = folderWith({ file: encodeLearner(counted(6), 6), log: [] });
    const { store, count } = await openAt(dir);
    await count();
    await store.close();
    expect(JSON.parse(readFileSync(join(dir, record), "utf8"))).toEqual({ ...counted(7), sequence: 7 });
  });

  it("forgets a learner in every file at once, and keeps the others", async () => {
    const dir = tempFolder();
    const { store, count, time } = await openAt(dir);
    await store.update(id, () => fullLearner(id));
    await store.update(other, () => fullLearner(other));
    time.advance(30_000);
    await untilFiled(dir);
    await count();
    await count(other);
    const before = await store.read(other);
    await store.forget(id);
    expect(textUnder(dir)).not.toContain(JSON.stringify(id));
    expect(await readAt(killed(dir))).toBeUndefined();
    expect(await readAt(killed(dir), other)).toEqual(before);
    expect(await count()).toEqual(counted(1));
    expect(await readAt(killed(dir))).toEqual(counted(1));
    await store.close();
  });

  it("finishes a forget that failed before the learner is read again", async () => {
    const dir = tempFolder();
    const { store, count, faulty } = await openAt(dir);
    await count();
    await count(other);
    faulty.failOnce("EIO", (operation) => operation.startsWith("rename") && operation.includes("changes-1"));
    await expect(store.forget(id)).rejects.toMatchObject({ code: "EIO", answered: true });
    expect(await store.read(id)).toBeUndefined();
    expect(textUnder(dir)).not.toContain(JSON.stringify(id));
    expect(await store.read(other)).toMatchObject({ updatedAt: 1 });
    await store.close();
    expect(await readAt(dir)).toBeUndefined();
  });

  it("does not bring an erased learner back whose refused line could not be cut off", async () => {
    const dir = tempFolder();
    const { store, count, faulty } = await openAt(dir);
    await count(other);
    expect(await store.read(id)).toBeUndefined();
    // Half of what is written together is this learner's whole line, and no attempt to cut it off succeeds at first.
    faulty.failOnce("ENOSPC", (operation) => operation.startsWith("append"));
    for (let time = 0; time < 2; time += 1) faulty.failOnce("EIO", (operation) => operation.startsWith("truncate"));
    const both = [count(), store.update(other, () => fullLearner(other))];
    for (const one of await Promise.allSettled(both)) expect(one).toMatchObject({ reason: { answered: true } });
    await store.forget(id);
    expect(textUnder(dir)).not.toContain(JSON.stringify(id));
    expect(await readAt(killed(dir))).toBeUndefined();
    expect(await store.read(other)).toMatchObject({ updatedAt: 1 });
    await store.close();
  });

  it("lets nobody go back to what was before a damaged file was removed", async () => {
    const dir = tempFolder();
    const { store, count, time } = await openAt(dir, { cached: 0 });
    for (let round = 0; round < 3; round += 1) await count();
    time.advance(30_000);
    await untilFiled(dir);
    writeFileSync(join(dir, record), "{");
    while ((await store.read(id).catch(() => undefined)) !== undefined) await settled();
    await expect(store.read(id)).rejects.toMatchObject({ code: "EDAMAGED" });
    for (const name of filesUnder(join(dir, "damaged"))) rmSync(join(dir, "damaged", name));
    expect(await count()).toEqual(counted(1));
    expect(await readAt(killed(dir))).toEqual(counted(1));
    await store.close();
  });

  it("is brought into all other files where one cannot be written, and stays until that one can", async () => {
    const dir = tempFolder();
    const { store, count, time, log } = await openAt(dir);
    await store.update(id, () => counted(1));
    mkdirSync(join(dir, record), { recursive: true });
    await count(other);
    time.advance(30_000);
    await untilFiled(dir, other);
    while (log.errors.length === 0) await settled();
    expect(log.errors[0]).toContain('"failures":1');
    rmSync(join(dir, record), { recursive: true });
    expect(await readAt(killed(dir))).toEqual(counted(1));
    await store.close();
    expect(await readAt(dir)).toEqual(counted(1));
  });

  it("is brought into all other files where one learner cannot be erased, who is erased as soon as possible", async () => {
    const dir = tempFolder();
    const { store, count, time } = await openAt(dir);
    await count();
    mkdirSync(join(dir, record), { recursive: true });
    await expect(store.forget(id)).rejects.toMatchObject({ answered: true });
    await count(other);
    time.advance(30_000);
    await untilFiled(dir, other);
    rmSync(join(dir, record), { recursive: true });
    while (textUnder(dir).includes(JSON.stringify(id))) {
      time.advance(30_000);
      await settled();
    }
    await store.close();
    expect(await readAt(dir)).toBeUndefined();
  });

  it("knows idle learners who are in no file yet, by their last change", async () => {
    const dir = tempFolder();
    const { store, time } = await openAt(dir);
    await store.update(id, () => counted(10));
    time.advance(30_000);
    await untilFiled(dir);
    await store.update(id, () => counted(30));
    await store.update(other, () => newLearner(other, 20));
    expect(await store.idleSince(25, 9)).toEqual([other]);
    expect(await store.idleSince(99, 9)).toEqual([other, id]);
    await store.close();
  });

  it("is read past a damaged line, which is named and set aside for the operator", async () => {
    const dir = folderWith({ log: [encodeLearner(counted(5), 5)] });
    appendFileSync(join(dir, "changes", "changes-1.jsonl"), `{"id":"said\n${encodeLearner(counted(6), 6)}\n{"id":"cut`);
    const { store, log } = await openAt(dir);
    expect(log.errors).toHaveLength(1);
    expect(log.errors[0]).toContain('"line":2');
    expect(log.errors[0]).not.toContain("said");
    expect(await store.read(id)).toEqual(counted(6));
    await store.close();
    expect(filesUnder(join(dir, "damaged"))).toEqual(["changes.1.jsonl"]);
    const again = await openAt(dir);
    expect(await again.store.read(id)).toEqual(counted(6));
    await again.store.forget(id);
    expect(textUnder(dir)).not.toContain(JSON.stringify(id));
    await again.store.close();
  });

  it("is left to a newer program that wrote it", async () => {
    const dir = folderWith({ log: ['{"version":5}'] });
    await expect(openAt(dir)).rejects.toMatchObject({ name: "OutsideError", code: "EVERSION" });
    expect(filesUnder(join(dir, "changes"))).toEqual(["changes-1.jsonl"]);
    const newer = folderWith({ file: '{"version":5}', log: [encodeLearner(counted(5), 5)] });
    const { store, log } = await openAt(newer);
    await expect(store.read(id)).rejects.toMatchObject({ code: "EVERSION" });
    expect(log.errors).toHaveLength(1);
    await store.close();
  });

  it("writes many learners with one sync", async () => {
    const { store, faulty } = await openAt(tempFolder());
    const ids = Array.from({ length: 40 }, (_, at) => idOf(`json:u${at}`));
    const all = async (begin: (store: LearnerStore) => Promise<unknown>[]) => void (await Promise.all(begin(store)));
    await all((open) => ids.map((one) => open.update(one, (was) => countOne(one, was))));
    const before = faulty.done.length;
    await all((open) => ids.map((one) => open.update(one, (was) => countOne(one, was))));
    expect(faulty.done.length - before).toBeLessThan(4);
    await store.close();
  });
});
