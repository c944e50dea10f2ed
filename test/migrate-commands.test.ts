import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { backupCommands } from "../src/backup-commands.ts";
import { keepInDatabase } from "../src/keep-in-database.ts";
import { keepInFolder } from "../src/keep-in-folder.ts";
import { readKept } from "../src/kept-for-reading.ts";
import { runMigrate } from "../src/migrate-commands.ts";
import { openServerKeeping } from "../src/open-keeping.ts";
import { fillKeeping } from "./filled-keeping.ts";
import { freshDatabase } from "./postgres/fresh-database.ts";
import { idOf } from "./storage/sample-learners.ts";
import { keepLog, removeTempFolders, tempFolder } from "./storage/temp-folder.ts";
import { takeOutput } from "./take-output.ts";

removeTempFolders();
const said = takeOutput();
afterEach(() => {
  vi.unstubAllEnvs();
});
const log = keepLog();

async function filledFolder(): Promise<string> {
  const dir = tempFolder({ quick: true });
  const keeping = await keepInFolder(dir, { log });
  await fillKeeping(keeping, 3);
  await keeping.close();
  return dir;
}

test("a folder that was moved to a database is not taken for what is kept, until it is moved back", async () => {
  const [dir, databaseUrl] = [await filledFolder(), await freshDatabase()];
  vi.stubEnv("DATABASE_URL", databaseUrl);
  expect(await runMigrate(["from-files", dir])).toBe(0);
  expect(said.out).toContain("people: 3");
  expect(readFileSync(join(dir, "moved-to-database"), "utf8")).toMatch(/moved to \S+ at \d{4}-/);
  expect(await runMigrate(["from-files", dir])).toBe(2);
  expect(said.err).toContain("was moved already");

  // As where DATABASE_URL got lost from the settings.
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("DATA_DIR", dir);
  await expect(openServerKeeping({ dataDir: dir }, { log })).rejects.toMatchObject({ code: "EMOVED" });
  await expect(readKept(undefined, async () => 1)).rejects.toMatchObject({ code: "EMOVED" });
  await expect(backupCommands.backup(["--to", join(dir, "..", "copy")])).rejects.toMatchObject({ code: "EMOVED" });
  expect(await readKept(dir, ({ kept }) => kept.looks())).toHaveLength(2);

  vi.stubEnv("DATABASE_URL", databaseUrl);
  expect(await runMigrate(["to-files", dir])).toBe(0);
  expect(existsSync(join(dir, "moved-to-database"))).toBe(false);
  await (await openServerKeeping({ dataDir: dir }, { log })).close();
});

test("nothing is moved while a server is at work on the database, and never over what is newer there", async () => {
  const [dir, databaseUrl] = [await filledFolder(), await freshDatabase()];
  vi.stubEnv("DATABASE_URL", databaseUrl);
  const server = await keepInDatabase({ databaseUrl }, { log });
  await expect(runMigrate(["from-files", dir])).rejects.toMatchObject({ code: "EBUSY" });
  const id = idOf("slack:T1/U1");
  const there = await keepInFolder(dir, { log });
  const learner = await there.store.read(id);
  await there.close();
  if (learner === undefined) throw new Error("The folder has this person");
  await server.store.update(id, () => ({ ...learner, updatedAt: learner.updatedAt + 1 }));
  await server.close();
  await expect(runMigrate(["from-files", dir])).rejects.toMatchObject({ code: "ENEWER" });
  const after = await keepInDatabase({ databaseUrl }, { log });
  expect(await after.store.read(id)).toMatchObject({ updatedAt: learner.updatedAt + 1 });
  await after.close();
});
