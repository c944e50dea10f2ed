import type pg from "pg";
import PgBoss from "pg-boss";
import { OutsideError } from "../../domain/outside-error.ts";
import { databaseError } from "./database-error.ts";
import { openPool } from "./open-pool.ts";

/** What is asked of the queue, over connections of its own; it is set up with the first call that finds the database. All of it rejects with an `OutsideError` while the database is gone. */
export interface JobQueue {
  /** One job of this key waits at a time; what is sent while it waits is dropped. */
  sendOnce(name: string, key: string, at: Date): Promise<void>;
  /** One job of this key an hour, by the database's clock. */
  sendHourly(name: string, key: string): Promise<void>;
  /** The keys of jobs that are this instance's now. */
  fetch(name: string): Promise<readonly QueueJob[]>;
  done(name: string, ids: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

export interface QueueJob {
  readonly id: string;
  readonly key: string;
}

export interface QueueOptions {
  readonly url: string;
  readonly where: string;
  readonly onTrouble: (code: string) => void;
  /** Made where they are missing. A job whose instance died is another's after so many seconds. */
  readonly queues: readonly { readonly name: string; readonly expireInSeconds: number }[];
}

const limits = {
  max: 2,
  connectionTimeoutMillis: 2_000,
  query_timeout: 10_000,
  statement_timeout: 10_000,
  idleTimeoutMillis: 60_000,
  keepAlive: true,
  application_name: "unitwise queue",
} as const;

const hour = 3_600;
/** Old jobs are put away this seldom: there are few of them. */
const maintenanceIntervalSeconds = 600;
/**
 * Any number, the same in every instance: whoever holds this lock makes what is missing; several at once undo each other.
 * A program of before the number was changed may run beside this one: it has made all of it already.
 */
const lockKey = 727_401_316;
const mostTogether = 100;

/**
 * pg-boss, in its own schema. Its workers are not used: a database that is gone would end the process in their hands. Nor
 * is its cron, which loses what came late and miscounts days at clock changes.
 */
export function openJobQueue({ url, where, onTrouble, queues }: QueueOptions): JobQueue {
  const codeOf = (error: unknown): string => {
    const given = databaseError(error, where);
    return given instanceof OutsideError ? given.code : "BUG";
  };
  const pool = openPool({ connectionString: url, ...limits }, (error) => onTrouble(codeOf(error)));
  let ready: Promise<PgBoss> | undefined;
  // One that could not be started cannot be started again: each time it is a new one.
  const started = async (): Promise<PgBoss> => {
    const made = new PgBoss({ db: sqlOf(pool), schema: "pgboss", schedule: false, maintenanceIntervalSeconds });
    made.on("error", (error) => onTrouble(codeOf(error)));
    try {
      await underLock(pool, async () => {
        await made.start();
        for (const queue of queues) await made.createQueue(queue.name, { ...queue, policy: "short", retryLimit: 1 });
      });
      return made;
    } catch (error) {
      ready = undefined;
      await made.stop({ graceful: false });
      throw error;
    }
  };
  const run = async <T>(work: (boss: PgBoss) => Promise<T>): Promise<T> => {
    try {
      ready ??= started();
      return await work(await ready);
    } catch (error) {
      throw databaseError(error, where);
    }
  };
  return {
    sendOnce: (name, key, at) =>
      run(async (boss) => void (await boss.send(name, { key }, { singletonKey: key, startAfter: at }))),
    sendHourly: (name, key) =>
      run(async (boss) => void (await boss.send(name, { key }, { singletonKey: key, singletonSeconds: hour }))),
    fetch: (name) =>
      run(async (boss) => {
        const jobs = await boss.fetch<{ readonly key: string }>(name, { batchSize: mostTogether });
        return jobs.map(({ id, data }) => ({ id, key: data.key }));
      }),
    done: (name, ids) => run((boss) => boss.complete(name, [...ids])),
    async stop() {
      await (await ready?.catch(() => undefined))?.stop({ graceful: false }).catch(() => undefined);
      await pool.end().catch(() => undefined);
    },
  };
}

/** The lock ends with its connection. */
async function underLock(pool: pg.Pool, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    await work();
  } finally {
    client.release(true);
  }
}

/** A connection on which something failed is not used again: it may be within a transaction that pg-boss left open. */
function sqlOf(pool: pg.Pool): PgBoss.Db {
  return {
    async executeSql(text, values) {
      const client = await pool.connect();
      try {
        const found = await client.query(text, values);
        client.release();
        return found;
      } catch (error) {
        client.release(true);
        throw error;
      }
    },
  };
}
