import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import pg from "pg";
import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import { StartupError } from "../../domain/startup-error.ts";
import type { Log } from "../../ports/log.ts";
import { databaseError } from "./database-error.ts";
import { explainConnect } from "./explain-connect.ts";
import { migrate } from "./migrate.ts";
import { openPool } from "./open-pool.ts";
import { openQueries } from "./open-queries.ts";
import type { Tables } from "./tables.ts";

/** The least server whose features are used and tried. */
const leastServer = 140_000;

/** `pg` has no limits of its own: without these a silent network hangs whoever asks, for ever. In milliseconds. */
const limits = {
  connectionTimeoutMillis: 2_000,
  query_timeout: 4_000,
  statement_timeout: 4_000,
  idle_in_transaction_session_timeout: 10_000,
  lock_timeout: 3_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
} as const;

export interface DatabaseOptions {
  readonly url: string;
  readonly log: Log;
  /** So many connections at most; 10 where nothing is said. */
  readonly connections?: number;
  /** False: the tables are not brought up to date, only looked at: for doctor. True where nothing is said. */
  readonly migrates?: boolean;
  /** Told of each step: how long it took, and why it failed. `time`: milliseconds that only go forward. */
  readonly watch?: {
    readonly time: () => number;
    readonly onStep: (step: { readonly seconds: number; readonly code: string | undefined }) => void;
  };
}

/** A database at work: one for the whole process. */
export interface Database {
  readonly db: Kysely<Tables>;
  readonly pool: pg.Pool;
  /** Names this process among all that use the database; new with every start. */
  readonly instance: string;
  /** The address without user and password, for logs and errors. */
  readonly where: string;
  readonly log: Log;
  /** What the database does, with its failures as an `OutsideError`. */
  readonly run: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

const bigint = 20;
const parseBig = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError("A number of the database is too large");
  return value;
};

/** How values of the database are read: a bigint as a number. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: (id, format) =>
    id === bigint && format !== "binary" ? parseBig : pg.types.getTypeParser(id, format as "text"),
};

/** Connects, and brings the tables up to date. Rejects with a StartupError or an OutsideError, with nothing left open. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, log, connections = 10, migrates = true, watch } = options;
  const where = placeOf(url);
  const pool = openPool(
    { connectionString: url, max: connections, application_name: "unitwise", types, ...limits },
    (error) => log.error("A connection to the database was lost", { where, code: codeOf(error) }),
  );
  const db = openQueries(pool);
  const run = async <T>(work: (from: Kysely<Tables>) => Promise<T>): Promise<T> => {
    const began = watch?.time() ?? 0;
    const tell = (code: string | undefined) => watch?.onStep({ seconds: (watch.time() - began) / 1_000, code });
    try {
      const done = await work(db);
      tell(undefined);
      return done;
    } catch (error) {
      tell(codeOf(error));
      throw databaseError(error, where);
    }
  };
  try {
    await refuseOld(pool, where);
    if (migrates) await migrate({ url, where, log });
  } catch (error) {
    await pool.end().catch(() => undefined);
    throw error instanceof StartupError ? error : await explainConnect(error, { url, where });
  }
  const instance = randomBytes(9).toString("base64url");
  return { db, pool, instance, where, log, run, close: () => pool.end() };
}

/** The address without user and password. */
export function placeOf(url: string): string {
  if (!URL.canParse(url)) return "the database";
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = searchParams.get("host") ?? hostname;
  return `postgres://${host}${port === "" ? "" : `:${port}`}${pathname}`;
}

const version = z.object({ rows: z.tuple([z.object({ v: z.coerce.number() })]) });

async function refuseOld(pool: pg.Pool, where: string): Promise<void> {
  const found = version.parse(await pool.query("select current_setting('server_version_num') as v"));
  const { v } = found.rows[0];
  if (v >= leastServer) return;
  const problem = `is PostgreSQL ${Math.floor(v / 10_000)}; 14 or later is needed.`;
  throw new StartupError([{ where: "DATABASE_URL", problem, fix: `Use a newer server than the one at ${where}.` }]);
}

function codeOf(error: unknown): string {
  const given = error instanceof OutsideError ? error : databaseError(error, "");
  return given instanceof OutsideError ? given.code : "BUG";
}
