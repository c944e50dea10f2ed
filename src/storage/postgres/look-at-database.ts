import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type pg from "pg";
import { z } from "zod";
import type { Clock } from "../../ports/clock.ts";
import type { DatabaseState } from "../../ports/database-state.ts";
import { openDatabaseFigures } from "./database-figures.ts";
import { explainConnect } from "./explain-connect.ts";
import { lookAtRights } from "./look-at-rights.ts";
import { migrations } from "./migrations.ts";
import { placeOf, types } from "./open-database.ts";
import { openPool } from "./open-pool.ts";
import { openQueries } from "./open-queries.ts";

const patienceMs = 4_000;
/** What another connection tells is heard within some milliseconds, or not at all. */
const hearMs = 1_500;

const facts = z.object({
  rows: z.tuple([
    z.object({
      version: z.string(),
      steps: z.string().nullable(),
      used: z.coerce.number(),
      most: z.coerce.number(),
      fsync: z.string(),
      commit: z.string(),
    }),
  ]),
});
const moment = z.object({ rows: z.tuple([z.object({ at: z.coerce.number() })]) });

/** Looks at a database and changes nothing. Rejects with an `OutsideError` where it does not answer, or lets nobody in. */
export async function lookAtDatabase(url: string, clock: Clock): Promise<DatabaseState> {
  const where = placeOf(url);
  const pool = openPool(
    {
      connectionString: url,
      max: 2,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
      application_name: "unitwise doctor",
      types,
    },
    () => undefined,
  );
  try {
    const { version, steps, used, most, fsync, commit } = facts.parse(
      await pool.query(
        `select current_setting('server_version') as version, to_regclass('schema_steps')::text as steps,
           (select sum(numbackends) from pg_stat_database) as used, current_setting('max_connections') as most,
           current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
      ),
    ).rows[0];
    const { hasQueue, ...rights } = await lookAtRights(pool);
    const db = openQueries(pool);
    const readable = steps !== null && rights.othersTables === undefined;
    const figures = readable ? await openDatabaseFigures({ pool, run: (work) => work(db) }).shared() : undefined;
    return {
      where,
      version,
      missing: Math.max(0, migrations.length - (figures?.version ?? 0)),
      hasQueue,
      rights,
      safety: { fsync: fsync === "on", synchronousCommit: commit },
      ...(await compareTimes(pool, clock)),
      hears: await hears(pool),
      connections: { used, most },
      figures,
    };
  } catch (error) {
    throw await explainConnect(error, { url, where });
  } finally {
    await pool.end().catch(() => undefined);
  }
}

async function compareTimes(pool: pg.Pool, clock: Clock): Promise<Pick<DatabaseState, "roundTripMs" | "clockAheadMs">> {
  const from = clock.now();
  const { at } = moment.parse(await pool.query("select extract(epoch from clock_timestamp()) * 1000 as at")).rows[0];
  const to = clock.now();
  return { roundTripMs: to - from, clockAheadMs: Math.round((from + to) / 2 - at) };
}

/** Listens on one connection and tells on another, as servers do where roles and teams change. */
async function hears(pool: pg.Pool): Promise<boolean> {
  const channel = `unitwise_doctor_${randomBytes(6).toString("hex")}`;
  const client = await pool.connect();
  try {
    const heard = once(client, "notification", { signal: AbortSignal.timeout(hearMs) }).then(
      () => true,
      () => false,
    );
    await client.query(`listen ${channel}`);
    await pool.query(`notify ${channel}`);
    return await heard;
  } finally {
    client.release(true);
  }
}
