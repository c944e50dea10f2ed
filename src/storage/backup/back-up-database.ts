import { open } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import { syncFolder } from "../durable-file.ts";
import { attempt } from "../file-error.ts";
import { nodeFileSystem } from "../file-system.ts";
import { stepsTaken, tablesLock } from "../postgres/migrate.ts";
import { migrations } from "../postgres/migrations.ts";
import { inSession, type Session } from "./in-session.ts";
import { type KeptTable, listTables, readSequences } from "./kept-tables.ts";
import { makeBackup, type TellProgress } from "./make-backup.ts";
import type { Filled, Manifest } from "./manifest.ts";
import { readTable, type TableSum } from "./read-table.ts";

/** `to`: the backup's own folder, which must not be there. */
export interface BackUpDatabase {
  readonly url: string;
  readonly to: string;
  readonly tell: TellProgress;
  /** The version of the newest tables that are understood; the program's where nothing is said. */
  readonly newest?: number;
}

/**
 * Writes all rows of all tables as they were at one moment, also beside the servers that use them; only servers that bring
 * new tables wait with their start until it is done. Rejects with an `OutsideError`, and then leaves nothing behind.
 */
export async function backUpDatabase({ url, to, tell, newest = migrations.length }: BackUpDatabase): Promise<Manifest> {
  return makeBackup({
    to,
    tell,
    fill: (files) => inSession(url, (session) => writeTables(session, { files, tell, newest })),
  });
}

interface Writing {
  readonly files: string;
  readonly tell: TellProgress;
  readonly newest: number;
}

const moment = z.object({ rows: z.tuple([z.object({ at: z.date() })]) });

async function writeTables(session: Session, { files, tell, newest }: Writing): Promise<Filled> {
  await holdTables(session, "shared");
  await session.query("begin isolation level repeatable read read only");
  const { at } = moment.parse(await session.query("select now() as at")).rows[0];
  const version = await versionOf(session, newest);
  const sums: [string, TableSum][] = [];
  let before = 0;
  for (const table of await listTables(session)) {
    const copied = (done: number) => tell({ doing: "copied", what: "rows", done: before + done });
    const sum = await writeTable(session, { table, files, copied });
    sums.push([table.name, sum]);
    before += sum.rows;
  }
  // After the rows: a sequence is not of one moment, and must not be behind them.
  const sequences = await readSequences(session);
  await session.query("commit");
  await syncFolder(nodeFileSystem, files);
  const rows = Object.fromEntries(sums.map(([name, sum]) => [name, sum.rows]));
  return {
    at: at.toISOString(),
    files: sums.map(([name, { size, sha256 }]) => ({ path: fileOfTable(name), size, sha256 })),
    tables: { version, rows, sequences },
  };
}

/** Where the rows of a table lie in a backup. */
export function fileOfTable(name: string): string {
  return `${name}.jsonl`;
}

const got = z.object({ rows: z.tuple([z.object({ got: z.boolean() })]) });

/** Keeps others from changing the shape of the tables until the connection ends; rejects with ELOCKED where they do so now. */
export async function holdTables({ query, where }: Session, how: "shared" | "alone"): Promise<void> {
  const lock = how === "shared" ? "pg_try_advisory_lock_shared" : "pg_try_advisory_lock";
  if (got.parse(await query(`select ${lock}($1) as got`, [tablesLock])).rows[0].got) return;
  const message = `The tables are being made, changed, restored or backed up just now: try again when that is done (${where})`;
  throw new OutsideError(message, { where, code: "ELOCKED" });
}

async function versionOf(session: Session, newest: number): Promise<number> {
  const { where } = session;
  const version = Math.max(0, ...(await stepsTaken(session)));
  if (version === 0)
    throw new OutsideError(`Nothing is kept in this database yet (${where})`, { where, code: "ENOENT" });
  if (version <= newest) return version;
  const message = `The tables were made by a newer version of the program: use that one to back them up (${where})`;
  throw new OutsideError(message, { where, code: "EVERSION" });
}

interface TableFile {
  readonly table: KeptTable;
  readonly files: string;
  /** Told how many rows are written. */
  readonly copied: (rows: number) => void;
}

async function writeTable(session: Session, { table, files, copied }: TableFile): Promise<TableSum> {
  const where = join(files, fileOfTable(table.name));
  const written = <T>(work: () => Promise<T>) => attempt({ where, doing: "write a file" }, work);
  const file = await written(() => open(where, "wx", 0o600));
  let rows = 0;
  try {
    const sum = await readTable(session, table, async (text) => {
      await written(() => file.writeFile(text));
      rows += text.split("\n").length - 1;
      copied(rows);
    });
    await written(() => file.sync());
    return sum;
  } finally {
    await file.close();
  }
}
