import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openFileStore } from "../../src/storage/file-store.ts";
import { learnerHash } from "../../src/storage/learner-hash.ts";
import { openFailingFileSystem } from "./failing-file-system.ts";
import { countOperations, failEach, faultCodes } from "./fault-scenario.ts";
import { countOne, idOf } from "./sample-learners.ts";
import { keepLog, removeTempFolders, stoppedClock, tempFolder } from "./temp-folder.ts";

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

  async function openTraced() {
    const dir = tempFolder();
    const faulty = openFailingFileSystem((path) => path.slice(dir.length + 1));
    const store = await openFileStore({ dir, fs: faulty.fs, clock: stoppedClock, log: keepLog() });
    const since = async (work: () => Promise<unknown>) => {
      const before = faulty.done.length;
      await work();
      return faulty.done.slice(before);
    };
    return { dir, faulty, store, since };
  }

  const write = (at: number): readonly string[] => {
    const temp = join("temp", `${hash}.${at}.tmp`);
    const text = [`open ${temp}`, `write ${temp}`, `sync ${temp}`, `close ${temp}`];
    return [...text, `rename ${record}`, `open ${room}`, `sync ${room}`, `close ${room}`];
  };

  it("is text, sync, rename, sync of the folder; the first in a sub-folder makes that last too", async () => {
    const { store, since } = await openTraced();
    const update = () => store.update(id, (was) => countOne(id, was));
    const first = await since(update);
    const made = [`mkdir ${room}`, "open learners", "sync learners", "close learners"];
    expect(first).toEqual([`open ${record}`, ...made, ...write(1)]);
    expect(await since(update)).toEqual(write(2));
    expect(await since(() => store.read(id))).toEqual([]);
    await store.close();
  });

  it("is begun again before a record is relied on whose folder could not be synced", async () => {
    const { faulty, store, since } = await openTraced();
    await store.update(id, (was) => countOne(id, was));
    faulty.failOnce("EIO", (operation) => operation === `sync ${room}`);
    const update = store.update(id, (was) => countOne(id, was));
    await expect(update).rejects.toMatchObject({ code: "EIO", answered: true, name: "OutsideError" });
    const steps = await since(async () => expect((await store.read(id))?.updatedAt).toBe(2));
    expect(steps.slice(-8)).toEqual(write(3));
    await store.close();
  });

  it("leaves the old record in force, and in memory, where the rename fails", async () => {
    const { dir, faulty, store } = await openTraced();
    await store.update(id, (was) => countOne(id, was));
    faulty.failOnce("ENOSPC", (operation) => operation.startsWith("rename"));
    const update = store.update(id, (was) => countOne(id, was));
    await expect(update).rejects.toMatchObject({ code: "ENOSPC", answered: false, where: join(dir, record) });
    expect((await store.read(id))?.updatedAt).toBe(1);
    expect(existsSync(join(dir, "temp", `${hash}.2.tmp`))).toBe(false);
    await store.close();
  });
});
