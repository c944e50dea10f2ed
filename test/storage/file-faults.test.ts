import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openFileStore } from "../../src/storage/file-store.ts";
import { learnerHash } from "../../src/storage/learner-hash.ts";
import { openFailingFileSystem } from "./failing-file-system.ts";
import { countOperations, failEach, faultCodes } from "./fault-scenario.ts";
import { openHandTime } from "./hand-time.ts";
import { countOne, idOf } from "./sample-learners.ts";
import { keepLog, removeTempFolders, tempFolder } from "./temp-folder.ts";

removeTempFolders();

describe("A file operation that fails", () => {
  // The slow suite fails each operation with each code.
  it("loses nothing, whichever one it is", async () => {
    const operations = await countOperations();
    expect(operations).toBeGreaterThan(100);
    await failEach(operations, (at) => faultCodes[at % faultCodes.length] ?? "EIO");
  });
});

describe("The order of a durable write", () => {
  const id = idOf("json:u1");
  const hash = learnerHash(id);
  const room = join("learners", hash.slice(0, 2));
  const record = join(room, `${hash}.json`);
  const line = join("changes", "changes-1.jsonl.tmp");

  async function openTraced() {
    const dir = tempFolder();
    const faulty = openFailingFileSystem((path) => path.slice(dir.length + 1));
    const log = keepLog();
    const time = openHandTime();
    const store = await openFileStore({ dir, fs: faulty.fs, log, ...time });
    const since = async (work: () => Promise<unknown>) => {
      const before = faulty.done.length;
      await work();
      return faulty.done.slice(before);
    };
    const update = () => store.update(id, (was) => countOne(id, was));
    const reopened = async () => {
      await store.close();
      const again = await openFileStore({ dir, log, ...openHandTime() });
      const found = await again.read(id);
      await again.close();
      return found?.updatedAt;
    };
    return { dir, faulty, log, store, since, update, reopened };
  }

  it("is a line in the log, which makes its own name last first, and nothing else", async () => {
    const { store, since, update } = await openTraced();
    const begun = [`open ${line}`, `sync ${line}`, "rename changes/changes-1.jsonl"];
    const named = ["open changes", "sync changes", "close changes"];
    expect(await since(update)).toEqual([`open ${record}`, ...begun, ...named, `append ${line}`]);
    expect(await since(update)).toEqual([`append ${line}`]);
    expect(await since(() => store.read(id))).toEqual([]);
    await store.close();
  });

  it("goes on in the learner's file: text, sync, rename, sync of the folder; the log is removed last", async () => {
    const { store, since, update } = await openTraced();
    await update();
    const temp = join("temp", `${hash}.1.tmp`);
    const made = [`mkdir ${room}`, "open learners", "sync learners", "close learners"];
    const text = [`open ${temp}`, `write ${temp}`, `sync ${temp}`, `close ${temp}`];
    const named = [`rename ${record}`, `open ${room}`, `sync ${room}`, `close ${room}`];
    const removed = ["unlink changes/changes-1.jsonl in changes", "open changes", "sync changes", "close changes"];
    const steps = await since(() => store.close());
    const wanted = [`close ${line}`, ...made, ...text, ...named, "statfs changes", ...removed];
    expect(steps.slice(0, wanted.length)).toEqual(wanted);
  });

  it.each(["append", "sync"])(
    "leaves the old record in force, and in memory, where the log fails (%s)",
    async (step) => {
      const { faulty, store, update, reopened } = await openTraced();
      if (step === "append") await update();
      const before = (await store.read(id))?.updatedAt;
      faulty.failOnce("EIO", (operation) => operation.startsWith(step));
      await expect(update()).rejects.toMatchObject({ code: "EIO", answered: false, name: "OutsideError" });
      expect((await store.read(id))?.updatedAt).toBe(before);
      expect(await reopened()).toBe(before);
    },
  );

  it("cuts off what a failed write left in the log before the record is read again", async () => {
    const { faulty, store, update, reopened } = await openTraced();
    await update();
    faulty.failOnce("ENOSPC", (operation) => operation.startsWith("append"));
    faulty.failOnce("EIO", (operation) => operation.startsWith("truncate"));
    await expect(update()).rejects.toMatchObject({ code: "ENOSPC", answered: true });
    expect((await store.read(id))?.updatedAt).toBe(1);
    expect(faulty.done.filter((operation) => operation.startsWith("truncate"))).toHaveLength(2);
    expect(await reopened()).toBe(1);
  });

  it.each([`write ${join("temp", `${hash}.1.tmp`)}`, `rename ${record}`, `sync ${room}`])(
    "keeps the log where the learner's file cannot be written (%s)",
    async (step) => {
      const { dir, faulty, log, store, update } = await openTraced();
      await update();
      faulty.failOnce("ENOSPC", (operation) => operation === step);
      await store.close();
      expect(log.errors).toEqual(['Learners\' files could not be brought up to date {"code":"ENOSPC","failures":1}']);
      expect(existsSync(join(dir, "temp", `${hash}.1.tmp`))).toBe(false);
      const again = await openFileStore({ dir, log: keepLog(), ...openHandTime() });
      expect((await again.read(id))?.updatedAt).toBe(1);
      await again.close();
    },
  );
});
