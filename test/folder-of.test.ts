import { expect, test } from "vitest";
import { StartupError } from "../src/domain/startup-error.ts";
import { folderOf } from "../src/folder-of.ts";
import { openRecords } from "../src/open-records.ts";
import { freshDatabase } from "./postgres/fresh-database.ts";
import { fullLearner, idOf } from "./storage/sample-learners.ts";
import { keepLog, removeTempFolders, tempFolder } from "./storage/temp-folder.ts";

removeTempFolders();

test("a command reads the folder that is named, else the setting's; with a database it says that there is none", () => {
  const DATABASE_URL = "postgres://me:secret@localhost/unitwise";
  const dir = tempFolder();
  expect(folderOf(undefined, { DATA_DIR: dir })).toBe(dir);
  expect(folderOf(dir, { DATABASE_URL })).toBe(dir);
  expect(() => folderOf(undefined, { DATABASE_URL, DATA_DIR: dir })).toThrow(StartupError);
});

test("a centre's decisions are recorded in the database where one is set", async () => {
  const databaseUrl = await freshDatabase();
  const id = idOf("slack:T1/U1");
  const open = () => openRecords({ databaseUrl, dataDir: "/nowhere", log: keepLog() });
  const first = await open();
  await first.store.update(id, () => fullLearner(id));
  await first.store.close();
  const second = await open();
  expect(await second.store.read(id)).toEqual(fullLearner(id));
  await second.store.close();
});
