import { sql } from "kysely";
import type { Database } from "./open-database.ts";

/** Longer than anything that is sent unasked is tried for: a letter for 14 days. */
const keptDays = 30;
const mostTogether = 5_000;

/** Forgets the keys of messages so old that nobody would send them again. To be done now and then by one instance. */
export async function forgetOldPrompts({ run }: Pick<Database, "run">): Promise<void> {
  for (;;) {
    const done = await run((db) =>
      sql`delete from prompts where ctid = any(array(
            select ctid from prompts where begun_at < now() - ${keptDays} * interval '1 day' limit ${mostTogether}
          ))`.execute(db),
    );
    if (Number(done.numAffectedRows ?? 0) < mostTogether) return;
  }
}
