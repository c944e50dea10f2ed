import { expect, test } from "vitest";
import { checkDatabase } from "../../src/doctor/check-database.ts";
import { lookAtDatabase } from "../../src/storage/postgres/look-at-database.ts";
import { openDatabase } from "../../src/storage/postgres/open-database.ts";
import { freshDatabase } from "../postgres/fresh-database.ts";
import { keepLog } from "../storage/temp-folder.ts";

const statesOf = async (url: string) => (await checkDatabase(() => lookAtDatabase(url))).map(({ state }) => state);

test("an empty database will do, one with tables is told apart, and looking changes nothing", async () => {
  const url = await freshDatabase();
  expect(await lookAtDatabase(url)).toMatchObject({ missing: 1, waiting: 0, hasQueue: false, mayCreate: true });
  expect(await statesOf(url)).toEqual(["good", "good"]);
  await (await openDatabase({ url, log: keepLog() })).close();
  expect(await lookAtDatabase(url)).toMatchObject({ missing: 0, hasQueue: false });
});

test("a database that nobody answers for, that is too old or jammed, or may not be made tables in, is told with what mends it", async () => {
  const nowhere = await checkDatabase(() => lookAtDatabase("postgres://me:secret@127.0.0.1:1/x"));
  expect(nowhere).toMatchObject([{ state: "bad", fix: expect.stringContaining("DATABASE_URL") }]);
  expect(JSON.stringify(nowhere)).not.toContain("secret");
  const good = { where: "here", version: "14.2", missing: 0, waiting: 0, hasQueue: true, mayCreate: false };
  const of = async (change: Partial<typeof good>) =>
    (await checkDatabase(async () => ({ ...good, ...change }))).map(({ state }) => state);
  expect(await of({})).toEqual(["good", "good"]);
  expect(await of({ version: "13.9" })).toEqual(["bad"]);
  expect(await of({ missing: 1 })).toEqual(["good", "bad"]);
  expect(await of({ waiting: 5_000 })).toEqual(["good", "good", "unsure"]);
});
