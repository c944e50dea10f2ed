import { sql } from "kysely";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Database } from "./open-database.ts";

/** Slack's signatures count for five minutes by our clock: an operator hears of it well before they stop counting. */
const farMs = 60_000;

/**
 * Tells an operator where this machine's clock is a minute or more away from the database's. Nothing of ours needs them to
 * agree, but the platforms' signatures do. Never rejects: a database that is gone is told of by whoever needs it.
 */
export async function compareClocks(
  { run }: Pick<Database, "run">,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<void> {
  const from = clock.now();
  const asked = sql<{ at: number }>`select (extract(epoch from clock_timestamp()) * 1000)::bigint as at`;
  const theirs = await run(async (db) => (await asked.execute(db)).rows[0]?.at).catch(() => undefined);
  if (theirs === undefined) return;
  const ahead = (from + clock.now()) / 2 - theirs;
  if (Math.abs(ahead) < farMs) return;
  log.error("The clock of this machine is not the database's: set it, or what the platforms sign is refused", {
    secondsAhead: Math.round(ahead / 1_000),
  });
}
