import { appendFileSync, cpSync, mkdirSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newLearner } from "../../../src/domain/learner.ts";
import { OutsideError } from "../../../src/domain/outside-error.ts";
import { backUpFolder } from "../../../src/storage/backup/back-up-folder.ts";
import { copyOrder } from "../../../src/storage/backup/list-data.ts";
import { backupPlaces, manifestOf, readManifest, textOfManifest } from "../../../src/storage/backup/manifest.ts";
import { restoreFolder } from "../../../src/storage/backup/restore-folder.ts";
import { verifyBackup } from "../../../src/storage/backup/verify-backup.ts";
import { openFileStore } from "../../../src/storage/file-store.ts";
import { idOf } from "../sample-learners.ts";
import { filesUnder, keepLog, removeTempFolders, stoppedClock, tempFolder } from "../temp-folder.ts";

removeTempFolders();

const at = stoppedClock.now();
const quiet = () => undefined;
const ids = ["slack:T1/U1", "slack:T1/U2", "teams:t/u"].map(idOf);

async function openStore(dir: string) {
  return openFileStore({ dir, clock: stoppedClock, log: keepLog() });
}

/** A data folder with three learners whose store is still open, and a log of evidence. */
async function openUsed() {
  const root = tempFolder({ quick: true });
  const dir = join(root, "data");
  const store = await openStore(dir);
  for (const id of ids) await store.update(id, () => newLearner(id, at));
  mkdirSync(join(dir, "evidence"));
  writeFileSync(join(dir, "evidence", "log.jsonl"), "{}\n");
  writeFileSync(join(dir, "evidence", "head.json"), "{}");
  writeFileSync(join(dir, "looks.jsonl"), "");
  writeFileSync(join(dir, "temp", "half.tmp"), "half");
  return { root, dir, store, to: join(root, "copies", "one") };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "done",
    (error: unknown) => (error instanceof OutsideError ? error.code : String(error)),
  );
}

test("a copy made beside an open store opens with the same learners", async () => {
  const { root, dir, store, to } = await openUsed();
  const manifest = await backUpFolder({ dir, to, at, tell: quiet });
  const before = await Promise.all(ids.map((id) => store.read(id)));
  await store.close();
  const back = join(root, "back");
  const { faults } = await restoreFolder({ backup: to, dir: back, clock: stoppedClock, tell: quiet });
  expect(faults).toEqual([]);
  const restored = await openStore(back);
  expect(await Promise.all(ids.map((id) => restored.read(id)))).toEqual(before);
  await restored.close();
  expect(manifest).toMatchObject({ format: 1, kind: "files", at: new Date(at).toISOString() });
  expect(manifest.files.map(({ path }) => path)).toEqual(
    expect.arrayContaining(["evidence/head.json", "evidence/log.jsonl", "looks.jsonl"]),
  );
  expect(manifest.files.filter(({ path }) => /lock|temp|\.tmp/.test(path))).toEqual([]);
});

