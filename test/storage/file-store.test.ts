import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newLearner } from "../../src/domain/learner.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { type FileSystem, nodeFileSystem } from "../../src/storage/file-system.ts";
import { learnerHash } from "../../src/storage/learner-hash.ts";
import { describeLearnerStore } from "../contracts/learner-store.ts";
import { openFailingFileSystem } from "./failing-file-system.ts";
import { countOne, fullLearner, idOf } from "./sample-learners.ts";
import { filesUnder, keepLog, removeTempFolders, stoppedClock, tempFolder } from "./temp-folder.ts";

removeTempFolders();

const id = idOf("json:u1");
const hash = learnerHash(id);
const record = join("learners", hash.slice(0, 2), `${hash}.json`);
const openAt = (dir: string, cached?: number) =>
  openFileStore({ dir, clock: stoppedClock, log: keepLog(), ...(cached === undefined ? {} : { cached }) });

/** "folder 700" and the like, of the folder itself and all below. */
function modesUnder(dir: string): ReadonlySet<string> {
  const paths = [dir, ...readdirSync(dir, { recursive: true }).map((name) => join(dir, String(name)))];
  return new Set(
    paths.map((path) => {
      const stat = statSync(path);
      return `${stat.isDirectory() ? "folder" : "file"} ${(stat.mode & 0o777).toString(8)}`;
    }),
  );
}

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
    const first = await openAt(dir);
    await first.update(id, () => fullLearner(id));
    await first.close();
    chmodSync(join(dir, record), 0o644);
    const second = await openAt(dir);
    await second.update(id, (was) => countOne(id, was));
    expect(filesUnder(join(dir, "changes"))).toHaveLength(1);
    expect(modesUnder(join(dir, "changes"))).toEqual(new Set(["folder 700", "file 600"]));
    await second.close();
    expect(modesUnder(dir)).toEqual(new Set(["folder 700", "file 600"]));
  });

  it("writes nothing for a change that changes nothing", async () => {
    const dir = tempFolder();
    const faulty = openFailingFileSystem();
    const store = await openFileStore({ dir, fs: faulty.fs, clock: stoppedClock, log: keepLog() });
    await store.update(id, () => fullLearner(id));
    const before = faulty.done.length;
    await store.update(id, (was) => was ?? newLearner(id, 0));
    expect(faulty.done).toHaveLength(before);
    await store.close();
    const { ino } = statSync(join(dir, record));
    const again = await openAt(dir);
    await again.update(id, (was) => was ?? newLearner(id, 0));
    await again.close();
    expect(statSync(join(dir, record)).ino).toBe(ino);
  });

  it("tells how long each update took that wrote something", async () => {
    const told: number[] = [];
    let now = 5_000;
    const time = () => {
      now += 250;
      return now;
    };
    const onUpdate = (seconds: number) => void told.push(seconds);
    const store = await openFileStore({ dir: tempFolder(), clock: stoppedClock, log: keepLog(), time, onUpdate });
    await store.update(id, () => fullLearner(id));
    await store.update(id, (was) => was ?? newLearner(id, 0));
    await store.update(id, (was) => countOne(id, was));
    expect(told).toEqual([0.25, 0.25]);
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

  it("loses nothing where a sub-folder was removed under it", async () => {
    const dir = tempFolder();
    const first = await openAt(dir);
    await first.update(id, () => fullLearner(id));
    await first.close();
    const second = await openAt(dir);
    await second.update(id, (was) => countOne(id, was));
    rmSync(join(dir, "learners", hash.slice(0, 2)), { recursive: true });
    const last = await second.update(id, (was) => countOne(id, was));
    expect(last).toEqual(countOne(id, countOne(id, fullLearner(id))));
    await second.close();
    const third = await openAt(dir);
    expect(await third.read(id)).toEqual(last);
    await third.close();
    expect(filesUnder(dir)).toContain(record);
  });

  it("begins nothing where the log or the whole data folder is gone, and another log where it can", async () => {
    const dir = tempFolder();
    const store = await openAt(dir);
    const update = () => store.update(id, (was) => countOne(id, was));
    await update();
    rmSync(join(dir, "changes", "changes-1.jsonl"));
    await expect(update()).rejects.toMatchObject({ code: "ENOENT", answered: false });
    expect(await update()).toEqual(countOne(id, countOne(id, undefined)));
    rmSync(dir, { recursive: true });
    await expect(update()).rejects.toMatchObject({ code: "ENOENT", answered: false });
    const other = idOf("json:u2");
    await expect(store.update(other, () => newLearner(other, 0))).rejects.toMatchObject({ code: "ENOENT" });
    await store.close();
    expect(existsSync(dir)).toBe(false);
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
