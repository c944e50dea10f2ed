import { afterAll } from "vitest";
import { type Database, openDatabase } from "../../../src/storage/postgres/open-database.ts";
import { freshDatabase } from "../../postgres/fresh-database.ts";
import { keepLog } from "../temp-folder.ts";

/** So many instances on one new database; they and what else is to end is ended after the file's tests. */
export async function openInstances(count: number) {
  const url = await freshDatabase();
  const log = keepLog();
  const all: Database[] = [];
  for (let number = 0; number < count; number += 1) all.push(await openDatabase({ url, log, connections: 4 }));
  afterAll(() => Promise.all(all.map((one) => one.close())));
  return { url, log, all };
}
