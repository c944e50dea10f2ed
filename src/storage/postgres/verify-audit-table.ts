import type { Kysely } from "kysely";
import type { FileLine } from "../read-lines.ts";
import { scanAuditLines } from "../scan-audit-log.ts";
import { type AuditVerdict, judgeAudit } from "../verify-audit-log.ts";
import { lineOf, rowsAfter, rowsAtOnce } from "./audit-rows.ts";
import { readAuditHead } from "./audit-table.ts";
import type { Database } from "./open-database.ts";
import type { Tables } from "./tables.ts";

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
    const rows = await rowsAfter(db, last);
    for (const row of rows) {
      yield { bytes: lineOf(row) === undefined ? Buffer.alloc(0) : Buffer.from(row.line), isEnded: true };
      last = row.n;
    }
    if (rows.length < rowsAtOnce) return;
  }
}
