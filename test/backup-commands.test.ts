import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { backupCommands } from "../src/backup-commands.ts";
import { OutsideError } from "../src/domain/outside-error.ts";
import { migrate } from "../src/storage/postgres/migrate.ts";
import { freshDatabase } from "./postgres/fresh-database.ts";
import { runSql } from "./postgres/start-postgres.ts";
import { keepLog, removeTempFolders, tempFolder } from "./storage/temp-folder.ts";
import { takeOutput } from "./take-output.ts";

removeTempFolders();
const said = takeOutput();
afterEach(() => {
  vi.unstubAllEnvs();
});

function dataFolder() {
  const root = tempFolder({ quick: true });
  const data = join(root, "data");
  mkdirSync(join(data, "learners", "ab"), { recursive: true });
  writeFileSync(join(data, "learners", "ab", "one.json"), "{}");
  return { root, data };
}

test("a folder is backed up, checked, and put back with what has to be done then", async () => {
  const { root, data } = dataFolder();
  const [to, back] = [join(root, "copy"), join(root, "back")];
  expect(await backupCommands.backup(["--data", data, "--to", to])).toBe(0);
  expect(said.out).toContain("Backed up and read back: 1 files");
  expect(await backupCommands.backup(["--verify", to])).toBe(0);
  expect(await backupCommands.restore(["--from", to, "--data", back])).toBe(0);
  expect(said.out).toContain("have to be erased again");
  expect(existsSync(join(back, "learners", "ab", "one.json"))).toBe(true);
  expect(said.err).toBe("");
});

test("in a folder that is there every backup has a folder of its own, and a backup takes no other in", async () => {
  const { root, data } = dataFolder();
  const copies = join(root, "copies");
  mkdirSync(copies);
  expect(await backupCommands.backup(["--data", data, "--to", copies])).toBe(0);
  const [name = "", ...more] = readdirSync(copies);
  expect(name).toMatch(/^unitwise-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/);
  expect(more).toEqual([]);
  expect(await backupCommands.backup(["--data", data, "--to", join(copies, name)])).toBe(2);
  expect(said.err).toContain("is a backup already");
});

test("the database is backed up where one is set and no folder is named, and put into another one", async () => {
  const { root, data } = dataFolder();
  const [to, ofFolder] = [join(root, "copy"), join(root, "folder")];
  const [url, empty] = [await freshDatabase(), await freshDatabase()];
  await migrate({ url, where: "", log: keepLog() });
  await runSql(url, "insert into installations values ('T1', 'made up')");
  await backupCommands.backup(["--data", data, "--to", ofFolder]);
  vi.stubEnv("DATABASE_URL", url);
  expect(await backupCommands.backup(["--to", to])).toBe(0);
  expect(said.out).toMatch(/Backed up and read back: 1 rows of \d+ tables/);
  expect(await backupCommands.backup(["--verify", to])).toBe(0);
  expect(await backupCommands.restore(["--from", to, "--data", join(root, "back")])).toBe(2);
  expect(await backupCommands.restore(["--from", ofFolder])).toBe(2);
  vi.stubEnv("DATABASE_URL", empty);
  expect(await backupCommands.restore(["--from", to])).toBe(0);
  expect((await runSql(empty, "select * from installations")).rows).toEqual([{ key: "T1", value: "made up" }]);
  vi.stubEnv("DATABASE_URL", "");
  expect(await backupCommands.restore(["--from", to])).toBe(2);
  expect(said.err).toContain("set DATABASE_URL to an empty database");
});

test("a damaged file of a backup is named, and nothing is restored", async () => {
  const { root, data } = dataFolder();
  const [to, back] = [join(root, "copy"), join(root, "back")];
  await backupCommands.backup(["--data", data, "--to", to]);
  writeFileSync(join(to, "data", "learners", "ab", "one.json"), "[]");
  expect(await backupCommands.backup(["--verify", to])).toBe(1);
  expect(await backupCommands.restore(["--from", to, "--data", back])).toBe(1);
  expect(said.err).toContain("learners/ab/one.json: has another content");
  expect(existsSync(back)).toBe(false);
});

test("nothing is restored over what is kept", async () => {
  const { root, data } = dataFolder();
  const to = join(root, "copy");
  await backupCommands.backup(["--data", data, "--to", to]);
  await expect(backupCommands.restore(["--from", to, "--data", data])).rejects.toThrow(OutsideError);
});

test.each([
  ["backup", []],
  ["backup", ["--to", "x", "--verify", "y"]],
  ["backup", ["--from", "x"]],
  ["backup", ["--nonsense"]],
  ["backup", ["--to", "x", "--data", "/nowhere/at/all"]],
  ["restore", []],
  ["restore", ["--from", "x", "--to", "y"]],
] as const)("%s %j is misuse", async (command, args) => {
  expect(await backupCommands[command](args)).toBe(2);
  expect(said.err).not.toBe("");
});

test("help is told", async () => {
  expect(await backupCommands.restore(["--help"])).toBe(0);
  expect(said.out).toContain("npm run restore -- --from BACKUP");
});
