import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openPool } from "../../../src/storage/postgres/open-pool.ts";
import { openQueries } from "../../../src/storage/postgres/open-queries.ts";
import { openRosterEar } from "../../../src/storage/postgres/roster-ear.ts";
import { freshDatabase } from "../../postgres/fresh-database.ts";
import { startTcpProxy, type TcpProxy, throughProxy } from "../../postgres/tcp-proxy.ts";

/** In milliseconds: so long nobody waits for a server that lives, and not longer for one that is dead. */
const query_timeout = 400;

const { target, by } = throughProxy(await freshDatabase());
let proxy: TcpProxy;
let pool: ReturnType<typeof openPool>;
beforeEach(async () => {
  proxy = await startTcpProxy(target);
  pool = openPool(
    { connectionString: by(proxy.port), max: 3, connectionTimeoutMillis: 2_000, query_timeout },
    () => undefined,
  );
});
afterEach(async () => {
  await pool.end();
  await proxy.stop();
});

const one = () =>
  sql`select 1 as one`.execute(openQueries(pool)).then(
    ({ rows }) => rows,
    () => "failed",
  );

/** Opens all connections of the pool, whose host then dies without a word. */
async function strandAll(): Promise<void> {
  const db = openQueries(pool);
  await Promise.all([1, 2, 3].map(() => sql`select pg_sleep(0.05)`.execute(db)));
  expect([pool.totalCount, pool.idleCount]).toEqual([3, 3]);
  proxy.strand();
}

it("a connection whose server is dead fails one statement and is not used again", async () => {
  await strandAll();
  expect(await Promise.all([one(), one(), one()])).toEqual(["failed", "failed", "failed"]);
  expect(pool.totalCount).toBe(0);
  expect(await Promise.all([one(), one(), one()])).toEqual([[{ one: 1 }], [{ one: 1 }], [{ one: 1 }]]);
  expect(proxy.accepted).toBe(6);
});

it("a transaction whose server dies fails with that statement, waits for no second one, and its connection goes", async () => {
  let failedAt = Number.NaN;
  const done = openQueries(pool)
    .transaction()
    .execute(async (step) => {
      await sql`select 1`.execute(step);
      proxy.strand();
      await sql`select 2`.execute(step).finally(() => {
        failedAt = performance.now();
      });
    });
  await expect(done).rejects.toThrow();
  expect(performance.now() - failedAt).toBeLessThan(query_timeout);
  expect(pool.totalCount).toBe(0);
  expect(await one()).toEqual([{ one: 1 }]);
});

it("a statement that the server refuses keeps its connection", async () => {
  expect(await one()).toEqual([{ one: 1 }]);
  await expect(sql`select 1 / 0`.execute(openQueries(pool))).rejects.toMatchObject({ code: "22012" });
  expect(await one()).toEqual([{ one: 1 }]);
  expect([proxy.accepted, pool.totalCount]).toEqual([1, 1]);
});

it("who listens for changes of the roster finds that the server is dead", async () => {
  const lost: string[] = [];
  const ear = await openRosterEar({
    pool,
    instance: "a",
    held: () => 0,
    onNews: () => undefined,
    onLost: () => void lost.push("lost"),
  });
  proxy.strand();
  await ear.check();
  expect(lost).toEqual(["lost"]);
  await ear.close();
});
