import type pg from "pg";
import { z } from "zod";
import type { DatabaseRights } from "../../ports/database-state.ts";

const found = z.object({
  rows: z.tuple([
    z.object({
      user: z.string(),
      database: z.string(),
      schema: z.string().nullable(),
      makesSchemas: z.boolean(),
      makesTables: z.boolean(),
      ownerMakesTables: z.boolean(),
      othersTables: z.string().nullable(),
      hasQueue: z.boolean(),
    }),
  ]),
});

// Asks the catalogues alone, which everybody may read: to_regclass fails at a schema that is closed to the user.
const question = `
  with things as (
    select oid, relowner, relnamespace from pg_class
    where oid = to_regclass('learners')
      or relname = 'job' and relnamespace = (select oid from pg_namespace where nspname = 'pgboss')
  )
  select quote_ident(current_user) as "user", quote_ident(current_database()) as database,
    quote_ident(current_schema()) as schema,
    has_database_privilege(current_database(), 'create') as "makesSchemas",
    coalesce(has_schema_privilege(current_schema(), 'create'), false) as "makesTables",
    exists (select from pg_namespace where nspname = current_schema() and pg_get_userbyid(nspowner) = 'pg_database_owner')
      as "ownerMakesTables",
    (select quote_ident(pg_get_userbyid(relowner)) from things
      where not (has_schema_privilege(relnamespace, 'usage') and has_table_privilege(oid, 'insert')) limit 1) as "othersTables",
    exists (select from things where oid is distinct from to_regclass('learners')) as "hasQueue"`;

/** What the user of these connections may do, and whether the queue is there. */
export async function lookAtRights(pool: pg.Pool): Promise<DatabaseRights & { readonly hasQueue: boolean }> {
  const { schema, othersTables, ...rest } = found.parse(await pool.query(question)).rows[0];
  return { ...rest, schema: schema ?? undefined, othersTables: othersTables ?? undefined };
}
