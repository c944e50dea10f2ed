import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { keepInDatabase } from "../../../src/keep-in-database.ts";
import type { ServerKeeping } from "../../../src/keeping.ts";
import { migrations } from "../../../src/storage/postgres/migrations.ts";
import { openDatabase } from "../../../src/storage/postgres/open-database.ts";
import { verifyAuditTable } from "../../../src/storage/postgres/verify-audit-table.ts";
import {
  answeredDelivery,
  prompted,
  waitingDelivery,
  waitingStatement,
} from "../../postgres/earlier-versions/fill-tables.ts";
import { type Fixture, fillFrom, migrateTo, readFixture } from "../../postgres/earlier-versions/fixture.ts";
import { readEverything } from "../../postgres/earlier-versions/read-everything.ts";
import { shapeOf, tableOf, unfitFor } from "../../postgres/earlier-versions/shape-of.ts";
import { freshDatabase } from "../../postgres/fresh-database.ts";
import { countOne, idOf } from "../sample-learners.ts";
import { keepLog } from "../temp-folder.ts";

const newestVersion = migrations.length;
const versions = migrations.map(({ version }) => version);
const oldestAtWork = Math.max(1, ...migrations.map(({ needs = 1 }) => needs));
const nothing: Fixture = { shape: [], sequences: new Map(), rows: [], reads: {}, statements: [] };
const patience = { timeout: 20_000 };
const clients: pg.Client[] = [];
const keepings: ServerKeeping[] = [];
afterAll(async () => {
  for (const one of keepings) await one.close();
  for (const one of clients) await one.end();
});

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  clients.push(client);
  await client.connect();
  return client;
}

const newestUrl = await freshDatabase();
await migrateTo(newestVersion, newestUrl);
const newest = await connect(newestUrl);
const newestShape = await shapeOf(newest);

const table = ["column a.id bigint not null", "column a.note text", "constraint a PRIMARY KEY (id)", "sequence s"];
it.each([
  ["a column that is gone", table.toSpliced(1, 1), true],
  ["a column of another kind", table.with(1, "column a.note jsonb"), true],
  ["a column that must be filled", [...table, "column a.more text not null"], true],
  ["a key", [...table, "index CREATE UNIQUE INDEX k ON public.a USING btree (note)"], true],
  ["a condition", [...table, "constraint a CHECK (note <> '')"], true],
  ["a sequence that is gone", table.slice(0, 3), true],
  ["nothing", table, false],
  ["a column that may be left out", [...table, "column a.more text", "column a.less int not null default 1"], false],
  ["a column that may be empty by now", table.with(0, "column a.id bigint"), false],
  ["a table beside", [...table, "column b.id bigint not null", "constraint b PRIMARY KEY (id)"], false],
])("where the newest tables have %s, an earlier program can or cannot work on them", (_what, now, isUnfit) => {
  expect(unfitFor(table, now).length > 0).toBe(isUnfit);
});

describe.each(versions)("A database of version %i", (version) => {
  const fixture = readFixture(version) ?? nothing;

  it("is in the repository with its shape, data in every table and what its stores said", () => {
    const tables = new Set(fixture.shape.filter((line) => line.startsWith("column ")).map(tableOf));
    tables.delete("schema_steps");
    expect(tables.size).toBeGreaterThan(10);
    expect(new Set(fixture.rows.map(({ table }) => table))).toEqual(tables);
    expect(fixture.statements.length).toBeGreaterThan(50);
  });

  it("becomes the newest, and the stores read in it what they read then, and go on", async () => {
    const url = await freshDatabase();
    await migrateTo(version, url);
    const client = await connect(url);
    expect(await shapeOf(client)).toEqual(fixture.shape);
    await fillFrom(fixture, client);
    // What was answered is known for a quarter of an hour, and what came long ago is given up.
    await client.query(`update inbox set at = at + (extract(epoch from now()) * 1000)::bigint - ${waitingDelivery.at}`);
    await client.query("update inbox set done_at = now() where done_at is not null");
    const keeping = await keepInDatabase({ databaseUrl: url }, { log: keepLog() });
    keepings.push(keeping);
    expect(await shapeOf(client)).toEqual(newestShape);
    expect(await readEverything(keeping)).toMatchObject(fixture.reads);
    const database = await openDatabase({ url, log: keepLog() });
    expect(await verifyAuditTable(database)).toMatchObject({ faults: [], isTorn: false });
    await database.close();
    await goOn(keeping);
  });

  it.runIf(version >= oldestAtWork)("has nothing whose programs could not work on the newest", async () => {
    expect(unfitFor(fixture.shape, newestShape)).toEqual([]);
    const refused: string[] = [];
    for (const statement of fixture.statements)
      await newest.query(`prepare one as ${statement}`).then(
        () => newest.query("deallocate one"),
        (error: unknown) => refused.push(`${String(error)}: ${statement}`),
      );
    expect(refused).toEqual([]);
  });
});

/** What waited is worked off, what was done is known, and more is written. */
async function goOn(keeping: ServerKeeping): Promise<void> {
  const got: unknown[] = [];
  const inbox = await keeping.openInbox("slack");
  await inbox.begin(async (delivery) => void got.push(delivery));
  await expect.poll(() => got, patience).toMatchObject([{ ...waitingDelivery, at: expect.any(Number) }]);
  await inbox.close(1_000);
  const answered = await keeping.openInbox("teams");
  expect(await answered.accept(answeredDelivery)).toBe("repeated");
  await answered.close(0);
  const sent: string[] = [];
  const statements = await keeping.openStatements(async (bodies) => {
    sent.push(...bodies);
    return { kind: "kept" };
  });
  await expect.poll(() => sent.map((body) => JSON.parse(body)), patience).toEqual([waitingStatement]);
  await statements.close(1_000);
  const leases = keeping.shared?.leases();
  expect(await leases?.takeDue(1_390_000_000_000, 10, new Set())).toContain(prompted.who);
  expect(await leases?.begin(prompted.who, prompted.key)).toBe("before");
  await leases?.close(new Set());
  const more = await keeping.store.update(idOf("slack:T1/U0"), (was) => countOne(idOf("slack:T1/U0"), was));
  expect(await keeping.store.read(idOf("slack:T1/U0"))).toEqual(more);
}
