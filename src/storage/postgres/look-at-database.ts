import pg from "pg";
import { z } from "zod";
import type { DatabaseState } from "../../ports/database-state.ts";
import { databaseError } from "./database-error.ts";
import { migrations } from "./migrations.ts";
import { placeOf } from "./open-database.ts";

const patienceMs = 4_000;
const one = <T extends z.ZodRawShape>(shape: T) => z.object({ rows: z.tuple([z.object(shape)]) });
const facts = one({
  version: z.string(),
  steps: z.string().nullable(),
  queue: z.string().nullable(),
  creates: z.boolean(),
});
const counts = one({ done: z.coerce.number(), waiting: z.coerce.number() });

/** Looks at a database and changes nothing. Rejects with an `OutsideError` where it does not answer, or lets nobody in. */
export async function lookAtDatabase(url: string): Promise<DatabaseState> {
  const where = placeOf(url);
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
    application_name: "unitwise doctor",
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { version, steps, queue, creates } = facts.parse(
      await client.query(
        `select current_setting('server_version') as version, to_regclass('schema_steps')::text as steps,
           to_regclass('pgboss.job')::text as queue, has_database_privilege(current_database(), 'create') as creates`,
      ),
    ).rows[0];
    const counted =
      steps === null
        ? { done: 0, waiting: 0 }
        : counts.parse(
            await client.query(
              `select (select count(*) from schema_steps) as done,
                 (select count(*) from inbox where done_at is null) as waiting`,
            ),
          ).rows[0];
    const missing = Math.max(0, migrations.length - counted.done);
    return { where, version, missing, waiting: counted.waiting, hasQueue: queue !== null, mayCreate: creates };
  } catch (error) {
    throw databaseError(error, where);
  } finally {
    await client.end().catch(() => undefined);
  }
}
