import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OutsideError } from "../../../src/domain/outside-error.ts";
import { keepInDatabase } from "../../../src/keep-in-database.ts";
import type { ServerKeeping } from "../../../src/keeping.ts";
import { backUpDatabase, holdTables } from "../../../src/storage/backup/back-up-database.ts";
import { inSession } from "../../../src/storage/backup/in-session.ts";
import { backupPlaces, type Manifest } from "../../../src/storage/backup/manifest.ts";
import { restoreDatabase } from "../../../src/storage/backup/restore-database.ts";
import { verifyBackup } from "../../../src/storage/backup/verify-backup.ts";
import { migrate } from "../../../src/storage/postgres/migrate.ts";
import { type Migration, migrations } from "../../../src/storage/postgres/migrations.ts";
import { fillKeeping } from "../../filled-keeping.ts";
import { freshDatabase } from "../../postgres/fresh-database.ts";
import { runSql } from "../../postgres/start-postgres.ts";
import { idOf } from "../sample-learners.ts";
import { filesUnder, keepLog, removeTempFolders, tempFolder } from "../temp-folder.ts";

removeTempFolders();

const tell = () => undefined;
const log = keepLog();

async function withKeeping<T>(databaseUrl: string, work: (keeping: ServerKeeping) => Promise<T>): Promise<T> {
  const keeping = await keepInDatabase({ databaseUrl }, { log });
  try {
    return await work(keeping);
  } finally {
    await keeping.close();
  }
}

/** What no keeping fills: what is under way, held by a server that is gone. */
const underWay = [
  `insert into inbox (platform, key, lane, at, body, claimed_by, claimed_until)
    values ('slack', 'k1', 'C1', 1, 'body', 'gone', now() + interval '1 hour')`,
  "insert into inbox (platform, key, lane, at, done_at) values ('slack', 'k2', 'C1', 2, now())",
  "update learners set leased_by = 'gone', leased_until = now() + interval '1 hour'",
  "insert into prompts (learner_id, key, instance) select id, 'daily 2026-11-26', 'gone' from learners",
  "insert into lanes values ('slack T1', now())",
  `insert into statements (id, actor, statement, claimed_by, claimed_until)
    values ('s1', 'a', '{"text":"\u2028 \\\\u0000 é"}', 'gone', now() + interval '1 hour')`,
];

async function usedDatabase(): Promise<string> {
  const url = await freshDatabase();
  await withKeeping(url, (keeping) => fillKeeping(keeping, 3));
  await runSql(url, ...underWay);
  return url;
}

const newPlace = () => join(tempFolder({ quick: true }), "copy");

async function backedUp(url: string): Promise<{ readonly to: string; readonly manifest: Manifest }> {
  const to = newPlace();
  return { to, manifest: await backUpDatabase({ url, to, tell }) };
}

/** For those who leave both as they are. */
let [url, to] = ["", ""];
let manifest: Manifest | undefined;
const shared = mkdtempSync(join(tmpdir(), "unitwise-backup-"));
beforeAll(async () => {
  [url, to] = [await usedDatabase(), join(shared, "copy")];
  manifest = await backUpDatabase({ url, to, tell });
  // The server of the tests may start with it.
}, 60_000);
afterAll(() => rmSync(shared, { recursive: true }));

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "done",
    (error: unknown) => (error instanceof OutsideError ? error.code : String(error)),
  );
}

const namesOf = async (url: string, kind: "r" | "S") =>
  (
    await runSql(
      url,
      `select relname::text as name from pg_class where relkind = '${kind}' and relpersistence = 'p' and relnamespace = 'public'::regnamespace
        and relname <> 'schema_steps' order by relname collate "C"`,
    )
  ).rows.map(({ name }: { readonly name: string }) => name);

test("what was backed up is the same in another database, and nobody who is gone holds any of it", async () => {
  const back = await freshDatabase();
  expect((await restoreDatabase({ backup: to, url: back, tell })).faults).toEqual([]);
  const [was, is] = await Promise.all(
    [url, back].map((one) =>
      withKeeping(one, async ({ store, centre, lists, openInstallations }) => [
        await store.read(idOf("slack:T1/U1")),
        centre.roster.now(),
        await lists.unanswered?.list(),
        await (await openInstallations()).read("T1"),
      ]),
    ),
  );
  expect(is).toEqual(was);
  expect(manifest).toMatchObject({ kind: "database", tables: { version: migrations.length, rows: { learners: 3 } } });
  const { rows } = await runSql(
    back,
    `select key, again, claimed_by from inbox where done_at is null union all
      select id, null, claimed_by from statements union all select id, null, leased_by from learners where leased_by is not null`,
  );
  expect(rows).toEqual([
    { key: "k1", again: true, claimed_by: null },
    { key: "s1", again: null, claimed_by: null },
  ]);
  const text = "select statement from statements";
  expect((await runSql(back, text)).rows).toEqual((await runSql(url, text)).rows);
});

test("no table is forgotten but those that outlast no crash, and every sequence goes on where it was", async () => {
  const tables = manifest?.kind === "database" ? manifest.tables : undefined;
  expect(Object.keys(tables?.rows ?? {}).sort()).toEqual(await namesOf(url, "r"));
  const sequences = "select sequencename, last_value from pg_sequences order by 1";
  const back = await freshDatabase();
  await restoreDatabase({ backup: to, url: back, tell });
  const { rows } = await runSql(back, sequences);
  expect(rows).toEqual((await runSql(url, sequences)).rows);
  expect(rows).toContainEqual({ sequencename: "inbox_number_seq", last_value: "2" });
});

