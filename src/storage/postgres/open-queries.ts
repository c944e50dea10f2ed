import {
  Kysely,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from "kysely";
import pg from "pg";
import type { Tables } from "./tables.ts";

/**
 * Kysely over a pool. A connection on which a statement ended without the server's answer is closed at once: its server
 * may have died without a word. Kysely would give it back as a good one after the time limit, and `pg` keep it, so that
 * every statement it is given fails until TCP gives up. Whoever takes connections from the pool without Kysely has to
 * release them with the error.
 */
export function openQueries(pool: pg.Pool): Kysely<Tables> {
  const watched: PostgresPool = { connect: async () => closesUnanswered(await pool.connect()), end: () => pool.end() };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: watched }) });
}

function closesUnanswered(client: pg.PoolClient & Pick<pg.Client, "end">): PostgresPoolClient {
  const inner: PostgresPoolClient = client;
  let isLost = false;

  const failed = (error: unknown): never => {
    if (!isLost && !(error instanceof pg.DatabaseError)) {
      isLost = true;
      // Without a wait: what else is asked within the transaction, such as to undo it, fails at once.
      void client.end().catch(() => undefined);
    }
    throw error;
  };

  function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(asked: string | PostgresCursor<R>, parameters: readonly unknown[] = []) {
    return typeof asked === "string" ? inner.query<R>(asked, parameters).catch(failed) : inner.query(asked);
  }

  return { query, release: (isDiscarded) => inner.release(isLost || isDiscarded) };
}
