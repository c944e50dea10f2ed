import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { newLearner } from "../../src/domain/learner.ts";
import type { LearnerStore } from "../../src/ports/learner-store.ts";
import { openDueLearners } from "../../src/storage/due-learners.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { learnerHash } from "../../src/storage/learner-hash.ts";
import { openFailingFileSystem } from "./failing-file-system.ts";
import { openHandTime } from "./hand-time.ts";
import { idOf } from "./sample-learners.ts";
import { filesUnder, keepLog, removeTempFolders, tempFolder } from "./temp-folder.ts";

removeTempFolders();

const ids = ["json:u1", "json:u2", "json:u3"].map(idOf);
const openAt = (dir: string, log = keepLog()) => openFileStore({ dir, log, ...openHandTime() });

async function makeDue(store: LearnerStore, dueAt: number | null): Promise<void> {
  for (const [at, id] of ids.entries())
    await store.update(id, (was) => ({ ...(was ?? newLearner(id, 0)), dueAt: dueAt === null ? null : dueAt + at }));
}

async function dueAt(dir: string, at: number) {
  const store = await openAt(dir);
  const due = await store.dueBefore(at, 10);
  await store.close();
  return due;
}

describe("Who is due in a data folder", () => {
  it("is known after a restart, from the files", async () => {
    const dir = tempFolder();
    const store = await openAt(dir);
    await makeDue(store, 100);
    await store.close();
    expect(await dueAt(dir, 101)).toEqual(["json:u1", "json:u2"]);
    expect(await dueAt(dir, 99)).toEqual([]);
  });

  it("is known after a kill, where the last changes are in the log only", async () => {
    const dir = tempFolder();
    const first = await openAt(dir);
    await makeDue(first, 100);
    await first.close();
    const second = await openAt(dir);
    await makeDue(second, 500);
    const copy = tempFolder();
    cpSync(dir, copy, { recursive: true });
    for (const name of filesUnder(copy)) if (name.startsWith(".lock")) rmSync(join(copy, name));
    expect(await dueAt(copy, 400)).toEqual([]);
    expect(await dueAt(copy, 600)).toEqual(ids);
    expect(await second.dueBefore(600, 10)).toEqual(ids);
    await second.close();
  });

  it("leaves out a damaged record, tells the operator how many there are, and names everybody else", async () => {
    const dir = tempFolder();
    const store = await openAt(dir);
    await makeDue(store, 100);
    await store.close();
    const hash = learnerHash(ids[0] ?? idOf(""));
    const file = join(dir, "learners", hash.slice(0, 2), `${hash}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "{");
    const log = keepLog();
    const again = await openAt(dir, log);
    expect(await again.dueBefore(200, 10)).toEqual(ids.slice(1));
    expect(log.errors).toEqual(['Records could not be read while looking for who is due {"unreadable":1}']);
    await again.close();
  });

  it("is read once, and then neither a question nor a change looks at any other learner", async () => {
    const dir = tempFolder();
    const faulty = openFailingFileSystem();
    const store = await openFileStore({ dir, fs: faulty.fs, log: keepLog(), ...openHandTime() });
    await makeDue(store, 100);
    expect(await store.dueBefore(200, 10)).toEqual(ids);
    const before = faulty.done.length;
    expect(await store.dueBefore(101, 10)).toEqual(ids.slice(0, 2));
    expect(faulty.done).toHaveLength(before);
    await store.close();
  });
});

describe("The index of who is due", () => {
  it("is made again where reading everybody failed", async () => {
    let tries = 0;
    const due = openDueLearners(async () => {
      tries += 1;
      if (tries === 1) throw new Error("no disk");
      return [{ id: idOf("json:u1"), dueAt: 7 }];
    });
    await expect(due.before(9, 9)).rejects.toThrow("no disk");
    expect(await due.before(9, 9)).toEqual(["json:u1"]);
    expect(await due.before(9, 9)).toEqual(["json:u1"]);
    expect(tries).toBe(2);
  });

  it("is made once for two who ask at the same time", async () => {
    let tries = 0;
    const due = openDueLearners(async () => {
      tries += 1;
      return [];
    });
    expect(await Promise.all([due.before(9, 9), due.before(9, 9)])).toEqual([[], []]);
    expect(tries).toBe(1);
  });
});
