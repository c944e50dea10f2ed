import { type Kysely, sql } from "kysely";
import { z } from "zod";
import type { Timers } from "../../ports/timers.ts";
import type { Database } from "./open-database.ts";
import type { Tables } from "./tables.ts";

/** Where instances hear that the roster was changed; what is said is nothing, they look for themselves. */
export const rosterChannel = "unitwise_roster";
/**
 * Any number, the same in every instance: who listens shares an advisory lock of this class, numbered by the changes of
 * the roster it holds in memory. Such a lock goes with its connection: who is gone is waited for by nobody.
 */
export const rosterLockClass = 72_740_131;

const pauseMs = 20;
const mostLooks = 100;

/** Tells all who listen, once the transaction is committed. */
export async function tellNews(db: Kysely<Tables>): Promise<void> {
  await sql`select pg_notify(${rosterChannel}, '')`.execute(db);
}

interface Waiting {
  readonly database: Pick<Database, "run">;
  readonly timers: Timers;
  readonly changes: number;
}

/** Resolves when no instance that listens holds an older roster, or after some two seconds; never rejects. */
export async function waitForOthers({ database, timers, changes }: Waiting): Promise<void> {
  for (let looks = 0; looks < mostLooks; looks += 1) {
    // A change that is written is not undone because nobody can be asked about it.
    if (!(await database.run((db) => isSomeoneBehind(db, changes)).catch(() => false))) return;
    await new Promise<void>((resolve) => void timers.after(pauseMs, resolve));
  }
}

const answer = z.tuple([z.object({ behind: z.boolean() })]);

async function isSomeoneBehind(db: Kysely<Tables>, changes: number): Promise<boolean> {
  const { rows } = await sql`select exists (
    select from pg_locks
    where locktype = 'advisory' and objsubid = 2 and classid::bigint = ${rosterLockClass}
      and objid::bigint < ${changes}
      and database = (select oid from pg_database where datname = current_database())
  ) as behind`.execute(db);
  return answer.parse(rows)[0].behind;
}
