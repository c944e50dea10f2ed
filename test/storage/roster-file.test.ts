import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyRoster } from "../../src/domain/roster.ts";
import { openRosterFile, readRoster, rosterName } from "../../src/storage/roster-file.ts";
import { rosterStoreContract, withTeam } from "../contracts/roster-store.ts";
import { openFailingFileSystem } from "./failing-file-system.ts";
import { filesUnder, removeTempFolders, tempFolder } from "./temp-folder.ts";

removeTempFolders();
rosterStoreContract("the file", () => openRosterFile(tempFolder({ quick: true })));

test("what was changed is there after a restart, readable by this user only", async () => {
  const dir = tempFolder({ quick: true });
  const first = await openRosterFile(dir);
  expect(first.now()).toEqual(emptyRoster);
  await Promise.all([first.change(withTeam("Northgate")), first.change(withTeam("Evening"))]);
  const again = await openRosterFile(dir);
  expect(again.now()).toEqual(first.now());
  expect(again.now().teams.map(({ id, name }) => [id, name])).toEqual([
    ["t1", "Northgate"],
    ["t2", "Evening"],
  ]);
  expect(filesUnder(dir)).toEqual([rosterName]);
  expect(statSync(join(dir, rosterName)).mode & 0o777).toBe(0o600);
});

test("a change that changes nothing writes nothing", async () => {
  const dir = tempFolder({ quick: true });
  const store = await openRosterFile(dir);
  await store.change((was) => was);
  expect(filesUnder(dir)).toEqual([]);
});

test.each(["", "{", "[]", '{"version":2}', JSON.stringify({ ...emptyRoster, teams: [{ id: "t1" }] })])(
  "a damaged file %j is told of with what to do, and stays as it is",
  async (text) => {
    const dir = tempFolder({ quick: true });
    const file = join(dir, rosterName);
    writeFileSync(file, text);
    await expect(openRosterFile(dir)).rejects.toMatchObject({ code: "EDAMAGED", where: file });
    await expect(readRoster(dir)).rejects.toThrow(/backup/);
    expect(readFileSync(file, "utf8")).toBe(text);
  },
);

test("a full disk leaves what was, on the disk and in memory, and the next change is done", async () => {
  const dir = tempFolder({ quick: true });
  const { fs, failOnce } = openFailingFileSystem();
  const store = await openRosterFile(dir, fs);
  const before = await store.change(withTeam("Northgate"));
  failOnce("ENOSPC", (operation) => operation.startsWith("write"));
  await expect(store.change(withTeam("Evening"))).rejects.toMatchObject({ code: "ENOSPC" });
  expect(store.now()).toEqual(before);
  expect(await readRoster(dir)).toEqual(before);
  await store.change(withTeam("Evening"));
  expect((await readRoster(dir)).teams).toHaveLength(2);
});
