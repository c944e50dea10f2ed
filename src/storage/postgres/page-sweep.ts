import { sql } from "kysely";
import { OutsideError } from "../../domain/outside-error.ts";
import { idleMs } from "../../ports/page-store.ts";
import type { Timers } from "../../ports/timers.ts";
import type { Database } from "./open-database.ts";
import { withPassing } from "./passing-tables.ts";
import { openRepeating } from "./repeating.ts";

/** So often: what is over lies there for a minute more at most. */
const sweepMs = 60_000;

/** Takes links, sessions, pages and files out that are over. Any number of instances may do it at once. */
export async function sweepPages({ run }: Pick<Database, "run">): Promise<void> {
  await run(async (db) => {
    for (const table of ["downloads", "page_shelf", "page_links"] as const)
      await withPassing(db).deleteFrom(table).where(sql<boolean>`ends_at <= now()`).execute();
    await sql`delete from page_sessions
      where ends_at <= now() or seen_at <= now() - ${idleMs}::float8 * interval '1 millisecond'`.execute(db);
  });
}

/** Sweeps once a minute until it is stopped, from the first minute on. */
export function openPageSweep(database: Pick<Database, "run" | "log">, timers: Timers): { stop(): void } {
  let isStopped = false;
  const run = async (): Promise<void> => {
    try {
      await sweepPages(database);
    } catch (error) {
      // The database is let go of without waiting for this: the next start does it.
      if (isStopped) return;
      const code = error instanceof OutsideError ? error.code : "BUG";
      database.log.error("What is over of the pages was not taken out; it is tried again in a minute", { code });
    }
  };
  const sweep = openRepeating({ timers, waitMs: () => sweepMs, run });
  sweep.start();
  return {
    stop: () => {
      isStopped = true;
      sweep.stop();
    },
  };
}
