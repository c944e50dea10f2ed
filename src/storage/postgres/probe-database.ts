import { sql } from "kysely";
import type { Database } from "./open-database.ts";

/** Kilobytes of memory for the question, far below what it takes: the rest goes to the disk. */
const workMemory = "64kB";
/** Numbers that take about half a megabyte. */
const numbers = 16_000;

/**
 * Resolves, with a word on it, where the database answers and its disk has room: a question that is too large for its memory, whose file is gone
 * with the answer, so that asking again and again leaves nothing behind. Rejects with an `OutsideError`; ENOSPC: the disk
 * is full. Where an operator keeps temporary files on a disk of their own, that one is asked.
 */
export async function probeDatabase({ run }: Pick<Database, "run">): Promise<string> {
  await run((db) =>
    db.transaction().execute(async (step) => {
      await sql`select set_config('work_mem', ${workMemory}, true)`.execute(step);
      await sql`select count(*) from generate_series(1, ${numbers}::integer)`.execute(step);
    }),
  );
  return "PostgreSQL answers, and its disk has room";
}
