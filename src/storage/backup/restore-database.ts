import { join } from "node:path";
import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import { runStep, stepsTable, stepsTaken } from "../postgres/migrate.ts";
import { type Migration, migrations } from "../postgres/migrations.ts";
import { fileOfTable, holdTables } from "./back-up-database.ts";
import { batchesOf } from "./batches-of.ts";
import { inSession, type Session } from "./in-session.ts";
import { type KeptTable, listTables } from "./kept-tables.ts";
import type { TellProgress } from "./make-backup.ts";
import { backupPlaces, type DatabaseManifest } from "./manifest.ts";
import { readTable } from "./read-table.ts";
import { type CheckedBackup, verifyBackup } from "./verify-backup.ts";

/** `url`: of a database without tables of ours, or with none that has a row. */
export interface DatabaseRestoration {
  readonly backup: string;
  readonly url: string;
  readonly tell: TellProgress;
  /** How the tables came to be; the program's own where nothing is said. */
  readonly steps?: readonly Migration[];
}

/**
 * Puts a backup into an empty database, reads it back there, and brings the tables up to date: one transaction, so all of it
 * or nothing, however it ends. Servers that start meanwhile wait. Where a file of the backup has faults, nothing is done.
 * Rejects with an `OutsideError`: ENOTEMPTY, ELOCKED, EVERSION, EDAMAGED or the database's code.
 */
export async function restoreDatabase(restoration: DatabaseRestoration): Promise<CheckedBackup> {
  const { backup, url, tell, steps = migrations } = restoration;
  const checked = await verifyBackup(backup, tell);
  const { manifest, faults } = checked;
  if (manifest.kind !== "database") throw refuse(backup, "EINVAL", "This is a backup of a folder, and of no database");
  if (faults.length > 0) return checked;
  if (manifest.tables.version > steps.length)
    throw refuse(
      backup,
      "EVERSION",
      "This backup was made by a newer version of the program: restore it with that one",
    );
  await inSession(url, (session) => putBack(session, { manifest, files: backupPlaces(backup).files, tell, steps }));
  return checked;
}

function refuse(where: string, code: string, message: string): OutsideError {
  return new OutsideError(`${message} (${where})`, { where, code });
}

interface PutBack {
  readonly manifest: DatabaseManifest;
  readonly files: string;
  readonly tell: TellProgress;
  readonly steps: readonly Migration[];
}

async function putBack(session: Session, { manifest, files, tell, steps }: PutBack): Promise<void> {
  const { version } = manifest.tables;
  await holdTables(session, "alone");
  await session.query("begin");
  await makeTables(session, { version, steps });
  const tables = await listTables(session);
  refuseOthers(session, tables, manifest);
  let before = 0;
  for (const table of tables) {
    const copied = (rows: number) => tell({ doing: "copied", what: "rows", done: before + rows, of: sizeOf(manifest) });
    before += await fillTable(session, { table, file: join(files, fileOfTable(table.name)), copied });
  }
  await readBack(session, { tables, manifest, tell });
  for (const [name, last] of Object.entries(manifest.tables.sequences))
    await session.query("select setval(to_regclass(quote_ident($1)), $2)", [name, last]);
  for (const step of steps.slice(version)) await runStep(session, step);
  for (const statement of nobodys) await session.query(statement);
  // Else the first to ask would find a database that knows nothing of how much there is.
  await session.query(`analyze ${(await listTables(session)).map(({ quoted }) => quoted).join(", ")}`);
  await session.query("commit");
}

function sizeOf({ tables }: DatabaseManifest): number {
  return Object.values(tables.rows).reduce((sum, rows) => sum + rows, 0);
}

interface Wanted {
  readonly version: number;
  readonly steps: readonly Migration[];
}

/** The tables as they were when the backup was made; refuses a database that keeps anything, or has other tables of ours. */
async function makeTables(session: Session, { version, steps }: Wanted): Promise<void> {
  const { query, where } = session;
  const there = await listTables(session);
  // Nobody fills one while we look.
  for (const { quoted } of there) await query(`lock table ${quoted} in access exclusive mode`);
  for (const { quoted } of there) await refuseRows(session, quoted);
  const taken = await stepsTaken(session);
  if (there.length + taken.size > 0 && Math.max(0, ...taken) !== version)
    throw refuse(
      where,
      "ENOTEMPTY",
      "This database has empty tables of another version: make a new database, and name it",
    );
  await query(stepsTable);
  for (const step of steps.slice(0, version)) if (!taken.has(step.version)) await runStep(session, step);
}

const any = z.object({ rows: z.array(z.unknown()) });

async function refuseRows({ query, where }: Session, quoted: string): Promise<void> {
  const { rows } = any.parse(await query(`select 1 from ${quoted} limit 1`));
  if (rows.length === 0) return;
  throw refuse(
    where,
    "ENOTEMPTY",
    "Something is kept in this database already, and nothing is ever written over it: make a new database, and name it",
  );
}

function refuseOthers({ where }: Session, tables: readonly KeptTable[], { tables: { rows } }: DatabaseManifest): void {
  const [here, wanted] = [tables.map(({ name }) => name).sort(), Object.keys(rows).sort()];
  if (here.join() === wanted.join()) return;
  throw refuse(where, "EVERSION", "The backup's tables are not those of its version: it was made by another program");
}

interface Filling {
  readonly table: KeptTable;
  readonly file: string;
  /** Told how many rows are in. */
  readonly copied: (rows: number) => void;
}

const inserted = z.object({ rowCount: z.number() });

async function fillTable({ query }: Session, { table, file, copied }: Filling): Promise<number> {
  const { quoted, columns } = table;
  let rows = 0;
  for await (const batch of batchesOf(file)) {
    const done = await query(
      `insert into ${quoted} (${columns}) overriding system value
        select ${columns} from json_populate_recordset(null::${quoted}, $1::json)`,
      [batch],
    );
    rows += inserted.parse(done).rowCount;
    copied(rows);
  }
  return rows;
}

interface ReadingBack {
  readonly tables: readonly KeptTable[];
  readonly manifest: DatabaseManifest;
  readonly tell: TellProgress;
}

/** What the database has now is, row for row, what was read when the backup was made. */
async function readBack(session: Session, { tables, manifest, tell }: ReadingBack): Promise<void> {
  let done = 0;
  for (const table of tables) {
    const sum = await readTable(session, table, async () => undefined);
    const wanted = manifest.files.find(({ path }) => path === fileOfTable(table.name));
    if (sum.sha256 !== wanted?.sha256 || sum.rows !== manifest.tables.rows[table.name])
      throw refuse(session.where, "EDAMAGED", `What was restored is not what is read back: the table ${table.name}`);
    done += sum.rows;
    tell({ doing: "read back", what: "rows", done, of: sizeOf(manifest) });
  }
}

/**
 * Servers that are gone hold nothing; and what waited to be answered may have been answered since, which is then looked for
 * on the platform before it is answered again.
 */
const nobodys = [
  "update learners set leased_by = null, leased_until = null where leased_by is not null",
  "update statements set claimed_by = null, claimed_until = null where claimed_by is not null",
  "update inbox set again = true, claimed_by = null, claimed_until = null where done_at is null",
];
