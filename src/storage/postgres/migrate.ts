import pg from "pg";
import { z } from "zod";
import { StartupError } from "../../domain/startup-error.ts";
import type { Log } from "../../ports/log.ts";
import { type Migration, migrations } from "./migrations.ts";

export interface MigrateOptions {
  readonly url: string;
  /** The address without secrets. */
  readonly where: string;
  readonly log: Log;
  /** All of them where nothing is said: for tests that begin with an earlier version. */
  readonly steps?: readonly Migration[];
}

/** Any number, the same in every instance: whoever holds this lock changes the tables; who shares it, that nobody does. */
export const tablesLock = 727_401_310;
/** Steps may take longer than what a message asks for. In milliseconds. */
const longestStep = 30 * 60_000;
/** A step that waits for a table keeps all others waiting behind it: it gives up soon, and tries again. In milliseconds. */
const longestLock = 1_000;
const mostTries = 60;
const lockNotHad = "55P03";
const longestConnect = 5_000;
const application_name = "unitwise tables";
const known = z.object({ rows: z.array(z.object({ version: z.coerce.number() })) });

/** What is needed of a connection here. */
type Asks = { readonly query: (text: string, values?: unknown[]) => Promise<unknown> };

/** Where the steps are noted that ran. */
export const stepsTable =
  "create table if not exists schema_steps (version integer primary key, what text not null, at timestamptz not null default now(), needs integer not null default 1)";

/**
 * Brings the tables up to date: one instance at a time, each step in a transaction of its own together with the note that
 * it ran, so that one cut off begins again at the step that was not done. Where nothing is to be done nobody is waited for:
 * a backup that is being made keeps only new steps waiting. A database of a newer program is left as it is
 * and used: an older instance may start and work beside newer ones, unless a step says that it cannot (see migrations.ts).
 */
export async function migrate({ url, where, log, steps = migrations }: MigrateOptions): Promise<void> {
  // A connection of its own, without the limits of those that answer people.
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: longestConnect, application_name });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query(`set statement_timeout = ${longestStep}`);
    const before = await stepsTaken(client);
    refuseGaps(before, where);
    if (before.size > steps.length) await refuseNewer(client, { own: steps.length, where });
    if (steps.every(({ version }) => before.has(version))) return;
    await client.query("select pg_advisory_lock($1)", [tablesLock]);
    await client.query(stepsTable);
    const versions = await stepsTaken(client);
    refuseGaps(versions, where);
    for (const step of steps) {
      if (versions.has(step.version)) continue;
      await take(client, step);
      log.info("The database was brought up to date", { version: step.version, what: step.what });
    }
  } finally {
    // Ends the session, and with it the lock.
    await client.end().catch(() => undefined);
  }
}

const there = z.object({ rows: z.tuple([z.object({ name: z.string().nullable() })]) });

/** The versions of the steps that ran; none where nothing of ours is there. */
export async function stepsTaken(client: Asks): Promise<ReadonlySet<number>> {
  const { rows } = there.parse(await client.query("select to_regclass('schema_steps')::text as name"));
  if (rows[0].name === null) return new Set();
  const done = known.parse(await client.query("select version from schema_steps order by version"));
  return new Set(done.rows.map((one) => one.version));
}

/** Takes one step, with the note that it ran, in the transaction that is under way. */
export async function runStep(client: Asks, step: Migration): Promise<void> {
  for (const statement of step.statements) await client.query(statement);
  const { version, what, needs = 1 } = step;
  await client.query("insert into schema_steps (version, what, needs) values ($1, $2, $3)", [version, what, needs]);
}

async function take(client: pg.Client, step: Migration): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await client.query("begin");
      await client.query(`set local lock_timeout = ${longestLock}`);
      await runStep(client, step);
      await client.query("commit");
      return;
    } catch (error) {
      await client.query("rollback").catch(() => undefined);
      if (!isLockNotHad(error) || tries >= mostTries) throw error;
      await client.query("select pg_sleep(1)");
    }
  }
}

function isLockNotHad(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === lockNotHad;
}

const neediest = z.object({ rows: z.tuple([z.object({ needs: z.coerce.number() })]) });

async function refuseNewer(
  client: Asks,
  { own, where }: { readonly own: number; readonly where: string },
): Promise<void> {
  const found = neediest.parse(await client.query("select coalesce(max(needs), 1) as needs from schema_steps"));
  if (found.rows[0].needs <= own) return;
  const problem = `holds tables of a newer version of this program, on which this one cannot work (${where}).`;
  const fix = "Start the newer version; or restore a backup that was made before it was started.";
  throw new StartupError([{ where: "DATABASE_URL", problem, fix }]);
}

function refuseGaps(versions: ReadonlySet<number>, where: string): void {
  const highest = Math.max(0, ...versions);
  if (versions.size === highest) return;
  const problem = `holds tables that are none of ours, or were changed by hand (${where}).`;
  throw new StartupError([{ where: "DATABASE_URL", problem, fix: "Restore a backup, or use an empty database." }]);
}
