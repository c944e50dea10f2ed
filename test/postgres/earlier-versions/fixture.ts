import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { z } from "zod";
import { migrate } from "../../../src/storage/postgres/migrate.ts";
import { migrations } from "../../../src/storage/postgres/migrations.ts";
import { shapeOf } from "./shape-of.ts";

const row = z.record(z.string(), z.unknown());

/** What a version left behind: one JSON object a line, written by make-fixture.ts. */
const fixtureLine = z.union([
  /** A line of its tables' shape. */
  z.strictObject({ shape: z.string() }),
  z.strictObject({ sequence: z.string(), value: z.number().nullable() }),
  z.strictObject({ table: z.string(), row }),
  /** What its stores read from all that. */
  z.strictObject({ reads: z.string(), value: z.unknown() }),
  /** What its stores say to the database. */
  z.strictObject({ statement: z.string() }),
]);
export type FixtureLine = z.infer<typeof fixtureLine>;

/** What a version left behind, read. */
export interface Fixture {
  readonly shape: readonly string[];
  readonly sequences: ReadonlyMap<string, number | null>;
  readonly rows: readonly { readonly table: string; readonly row: Readonly<Record<string, unknown>> }[];
  readonly reads: Readonly<Record<string, unknown>>;
  readonly statements: readonly string[];
}

/** Where the fixture of a version is. */
export const fixturePath = (version: number): string =>
  fileURLToPath(new URL(`version-${version}.jsonl`, import.meta.url));

/** Undefined: there is none of this version. */
export function readFixture(version: number): Fixture | undefined {
  if (!existsSync(fixturePath(version))) return undefined;
  const lines = readFileSync(fixturePath(version), "utf8").split("\n").filter(Boolean);
  const all = lines.map((line) => fixtureLine.parse(JSON.parse(line)));
  return {
    shape: all.flatMap((one) => ("shape" in one ? [one.shape] : [])),
    sequences: new Map(all.flatMap((one) => ("sequence" in one ? [[one.sequence, one.value] as const] : []))),
    rows: all.flatMap((one) => ("table" in one ? [one] : [])),
    reads: Object.fromEntries(all.flatMap((one) => ("reads" in one ? [[one.reads, one.value]] : []))),
    statements: all.flatMap((one) => ("statement" in one ? [one.statement] : [])),
  };
}

const quiet = { error: () => undefined, info: () => undefined };

/** Brings a database to this version and no further. */
export function migrateTo(version: number, url: string): Promise<void> {
  return migrate({ url, where: "a test", log: quiet, steps: migrations.slice(0, version) });
}

/** The migrations' own notes are no data. */
const notes = "schema_steps";

const listed = z.object({ rows: z.array(z.object({ name: z.string() })) });

/** All tables with data, by name. */
export async function tablesOf(client: pg.Client): Promise<readonly string[]> {
  const query = "select tablename as name from pg_tables where schemaname = 'public' order by 1";
  const { rows } = listed.parse(await client.query(query));
  return rows.map(({ name }) => name).filter((name) => name !== notes);
}

/** Everything in a database, to be put into another by `fillFrom`; all but what was read and said. */
export async function linesOf(client: pg.Client): Promise<readonly FixtureLine[]> {
  const lines: FixtureLine[] = (await shapeOf(client)).map((shape) => ({ shape }));
  const sequences = "select sequencename as sequence, last_value::integer as value from pg_sequences order by 1";
  for (const one of (await client.query(sequences)).rows) lines.push(fixtureLine.parse(one));
  for (const table of await tablesOf(client)) {
    const quoted = `"${table}"`;
    const written = await writtenColumns(client, quoted);
    const { rows } = rowsFound.parse(await client.query(`select to_jsonb(t) as row from ${quoted} t order by t`));
    for (const one of rows)
      lines.push({ table, row: Object.fromEntries(Object.entries(one.row).filter(([name]) => written.has(name))) });
  }
  return lines;
}

const rowsFound = z.object({ rows: z.array(z.object({ row })) });

/** Without those that the database works out itself. */
async function writtenColumns(client: pg.Client, table: string): Promise<ReadonlySet<string>> {
  const query = `select attname as name from pg_attribute
    where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`;
  const { rows } = listed.parse(await client.query(query, [table]));
  return new Set(rows.map(({ name }) => name));
}

/** Puts a version's data into a database of that version. */
export async function fillFrom(fixture: Fixture, client: pg.Client): Promise<void> {
  // In any order, whatever refers to what.
  await client.query("set session_replication_role = replica");
  for (const { table, row: one } of fixture.rows) {
    const columns = Object.keys(one).map((name) => `"${name}"`);
    await client.query(
      `insert into "${table}" (${columns.join()}) overriding system value
       select ${columns.join()} from jsonb_populate_record(null::"${table}", $1)`,
      [JSON.stringify(one)],
    );
  }
  for (const [name, value] of fixture.sequences)
    if (value !== null) await client.query("select setval($1::regclass, $2)", [`"${name}"`, value]);
  await client.query("set session_replication_role = origin");
}
