import { expect, test } from "vitest";
import { openPool } from "../../../src/storage/postgres/open-pool.ts";
import { freshDatabase } from "../../postgres/fresh-database.ts";
import { runSql } from "../../postgres/start-postgres.ts";

test("a connection that is lost while it is held, with nothing asked, is told by the next question and not thrown at the process", async () => {
  const url = await freshDatabase();
  const thrown: unknown[] = [];
  const hear = (error: unknown) => void thrown.push(error);
  process.on("uncaughtException", hear);
  const pool = openPool({ connectionString: url }, () => undefined);
  try {
    const client = await pool.connect();
    const ended = new Promise((resolve) => client.once("end", resolve));
    const { rows } = await client.query("select pg_backend_pid() as pid");
    await runSql(url, `select pg_terminate_backend(${Number(rows[0]?.pid)})`);
    await ended;
    await expect(client.query("select 1")).rejects.toThrow();
    client.release(true);
    expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    expect(thrown).toEqual([]);
  } finally {
    process.off("uncaughtException", hear);
    await pool.end();
  }
});
