import pg from "pg";
import { expect, it } from "vitest";
import { StartupError } from "../../../src/domain/startup-error.ts";
import { migrate } from "../../../src/storage/postgres/migrate.ts";
import type { Migration } from "../../../src/storage/postgres/migrations.ts";
import { freshDatabase } from "../../postgres/fresh-database.ts";
import { runSql } from "../../postgres/start-postgres.ts";
import { keepLog } from "../temp-folder.ts";

const first: Migration = { version: 1, what: "one", statements: ["create table one (n integer)"] };
const second: Migration = { version: 2, what: "two", statements: ["alter table one add column m integer"] };
const third: Migration = { version: 3, what: "three", statements: ["alter table one drop column n"], needs: 2 };

const bring = (url: string, ...steps: readonly Migration[]) => {
  const log = keepLog();
  return migrate({ url, where: "the database of a test", log, steps }).then(() => log.infos.length);
};
const taken = async (url: string) => (await runSql(url, "select version, needs from schema_steps order by 1")).rows;

it("steps are taken once, in order, by many at once", async () => {
  const url = await freshDatabase();
  const told = await Promise.all(Array.from({ length: 4 }, () => bring(url, first, second)));
  expect(told.sort()).toEqual([0, 0, 0, 2]);
  expect(await bring(url, first, second)).toBe(0);
  expect(await taken(url)).toEqual([
    { version: 1, needs: 1 },
    { version: 2, needs: 1 },
  ]);
});

it("a step that fails leaves nothing of itself, and is taken when it is mended", async () => {
  const url = await freshDatabase();
  const broken = { ...second, statements: [...second.statements, "select 1 from nowhere"] };
  await expect(bring(url, first, broken)).rejects.toMatchObject({ code: "42P01" });
  expect(await taken(url)).toEqual([{ version: 1, needs: 1 }]);
  expect(await bring(url, first, second)).toBe(1);
});

it("an older program starts on newer tables, unless a step says that it cannot work there", async () => {
  const url = await freshDatabase();
  await bring(url, first, second);
  expect(await bring(url, first)).toBe(0);
  await bring(url, first, second, third);
  expect(await bring(url, first, second)).toBe(0);
  const refusal: unknown = await bring(url, first).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(StartupError);
  expect(refusal).toMatchObject({ problems: [{ where: "DATABASE_URL", fix: expect.stringContaining("newer") }] });
  expect(String(refusal)).not.toContain("postgres@");
});

it("tables that are none of ours are refused", async () => {
  const url = await freshDatabase();
  await bring(url, first, second);
  await runSql(url, "delete from schema_steps where version = 1");
  await expect(bring(url, first, second)).rejects.toBeInstanceOf(StartupError);
});

it("a step that has to wait for somebody's transaction lets the others by meanwhile, and is taken after it", async () => {
  const url = await freshDatabase();
  await bring(url, first);
  const busy = new pg.Client({ connectionString: url });
  await busy.connect();
  await busy.query("begin");
  await busy.query("insert into one values (1)");
  const going = bring(url, first, second);
  const waits = "select count(*)::integer as waits from pg_locks where not granted and relation = 'one'::regclass";
  const waiting = async () => (await busy.query(waits)).rows;
  await expect.poll(waiting).toEqual([{ waits: 1 }]);
  await expect.poll(waiting, { timeout: 5_000 }).toEqual([{ waits: 0 }]);
  expect((await runSql(url, "select n from one")).rows).toEqual([]);
  await busy.query("commit");
  await busy.end();
  expect(await going).toBe(1);
});