test("only this user may read a backup, and what is restored from it", async () => {
  const { root, dir, store, to } = await openUsed();
  await backUpFolder({ dir, to, at, tell: quiet });
  await store.close();
  const back = join(root, "back");
  await restoreFolder({ backup: to, dir: back, clock: stoppedClock, tell: quiet });
  const files = [to, back].flatMap((one) => filesUnder(one).map((path) => join(one, path)));
  expect(files.filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
  expect([to, back, join(to, "data"), join(back, "evidence")].map((path) => statSync(path).mode & 0o777)).toEqual(
    Array.from({ length: 4 }, () => 0o700),
  );
});

test("what was changed, cut off or lost in a backup is named, and nothing of it is restored", async () => {
  const { root, dir, store, to } = await openUsed();
  await store.close();
  await backUpFolder({ dir, to, at, tell: quiet });
  const { files } = backupPlaces(to);
  writeFileSync(join(files, "evidence", "log.jsonl"), "[]\n");
  appendFileSync(join(files, "looks.jsonl"), "x");
  unlinkSync(join(files, "evidence", "head.json"));
  const faults = [
    { path: "evidence/head.json", why: "missing" },
    { path: "evidence/log.jsonl", why: "content" },
    { path: "looks.jsonl", why: "size" },
  ];
  expect((await verifyBackup(to, quiet)).faults).toEqual(faults);
  const back = join(root, "back");
  expect((await restoreFolder({ backup: to, dir: back, clock: stoppedClock, tell: quiet })).faults).toEqual(faults);
  expect(() => statSync(back)).toThrow();
});

test("nothing is written over: neither a folder that is there nor a data folder that is used", async () => {
  const { dir, store, to } = await openUsed();
  await backUpFolder({ dir, to, at, tell: quiet });
  const kept = filesUnder(to);
  expect(await codeOf(backUpFolder({ dir, to, at, tell: quiet }))).toBe("EEXIST");
  expect(filesUnder(to)).toEqual(kept);
  expect(await codeOf(restoreFolder({ backup: to, dir, clock: stoppedClock, tell: quiet }))).toBe("ENOTEMPTY");
  await store.close();
});

test("an empty folder that a process has locked is left to it", async () => {
  const { root, dir, store, to } = await openUsed();
  await backUpFolder({ dir, to, at, tell: quiet });
  await store.close();
  const back = join(root, "back");
  const other = await openStore(back);
  for (const name of ["learners", "changes", "damaged"]) rmSync(join(back, name), { recursive: true });
  expect(await codeOf(restoreFolder({ backup: to, dir: back, clock: stoppedClock, tell: quiet }))).toBe("ELOCKED");
  expect(filesUnder(back)).toEqual([".lock-1"]);
  await other.close().catch(quiet);
});

test("a restoration that was killed is no hindrance to the next", async () => {
  const { root, dir, store, to } = await openUsed();
  await store.close();
  await backUpFolder({ dir, to, at, tell: quiet });
  const back = join(root, "back");
  mkdirSync(join(back, "restoring", "learners"), { recursive: true });
  writeFileSync(join(back, "restoring", "learners", "half"), "half");
  expect((await restoreFolder({ backup: to, dir: back, clock: stoppedClock, tell: quiet })).faults).toEqual([]);
  expect(filesUnder(back).filter((path) => path.includes("half"))).toEqual([]);
});

test("a folder into which a restoration was cut off is neither used, nor backed up, nor added to", async () => {
  const { root, dir, store, to } = await openUsed();
  await store.close();
  await backUpFolder({ dir, to, at, tell: quiet });
  const back = join(root, "back");
  // As a kill between two of the last renames leaves it.
  cpSync(join(to, "data", "learners"), join(back, "learners"), { recursive: true });
  cpSync(join(to, "data"), join(back, "restoring"), { recursive: true });
  const kept = filesUnder(back);
  expect(await codeOf(openStore(back))).toBe("EHALF");
  expect(await codeOf(backUpFolder({ dir: back, to: join(root, "copies", "two"), at, tell: quiet }))).toBe("EHALF");
  expect(await codeOf(restoreFolder({ backup: to, dir: back, clock: stoppedClock, tell: quiet }))).toBe("EHALF");
  expect(filesUnder(back).filter((path) => !path.startsWith(".lock"))).toEqual(kept);
});

test("a backup that fails leaves nothing behind, and what it cannot copy is named", async () => {
  const { dir, store, to } = await openUsed();
  symlinkSync("/etc/hostname", join(dir, "evidence", "elsewhere"));
  await expect(backUpFolder({ dir, to, at, tell: quiet })).rejects.toThrow("elsewhere");
  expect(() => statSync(to)).toThrow();
  expect(await codeOf(backUpFolder({ dir, to: join(dir, "copies"), at, tell: quiet }))).toBe("EINVAL");
  await store.close();
});

test("how far it is, is told", async () => {
  const { dir, store, to } = await openUsed();
  await store.close();
  const told: string[] = [];
  const { count } = await backUpFolder({
    dir,
    to,
    at,
    tell: ({ doing, done, of }) => told.push(`${doing} ${done}/${of}`),
  });
  expect(told.at(-1)).toBe(`read back ${count}/${count}`);
  expect(told).toContain(`copied ${count}/${count}`);
});

test("changes are copied first, and the log of evidence after its head and after all else", async () => {
  const dir = tempFolder({ quick: true });
  for (const path of [
    "changes/c",
    "evidence/head.json",
    "evidence/log.jsonl",
    "inbox/slack/i",
    "learners/ab/l",
    "r.json",
  ]) {
    mkdirSync(join(dir, path, ".."), { recursive: true });
    writeFileSync(join(dir, path), "");
  }
  const order = await Promise.all(copyOrder.map((list) => list(dir)));
  expect(order.map((paths) => paths.toSorted())).toEqual([
    ["changes/c"],
    ["inbox/slack/i"],
    ["learners/ab/l", "r.json"],
    ["evidence/head.json"],
    ["evidence/log.jsonl"],
  ]);
});

function writeManifest(text: string): string {
  const backup = tempFolder({ quick: true });
  writeFileSync(backupPlaces(backup).manifest, text);
  return backup;
}

const file = { path: "a/b", size: 1, sha256: "0".repeat(64) };

test("a manifest is read as it was written", async () => {
  const manifest = manifestOf({ at: "2026-11-26T07:00:00.000Z", files: [file] });
  expect(await readManifest(writeManifest(textOfManifest(manifest)))).toEqual(manifest);
});

test.each([
  ["of which a character was changed", (text: string) => text.replace("a/b", "a/c"), "EDAMAGED"],
  ["that was cut off", (text: string) => text.slice(0, -5), "EDAMAGED"],
  ["of a newer version", (text: string) => text.replace('"format":1', '"format":2'), "EVERSION"],
])("a manifest %s is refused", async (_, change, code) => {
  const text = change(textOfManifest(manifestOf({ at: "2026-11-26T07:00:00.000Z", files: [file] })));
  expect(await codeOf(readManifest(writeManifest(text)))).toBe(code);
});

test.each(["../up", "/etc/x", "a/../../x", "a//b", "", "a\\..\\b", "."])(
  "a path that leads outside is refused: %j",
  async (path) => {
    const text = textOfManifest(manifestOf({ at: "2026-11-26T07:00:00.000Z", files: [{ ...file, path }] }));
    expect(await codeOf(readManifest(writeManifest(text)))).toBe("EDAMAGED");
  },
);

test("a folder without a manifest is no backup", async () => {
  expect(await codeOf(verifyBackup(tempFolder({ quick: true }), quiet))).toBe("ENOENT");
});
