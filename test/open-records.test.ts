import { expect, test } from "vitest";
import { openRecords } from "../src/open-records.ts";
import { freshDatabase } from "./postgres/fresh-database.ts";
import { fullLearner, idOf } from "./storage/sample-learners.ts";
import { keepLog } from "./storage/temp-folder.ts";

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
