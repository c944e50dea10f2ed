import { createHash } from "node:crypto";
import { z } from "zod";
import type { FileSum } from "./copy-file.ts";
import type { Session } from "./in-session.ts";
import type { KeptTable } from "./kept-tables.ts";

/** What a table's rows come to, one a line. */
export interface TableSum extends FileSum {
  readonly rows: number;
}

/** So many rows are in memory at once; a learner's may be some 50 kB. */
const rowsAtOnce = 500;
const lines = z.object({ rows: z.array(z.object({ line: z.string() })) });

/**
 * Reads a table by its primary key, in the transaction that is under way: each row as JSON and a line feed. The same rows
 * are the same bytes on every server. `take` gets some lines at a time.
 */
export async function readTable(
  { query }: Session,
  { quoted, columns, order }: KeptTable,
  take: (text: string) => Promise<void>,
): Promise<TableSum> {
  const hash = createHash("sha256");
  let [size, rows] = [0, 0];
  await query(
    `declare kept no scroll cursor for select (select row_to_json(r)::text from (select ${columns}) r) as line
      from ${quoted} order by ${order}`,
  );
  for (;;) {
    const some = lines.parse(await query(`fetch ${rowsAtOnce} from kept`)).rows;
    if (some.length === 0) break;
    const text = some.map(({ line }) => `${line}\n`).join("");
    hash.update(text);
    size += Buffer.byteLength(text);
    rows += some.length;
    await take(text);
  }
  await query("close kept");
  return { size, rows, sha256: hash.digest("hex") };
}
