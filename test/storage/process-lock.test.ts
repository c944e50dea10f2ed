import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type FileSystem, nodeFileSystem } from "../../src/storage/file-system.ts";
import { type LockConfig, takeProcessLock } from "../../src/storage/process-lock.ts";
import { filesUnder, removeTempFolders, stoppedClock, tempFolder } from "./temp-folder.ts";

removeTempFolders();

function lockFolder(): LockConfig {
  const dir = tempFolder();
  mkdirSync(join(dir, "temp"));
  return { dir, temp: join(dir, "temp"), fs: nodeFileSystem, clock: stoppedClock };
}

/** What this process writes into a lock. */
async function ownRecord(): Promise<Record<string, unknown>> {
  const config = lockFolder();
  await takeProcessLock(config);
  return JSON.parse(readFileSync(join(config.dir, ".lock-1"), "utf8"));
}

/** The id of a process that has ended. */
const endedPid = (): number => spawnSync(process.execPath, ["--version"]).pid;

const leave = (config: LockConfig, generation: number, content: unknown): void =>
  writeFileSync(
    join(config.dir, `.lock-${generation}`),
    typeof content === "string" ? content : JSON.stringify(content),
  );

describe("The lock of a data folder", () => {
  it("has one owner, and tells the next one which process that is", async () => {
    const config = lockFolder();
    await takeProcessLock(config);
    const second = takeProcessLock({ ...config, clock: { now: () => stoppedClock.now() + 180_000 } });
    await expect(second).rejects.toMatchObject({
      name: "OutsideError",
      code: "ELOCKED",
      where: join(config.dir, ".lock-1"),
    });
    await expect(second).rejects.toThrow(`process ${process.pid} on host ${hostname()} for 3 minutes`);
    expect(filesUnder(config.dir)).toEqual([".lock-1"]);
    expect(statSync(join(config.dir, ".lock-1")).mode & 0o777).toBe(0o600);
  });

  it("is free again once it was released, and never counts back", async () => {
    const config = lockFolder();
    for (const generation of [1, 2, 3]) {
      const lock = await takeProcessLock(config);
      expect(filesUnder(config.dir)).toEqual([`.lock-${generation}`]);
      await lock.release();
    }
    expect(readFileSync(join(config.dir, ".lock-3"), "utf8")).toBe("");
  });

  it("goes to exactly one of many that start at once", async () => {
    for (let round = 0; round < 20; round += 1) {
      const config = lockFolder();
      if (round % 2 === 0) leave(config, 7, { ...(await ownRecord()), pid: endedPid() });
      const all = await Promise.allSettled(Array.from({ length: 8 }, () => takeProcessLock(config)));
      expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
      for (const one of all) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "ELOCKED" });
      expect(filesUnder(config.dir)).toHaveLength(1);
    }
  });

  it("is taken over at once from a process that has ended", async () => {
    const config = lockFolder();
    leave(config, 4, { ...(await ownRecord()), pid: endedPid() });
    leave(config, 3, "rubbish below the highest counts for nothing");
    await takeProcessLock(config);
    expect(filesUnder(config.dir)).toEqual([".lock-5"]);
  });

  it("is taken over where the owner's number now belongs to another process, or the machine was started anew", async () => {
    const own = await ownRecord();
    for (const gone of [{ start: "1" }, { boot: "another start of this machine" }]) {
      const config = lockFolder();
      leave(config, 1, { ...own, ...gone });
      await takeProcessLock(config);
      expect(filesUnder(config.dir)).toEqual([".lock-2"]);
    }
  });

  it("is not taken from an owner on another host, dead or not", async () => {
    const config = lockFolder();
    leave(config, 1, { ...(await ownRecord()), host: "elsewhere", pid: endedPid() });
    await expect(takeProcessLock(config)).rejects.toThrow("on host elsewhere");
  });

  it("is not taken where it cannot be understood, and says which file to look at", async () => {
    for (const content of ["{", "null", '{"pid":1}']) {
      const config = lockFolder();
      leave(config, 1, content);
      await expect(takeProcessLock(config)).rejects.toMatchObject({
        code: "ELOCKED",
        where: join(config.dir, ".lock-1"),
      });
    }
  });

  it("works without /proc: by whether the process answers", async () => {
    const config = { ...lockFolder(), proc: "/nowhere" };
    await takeProcessLock(config);
    await expect(takeProcessLock(config)).rejects.toMatchObject({ code: "ELOCKED" });
    const own = JSON.parse(readFileSync(join(config.dir, ".lock-1"), "utf8"));
    expect(own).toMatchObject({ start: null, boot: "" });
    leave(config, 1, { ...own, pid: endedPid() });
    await takeProcessLock(config);
    expect(filesUnder(config.dir)).toEqual([".lock-2"]);
  });

  it("holds an owner that /proc hides to be alive while it answers", async () => {
    const config = { ...lockFolder(), proc: "/nowhere" };
    leave(config, 1, await ownRecord());
    await expect(takeProcessLock(config)).rejects.toMatchObject({ code: "ELOCKED" });
  });

  it.each(["Z", "X"])("is taken over from a process that ended and waits to be collected (%s)", async (state) => {
    const config = lockFolder();
    const proc = tempFolder();
    const own = await ownRecord();
    mkdirSync(join(proc, String(process.ppid)));
    const fields = ["(a) program)", state, ...Array.from({ length: 30 }, () => String(own["start"]))];
    writeFileSync(join(proc, String(process.ppid), "stat"), `${process.ppid} ${fields.join(" ")}`);
    leave(config, 1, { ...own, pid: process.ppid });
    await takeProcessLock({ ...config, proc });
    expect(filesUnder(config.dir)).toEqual([".lock-2"]);
  });

  it("is not believed to be free by one that looked long ago", async () => {
    const config = lockFolder();
    let looks = 0;
    const frozen: FileSystem = {
      ...nodeFileSystem,
      // Between its first look and its claim, another took lock 1, was killed, and a third now owns lock 2.
      async readdir(path, options) {
        looks += 1;
        if (looks > 1) return nodeFileSystem.readdir(path, options);
        const entries = await nodeFileSystem.readdir(path, options);
        leave(config, 1, { ...(await ownRecord()), pid: endedPid() });
        await takeProcessLock(config);
        return entries;
      },
    };
    await expect(takeProcessLock({ ...config, fs: frozen })).rejects.toMatchObject({ code: "ELOCKED" });
    expect(readdirSync(config.dir).sort()).toEqual([".lock-2", "temp"]);
  });

  it("runs the race again where the owner that was quicker has swept its file away", async () => {
    const config = lockFolder();
    let links = 0;
    const swept: FileSystem = {
      ...nodeFileSystem,
      async link(from, to) {
        links += 1;
        if (links === 1) renameSync(from, `${from}.swept`);
        return nodeFileSystem.link(from, to);
      },
    };
    await takeProcessLock({ ...config, fs: swept });
    expect(links).toBe(2);
  });

  it("gives up in the end where every claim is lost", async () => {
    const config = lockFolder();
    const busy: FileSystem = {
      ...nodeFileSystem,
      link: () => Promise.reject(Object.assign(new Error("taken"), { code: "EEXIST" })),
    };
    await expect(takeProcessLock({ ...config, fs: busy })).rejects.toMatchObject({ code: "ELOCKED" });
    expect(filesUnder(config.dir)).toEqual([]);
  });

  it("says so where the disk knows no second names for files", async () => {
    const config = lockFolder();
    const plain: FileSystem = {
      ...nodeFileSystem,
      link: () => Promise.reject(Object.assign(new Error("no links"), { code: "EPERM" })),
    };
    await expect(takeProcessLock({ ...config, fs: plain })).rejects.toMatchObject({
      name: "OutsideError",
      code: "EPERM",
    });
  });
});
