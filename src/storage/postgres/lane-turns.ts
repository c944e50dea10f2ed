import { sql } from "kysely";
import type { SharedPace } from "../../ports/leases.ts";
import { openBundles } from "./bundles.ts";
import type { Database } from "./open-database.ts";

/** So long ahead turns are shared out at most: a lane that is asked of far too much does not run away. In seconds. */
const farthest = 6 * 3_600;

/** Lanes asked for together. */
const most = 64;

interface Asked {
  readonly lane: string;
  /** How long the turns asked for take together. */
  readonly runMs: number;
}

/**
 * The turns of each lane, one row a lane, by the database's clock; taking a run of them is one statement, for many lanes at
 * once where many ask: hundreds of workspaces begin in the same minute.
 */
export function openLaneTurns(database: Pick<Database, "run">): SharedPace {
  const reserve = openBundles<Asked, number>({
    most,
    atOnce: 2,
    sendOne: async (asked) => (await reserveAll(database, [asked]))[0] ?? 0,
    sendMany: (all) => reserveAll(database, all),
  });
  return {
    reserve: (lane, turns, gapMs) => reserve({ lane, runMs: turns * gapMs }),
    async pause(lane, ms) {
      const rest = Math.min(ms / 1_000, farthest);
      await database.run((db) =>
        sql`
          insert into lanes as lane (name, next_at)
          values (${lane}, clock_timestamp() + ${rest}::float8 * interval '1 second')
          on conflict (name) do update set next_at = greatest(lane.next_at, excluded.next_at)`.execute(db),
      );
    },
  };
}

/** In how many milliseconds each run begins. Lanes in one order: no two of these block each other. */
async function reserveAll({ run }: Pick<Database, "run">, all: readonly Asked[]): Promise<readonly number[]> {
  const { rows } = await run((db) =>
    sql<{ name: string; ends: number }>`
      insert into lanes as lane (name, next_at)
      select asked.name, statement_timestamp() + asked.run * interval '1 millisecond'
      from unnest(${all.map(({ lane }) => lane)}::text[], ${all.map(({ runMs }) => runMs)}::float8[]) as asked (name, run)
      order by asked.name
      on conflict (name) do update set
        next_at = greatest(lane.next_at, clock_timestamp()) + (excluded.next_at - statement_timestamp())
      returning name, (extract(epoch from next_at - clock_timestamp()) * 1000)::float8 as ends`.execute(db),
  );
  const ends = new Map(rows.map(({ name, ends: at }) => [name, at]));
  return all.map(({ lane, runMs }) => Math.max(0, Math.ceil((ends.get(lane) ?? runMs) - runMs)));
}
