import { type RawBuilder, sql } from "kysely";
import type { Database } from "./open-database.ts";

/**
 * Any number, the same in every instance: each shares an advisory lock of this class, numbered by a hash of its name, on a
 * connection that it keeps as long as it lives. The lock goes with the process that was killed, and stays with one that is
 * slow, or stands still: its connection is still there.
 */
const lifeLockClass = 72_740_132;

/** The statement, with the instance's name as its parameter, that gives the sign on a connection. */
export const giveSign = `select pg_advisory_lock_shared(${lifeLockClass}, hashtext($1))`;

/**
 * Whether the instance named by this column gives no sign. It may be a live one that just lost its connection: ask only of
 * those from whom nothing else was heard for a while either. Two names of one hash are alive as long as one of them is.
 */
export function givesNoSign(instance: string): RawBuilder<boolean> {
  // An advisory lock's two numbers are shown without their signs.
  return sql<boolean>`not exists (
    select from pg_locks
    where locktype = 'advisory' and objsubid = 2 and classid::bigint = ${lifeLockClass}
      and objid::bigint = hashtext(${sql.ref(instance)})::bigint & 4294967295
      and database = (select oid from pg_database where datname = current_database()))`;
}

/** How many others give a sign in this database: servers, and commands that hold the list of teams. */
export async function countOthers({ run, instance }: Pick<Database, "run" | "instance">): Promise<number> {
  const { rows } = await run((db) =>
    sql<{ others: number }>`
      select count(distinct pid)::int as others from pg_locks
      where locktype = 'advisory' and objsubid = 2 and classid::bigint = ${lifeLockClass} and granted
        and objid::bigint <> hashtext(${instance})::bigint & 4294967295
        and database = (select oid from pg_database where datname = current_database())`.execute(db),
  );
  return rows[0]?.others ?? 0;
}