test("what is written while the tables are read is in the backup as a whole or not at all", async () => {
  const url = await usedDatabase();
  const write = "update learners set updated_at = updated_at + 1; insert into lanes values (txid_current(), now())";
  const { rows: was } = await runSql(url, "select updated_at::float8 as at from learners limit 1");
  let [isOver, written] = [false, 0];
  const writing = (async () => {
    for (; !isOver; written += 1) await runSql(url, write);
  })();
  const { to, manifest } = await backedUp(url).finally(() => {
    isOver = true;
  });
  await writing;
  const rows = readFileSync(join(backupPlaces(to).files, "learners.jsonl"), "utf8")
    .trim()
    .split("\n");
  const changes = new Set(rows.map((row) => JSON.parse(row).updated_at - was[0].at));
  const lanes = manifest.kind === "database" ? (manifest.tables.rows["lanes"] ?? 0) : 0;
  expect([...changes]).toEqual([lanes - 1]);
  expect(written).toBeGreaterThan(0);
});

test("what was changed in a backup is named, and nothing of it is restored", async () => {
  const changed = newPlace();
  cpSync(to, changed, { recursive: true });
  const places = backupPlaces(changed);
  appendFileSync(join(places.files, "learners.jsonl"), "{}\n");
  const faults = [{ path: "learners.jsonl", why: "size" }];
  expect((await verifyBackup(changed, tell)).faults).toEqual(faults);
  const back = await freshDatabase();
  expect((await restoreDatabase({ backup: changed, url: back, tell })).faults).toEqual(faults);
  expect(await namesOf(back, "r")).toEqual([]);
  writeFileSync(places.manifest, readFileSync(places.manifest, "utf8").replace('"learners":3', '"learners":2'));
  expect(await codeOf(restoreDatabase({ backup: changed, url: back, tell }))).toBe("EDAMAGED");
});

test("nothing is restored over what is kept, nor into empty tables of another version", async () => {
  expect(await codeOf(restoreDatabase({ backup: to, url, tell }))).toBe("ENOTEMPTY");
  const empty = await freshDatabase();
  await migrate({ url: empty, where: "", log });
  expect((await restoreDatabase({ backup: to, url: empty, tell })).faults).toEqual([]);
  const later = await freshDatabase();
  await migrate({ url: later, where: "", log, steps: [...migrations, next] });
  expect(await codeOf(restoreDatabase({ backup: to, url: later, tell }))).toBe("ENOTEMPTY");
});

/** As a later version of the program would bring it. */
const next: Migration = {
  version: migrations.length + 1,
  what: "for a test",
  statements: ["alter table learners add column tongue text not null default 'en'"],
};

test("a backup of an earlier version is restored and brought up to date; one of a later version is refused", async () => {
  const back = await freshDatabase();
  const steps = [...migrations, next];
  expect((await restoreDatabase({ backup: to, url: back, tell, steps })).faults).toEqual([]);
  expect((await runSql(back, "select tongue, count(*)::integer as people from learners group by 1")).rows).toEqual([
    { tongue: "en", people: 3 },
  ]);
  expect(await codeOf(backUpDatabase({ url: back, to: newPlace(), tell }))).toBe("EVERSION");
  const later = newPlace();
  await backUpDatabase({ url: back, to: later, tell, newest: steps.length });
  expect(await codeOf(restoreDatabase({ backup: later, url: await freshDatabase(), tell }))).toBe("EVERSION");
});

test("a restoration that fails leaves nothing behind", async () => {
  const back = await freshDatabase();
  const steps = [...migrations, { ...next, statements: ["select 1 / 0"] }];
  await expect(restoreDatabase({ backup: to, url: back, tell, steps })).rejects.toThrow();
  expect([await namesOf(back, "r"), await namesOf(back, "S")]).toEqual([[], []]);
});

test("a backup that fails leaves nothing behind, and an empty database has none", async () => {
  const to = newPlace();
  expect(await codeOf(backUpDatabase({ url: await freshDatabase(), to, tell }))).toBe("ENOENT");
  expect(() => statSync(to)).toThrow();
});

test("only this user may read it", () => {
  const open = filesUnder(to).filter((path) => (statSync(join(to, path)).mode & 0o777) !== 0o600);
  expect([open, statSync(to).mode & 0o777, statSync(join(to, "data")).mode & 0o777]).toEqual([[], 0o700, 0o700]);
});

test("while a backup is being made a server starts; one that brings new tables waits, and nothing is restored", async () => {
  const used = await freshDatabase();
  await migrate({ url: used, where: "", log });
  const waits =
    "select from pg_stat_activity where application_name = 'unitwise tables' and wait_event = 'advisory' and datname = current_database()";
  const starting = await inSession(used, async (session) => {
    await holdTables(session, "shared");
    await migrate({ url: used, where: "", log });
    const newer = migrate({ url: used, where: "", log, steps: [...migrations, next] });
    await expect.poll(async () => (await runSql(used, waits)).rows.length).toBe(1);
    expect(await codeOf(restoreDatabase({ backup: to, url: used, tell }))).toBe("ELOCKED");
    return { newer };
  });
  await starting.newer;
  expect((await runSql(used, "select tongue from learners")).rows).toEqual([]);
});
