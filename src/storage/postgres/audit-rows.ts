import type { Kysely } from "kysely";
import { type ChainedEntry, chainedOf, textOfLine } from "../audit-lines.ts";
import type { Tables } from "./tables.ts";

/** So many rows of the evidence log are read at once. */
export const rowsAtOnce = 1_000;

/** The row of a line: columns to find it by beside the line itself. */
export const rowOf = (line: ChainedEntry) => {
  const { n, hash, entry } = line;
  return { n, entry_id: entry.id, learner: entry.learner, by_alias: entry.by, line: textOfLine(line), hash };
};

/** The next rows after number `n`. */
export const rowsAfter = (db: Kysely<Tables>, n: number) =>
  db.selectFrom("audit").selectAll().where("n", ">", n).orderBy("n").limit(rowsAtOnce).execute();

interface Columns {
  readonly line: string;
  readonly n: number;
  readonly entry_id: string;
  readonly learner: string;
  readonly by_alias: string;
  readonly hash: string;
}

/** The row's line; undefined where it is none, or the columns say something else. */
export function lineOf(row: Columns): ChainedEntry | undefined {
  const found = chainedOf(Buffer.from(row.line));
  if (found === undefined || found.n !== row.n || found.hash !== row.hash) return undefined;
  const { id, learner, by } = found.entry;
  return id === row.entry_id && learner === row.learner && by === row.by_alias ? found : undefined;
}
