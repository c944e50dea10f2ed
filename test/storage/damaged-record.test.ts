import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { newLearner } from "../../src/domain/learner.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { learnerHash } from "../../src/storage/learner-hash.ts";
import { countOne, fullLearner, idOf } from "./sample-learners.ts";
import { filesUnder, keepLog, removeTempFolders, stoppedClock, tempFolder } from "./temp-folder.ts";

removeTempFolders();

const id = idOf("json:u1");
const other = idOf("json:u2");
const hash = learnerHash(id);
const record = join("learners", hash.slice(0, 2), `${hash}.json`);
const aside = join("damaged", `${hash}.1.json`);
const whole = JSON.stringify(fullLearner(id));

async function openWith(content: string) {
  const dir = tempFolder();
  mkdirSync(dirname(join(dir, record)), { recursive: true });
  writeFileSync(join(dir, record), content);
  const log = keepLog();
  const store = await openFileStore({ dir, clock: stoppedClock, log });
  return { dir, log, store };
}

const damaged = { name: "OutsideError", code: "EDAMAGED" };

describe("A damaged file", () => {
  it.each([
    ["empty", ""],
    ["cut off", whole.slice(0, 200)],
    ["all zeros", "\0".repeat(whole.length)],
    ["begun with a byte order mark", `\ufeff${whole}`],
    ["null", "null"],
    ["another learner's", JSON.stringify(fullLearner(other))],
    ["of no known shape", '{"version":1,"id":"json:u1"}'],
  ])("that is %s is set aside as it was, named, and hurts nobody else", async (_, content) => {
    const { dir, log, store } = await openWith(content);
    await store.update(other, () => fullLearner(other));
    await expect(store.read(id)).rejects.toMatchObject({ ...damaged, where: join(dir, aside) });
    await expect(store.update(id, (was) => countOne(id, was))).rejects.toMatchObject(damaged);
    expect(readFileSync(join(dir, aside), "utf8")).toBe(content);
    expect(filesUnder(dir)).not.toContain(record);
    expect(await store.read(other)).toEqual(fullLearner(other));
    expect(log.errors).toHaveLength(1);
    expect(log.errors[0]).toContain(aside);
    await store.close();
  });

  it("is found by an update as well, whose change is not asked", async () => {
    const { store } = await openWith("");
    const update = store.update(id, () => {
      throw new Error("asked");
    });
    await expect(update).rejects.toMatchObject(damaged);
    await store.close();
  });

  it("is still told of after a restart", async () => {
    const { dir, store } = await openWith("");
    await expect(store.read(id)).rejects.toMatchObject(damaged);
    await store.close();
    const log = keepLog();
    const again = await openFileStore({ dir, clock: stoppedClock, log });
    expect(log.errors[0]).toContain('"learners":1');
    await expect(again.read(id)).rejects.toMatchObject(damaged);
    expect(await again.read(other)).toBeUndefined();
    await again.close();
  });

  it("can be mended and moved back by an operator while the store runs", async () => {
    const { dir, store } = await openWith("");
    await expect(store.read(id)).rejects.toMatchObject(damaged);
    writeFileSync(join(dir, aside), whole);
    await expect(store.read(id)).rejects.toMatchObject(damaged);
    renameSync(join(dir, aside), join(dir, record));
    expect(await store.read(id)).toEqual(fullLearner(id));
    await store.close();
  });

  it("lets the learner begin anew once an operator removed it", async () => {
    const { dir, store } = await openWith("");
    await expect(store.read(id)).rejects.toMatchObject(damaged);
    rmSync(join(dir, aside));
    expect(await store.read(id)).toBeUndefined();
    await store.close();
  });

  it("is erased with all the rest where the learner asks to be forgotten", async () => {
    const { dir, store } = await openWith(whole.slice(0, 200));
    await expect(store.read(id)).rejects.toMatchObject(damaged);
    await store.forget(id);
    expect(filesUnder(dir)).toEqual([".lock-1"]);
    expect(await store.update(id, (was) => was ?? newLearner(id, 4))).toEqual(newLearner(id, 4));
    await store.close();
  });

  it("does not keep the idle learners from being found", async () => {
    const { log, store } = await openWith("");
    await store.update(other, () => fullLearner(other));
    expect(await store.idleSince(Number.MAX_SAFE_INTEGER, 10)).toEqual([other]);
    expect(log.errors[0]).toContain('"unreadable":1');
    await store.close();
  });
});

describe("A file of another version", () => {
  it("of a newer program is left alone, with a word to the operator", async () => {
    const { dir, store } = await openWith('{"version":5}');
    await expect(store.read(id)).rejects.toMatchObject({ name: "OutsideError", code: "EVERSION" });
    await expect(store.update(id, (was) => countOne(id, was))).rejects.toMatchObject({ code: "EVERSION" });
    await store.close();
    expect(filesUnder(dir)).toEqual([".lock-1", record]);
    expect(readFileSync(join(dir, record), "utf8")).toBe('{"version":5}');
  });

  it("of an older program is read, and written in the new version with the next change", async () => {
    const { tastes: _, undo: __, ...rest } = fullLearner(id);
    const old = JSON.stringify({ ...rest, version: 0 });
    const { dir, store } = await openWith(old);
    const expected = { ...fullLearner(id), tastes: [], undo: [] };
    expect(await store.read(id)).toEqual(expected);
    expect(readFileSync(join(dir, record), "utf8")).toBe(old);
    await store.update(id, (was) => countOne(id, was));
    await store.close();
    const written = JSON.parse(readFileSync(join(dir, record), "utf8"));
    expect(written).toEqual({ ...countOne(id, expected), sequence: 1 });
  });
});
