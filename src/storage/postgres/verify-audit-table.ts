import type { Kysely } from "kysely";
import { type ChainedEntry, chainedOf } from "../audit-lines.ts";
import type { FileLine } from "../read-lines.ts";
import { scanAuditLines } from "../scan-audit-log.ts";
import { type AuditVerdict, judgeAudit } from "../verify-audit-log.ts";
import { readAuditHead } from "./audit-table.ts";
import type { Database } from "./open-database.ts";
import type { Tables } from "./tables.ts";

const rowsAtOnce = 1_000;

/**
 * Holds the log of a database against its chain and its head, as they were at one moment; `known` is a hash that was
 * written down before. A row whose columns say something else than its line counts as unreadable.
 */
export function verifyAuditTable({ run }: Pick<Database, "run">, known?: string): Promise<AuditVerdict> {
  const work = async (db: Kysely<Tables>): Promise<AuditVerdict> => {
    const head = await readAuditHead(db);
    return judgeAudit({ head, known, scan: (see) => scanAuditLines(linesOf(db), see) });
  };
  return run((db) => db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(work));
}

async function* linesOf(db: Kysely<Tables>): AsyncGenerator<FileLine, void> {
  let last = -1;
  while (true) {
    const rows = await db
      .selectFrom("audit")
      .selectAll()
      .where("n", ">", last)
      .orderBy("n")
      .limit(rowsAtOnce)
      .execute();
    for (const row of rows) {
      const bytes = Buffer.from(row.line);
      const line = chainedOf(bytes);
      yield { bytes: line !== undefined && isOf(line, row) ? bytes : Buffer.alloc(0), isEnded: true };
      last = row.n;
    }
    if (rows.length < rowsAtOnce) return;
  }
}

interface Columns {
  readonly n: number;
  readonly entry_id: string;
  readonly learner: string;
  readonly by_alias: string;
  readonly hash: string;
}

function isOf({ n, hash, entry }: ChainedEntry, row: Columns): boolean {
  const isFound = entry.id === row.entry_id && entry.learner === row.learner && entry.by === row.by_alias;
  return isFound && n === row.n && hash === row.hash;
}
