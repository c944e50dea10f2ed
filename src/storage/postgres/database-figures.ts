import { type Kysely, type RawBuilder, sql } from "kysely";
import type { KeepingFigures, SharedFigures } from "../../ports/keeping-figures.ts";
import type { Database } from "./open-database.ts";
import type { Tables } from "./tables.ts";

/** Counting ends here, so that a jam makes no look at it dear. */
const most = 10_000;

/** Figures of this database: each look is two statements, which count what indexes of waiting rows hold. */
export function openDatabaseFigures({ pool, run }: Pick<Database, "pool" | "run">): KeepingFigures {
  return {
    pool: () => ({
      used: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      limit: pool.options.max,
    }),
    shared: () => run(async (db) => ({ ...(await countRows(db)), jobs: await countJobs(db) })),
  };
}

const since = (ms: RawBuilder<unknown>) => sql`greatest(0, extract(epoch from now()) - ${ms} / 1000.0)::float8`;

async function countRows(db: Kysely<Tables>): Promise<Omit<SharedFigures, "jobs">> {
  const { rows } = await sql<Omit<SharedFigures, "jobs">>`
    with due as (
      select due_at, leased_until > now() as leased from learners
      where due_at <= (extract(epoch from now()) * 1000)::bigint order by due_at limit ${most}
    ), waiting as (
      select platform, at, tries from inbox where done_at is null limit ${most}
    ), platforms as (
      select platform, count(*)::int as count, count(*) filter (where tries > 0)::int as "triedAgain",
        coalesce(${since(sql`min(at)`)}, 0) as "oldestSeconds"
      from waiting group by platform
    )
    select (select count(*)::int from schema_steps) as version,
      pg_database_size(current_database())::bigint as bytes,
      (select count(*)::int from pg_stat_activity
        where datname = current_database() and application_name like 'unitwise%') as connections,
      current_setting('max_connections')::int as "mostConnections",
      coalesce((select json_agg(platforms) from platforms), '[]') as inbox,
      (select json_build_object('count', count(*), 'oldestSeconds', coalesce(${since(sql`min(due_at)`)}, 0))
        from due where leased is not true) as due,
      (select count(*)::int from due where leased) as leased,
      json_build_object(
        'waiting', (select count(*) from (select from statements where refused is null limit ${most}) s),
        'refused', (select count(*) from (select from statements where refused is not null limit ${most}) s)
      ) as statements`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new TypeError("One row was asked for");
  return found;
}

/** pg-boss makes its tables at its own first start. */
async function countJobs(db: Kysely<Tables>): Promise<SharedFigures["jobs"]> {
  const { rows: there } = await sql<{ there: boolean }>`
    select to_regclass('pgboss.job') is not null as there`.execute(db);
  if (there[0]?.there !== true) return [];
  const { rows } = await sql<SharedFigures["jobs"][number]>`
    select name as queue, state::text as state, count(*)::int as count,
      coalesce(greatest(0, extract(epoch from now() - min(start_after)))::float8, 0) as "oldestSeconds"
    from (select name, state, start_after from pgboss.job where name like 'unitwise-%' limit ${most}) jobs
    group by name, state`.execute(db);
  return rows;
}
