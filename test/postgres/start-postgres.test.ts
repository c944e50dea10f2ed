import { expect, test } from "vitest";
import { freshDatabase } from "./fresh-database.ts";
import { runSql } from "./start-postgres.ts";

test("a PostgreSQL that the program knows answers", async () => {
  const { rows } = await runSql(
    await freshDatabase(),
    "select current_setting('server_version_num')::integer as number",
  );
  expect(rows[0].number).toBeGreaterThanOrEqual(140_000);
});

test("two databases have nothing in common", async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  await runSql(one, "create table notes (text text)");
  const count = "select count(*)::integer as tables from pg_tables where tablename = 'notes'";
  expect((await runSql(one, count)).rows).toEqual([{ tables: 1 }]);
  expect((await runSql(other, count)).rows).toEqual([{ tables: 0 }]);
});
