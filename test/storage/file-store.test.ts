import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newLearner } from "../../src/domain/learner.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { type FileSystem, nodeFileSystem } from "../../src/storage/file-system.ts";
import { learnerHash } from "../../src/storage/learner-hash.ts";
import { describeLearnerStore } from "../contracts/learner-store.ts";
import { countOne, fullLearner, idOf } from "./sample-learners.ts";
import { filesUnder, keepLog, removeTempFolders, stoppedClock, tempFolder } from "./temp-folder.ts";

removeTempFolders();

const id = idOf("json:u1");
const hash = learnerHash(id);
const record = join("learners", hash.slice(0, 2), `${hash}.json`);
const openAt = (dir: string, cached?: number) =>
  openFileStore({ dir, clock: stoppedClock, log: keepLog(), ...(cached === undefined ? {} : { cached }) });

describeLearnerStore({ name: "The file store", open: () => openAt(tempFolder()) });
describeLearnerStore({ name: "The file store that keeps one learner in memory", open: () => openAt(tempFolder(), 1) });
describeLearnerStore({ name: "The file store that keeps none in memory", open: () => openAt(tempFolder(), 0) });

describe("The file store", () => {
  it("keeps learners over a restart", async () => {
    const dir = tempFolder();
    const first = await openAt(dir);
    await first.update(id, () => fullLearner(id));
    await first.close();
    const second = await openAt(dir);
    expect(await second.read(id)).toEqual(fullLearner(id));
    await second.close();
  });

  it("names a learner's file by the sha256 of the id and writes compact JSON", async () => {
    const dir = tempFolder();
    const store = await openAt(dir);
    await store.update(id, () => fullLearner(id));
    await store.close();
    expect(hash).toBe("98210bdf69f11f087e910ba89de82cc638b2153173592dddfbb95da3f83ff179");
    expect(filesUnder(dir)).toEqual([".lock-1", record]);
    expect(readFileSync(join(dir, record), "utf8")).toBe(
      JSON.stringify(JSON.parse(readFileSync(join(dir, record), "utf8"))),
    );
  });

  it("lets nobody else read: files 0600, folders 0700, also where an older file was open to all", async () => {
    const dir = join(tempFolder(), "new", "data");
    const store = await openAt(dir);
    await store.update(id, () => fullLearner(id));
    chmodSync(join(dir, record), 0o644);
    await store.update(id, (was) => countOne(id, was));
    await store.close();
    const modes = [dir, ...readdirSync(dir, { recursive: true }).map((name) => join(dir, String(name)))].map((path) => {
      const stat = statSync(path);
      return `${stat.isDirectory() ? "folder" : "file"} ${(stat.mode & 0o777).toString(8)}`;
    });
    expect(new Set(modes)).toEqual(new Set(["folder 700", "file 600"]));
  });

  it("writes nothing for a change that changes nothing", async () => {
    const dir = tempFolder();
    const store = await openAt(dir);
    await store.update(id, () => fullLearner(id));
    const before = statSync(join(dir, record)).ino;
    await store.update(id, (was) => was ?? newLearner(id, 0));
    expect(statSync(join(dir, record)).ino).toBe(before);
    await store.close();
  });

  it("removes what interrupted writes left, and nothing else", async () => {
    const dir = tempFolder();
    mkdirSync(join(dir, "temp"));
    writeFileSync(join(dir, "temp", `${hash}.1.tmp`), '{"version":1,"id":"js');
    writeFileSync(join(dir, "temp", "lock.1.1.0.tmp"), "{}");
    writeFileSync(join(dir, "temp", "notes.txt"), "an operator's");
    const log = keepLog();
    const store = await openFileStore({ dir, clock: stoppedClock, log });
    expect(log.infos).toEqual(['Removed what interrupted writes had left {"files":2}']);
    await store.close();
    expect(filesUnder(dir)).toEqual([".lock-1", join("temp", "notes.txt")]);
  });

  it("starts also where a process that lost the race for the lock removes its own file first", async () => {
    const dir = tempFolder();
    const fs: FileSystem = {
      ...nodeFileSystem,
      async readdir(path, options) {
        const entries = await nodeFileSystem.readdir(path, options);
        return path.endsWith("temp") ? [...entries, { name: "lock.9.1.0.tmp", isDirectory: () => false }] : entries;
      },
    };
    const store = await openFileStore({ dir, fs, clock: stoppedClock, log: keepLog() });
    expect(await store.read(id)).toBeUndefined();
    await store.close();
  });

  it("goes on after a sub-folder was removed under it, but begins nothing where the data folder is gone", async () => {
    const dir = tempFolder();
    const store = await openAt(dir);
    await store.update(id, () => fullLearner(id));
    rmSync(join(dir, "learners", hash.slice(0, 2)), { recursive: true });
    await expect(store.update(id, (was) => countOne(id, was))).rejects.toMatchObject({ code: "ENOENT" });
    expect(await store.update(id, (was) => countOne(id, was))).toEqual(countOne(id, undefined));
    rmSync(dir, { recursive: true });
    await expect(store.update(id, (was) => countOne(id, was))).rejects.toMatchObject({ code: "ENOENT" });
    await expect(store.update(idOf("json:u2"), () => newLearner(idOf("json:u2"), 0))).rejects.toMatchObject({
      code: "ENOENT",
    });
    await store.close();
  });

  it("refuses symbolic links in place of its folders and of a record, and says where", async () => {
    const elsewhere = tempFolder();
    const linked = tempFolder();
    symlinkSync(elsewhere, join(linked, "learners"));
    await expect(openAt(linked)).rejects.toMatchObject({ code: "ENOTDIR", where: join(linked, "learners") });
    rmSync(join(linked, "learners"));
    mkdirSync(join(linked, "learners"));
    symlinkSync(elsewhere, join(linked, "learners", "ab"));
    await expect(openAt(linked)).rejects.toMatchObject({ code: "ENOTDIR", where: join(linked, "learners", "ab") });

    const dir = tempFolder();
    const store = await openAt(dir);
    mkdirSync(join(dir, "learners", hash.slice(0, 2)));
    symlinkSync(join(elsewhere, "other.json"), join(dir, record));
    await expect(store.read(id)).rejects.toMatchObject({ code: "ELOOP", where: join(dir, record) });
    await store.close();
  });

  it("says what is in the way where the data folder is a file", async () => {
    const dir = join(tempFolder(), "data");
    writeFileSync(dir, "");
    await expect(openAt(dir)).rejects.toMatchObject({ name: "OutsideError", code: "EEXIST", where: dir });
  });
});
