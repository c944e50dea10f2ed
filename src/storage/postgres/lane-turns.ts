import { sql } from "kysely";
import type { SharedPace } from "../../ports/leases.ts";
import type { Database } from "./open-database.ts";

/** So long ahead turns are shared out at most: a lane that is asked of far too much does not run away. In seconds. */
const farthest = 6 * 3_600;

/** The turns of each lane, one row a lane, by the database's clock; taking a run of them is one statement. */
export function openLaneTurns(database: Pick<Database, "run">): SharedPace {
  return {
    async reserve(lane, turns, gapMs) {
      const runMs = turns * gapMs;
      const { rows } = await database.run((db) =>
        sql<{ wait: number }>`
          insert into lanes as lane (name, next_at)
          values (${lane}, clock_timestamp() + ${runMs}::float8 * interval '1 millisecond')
          on conflict (name) do update
            set next_at = greatest(lane.next_at, clock_timestamp()) + ${runMs}::float8 * interval '1 millisecond'
          returning (extract(epoch from next_at - clock_timestamp()) * 1000 - ${runMs}::float8)::float8 as wait`.execute(
          db,
        ),
      );
      return Math.max(0, Math.ceil(rows[0]?.wait ?? 0));
    },
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
