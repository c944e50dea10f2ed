import type { KyselyPlugin } from "kysely";
import { afterEach, expect, it } from "vitest";
import type { Database } from "../../../src/storage/postgres/open-database.ts";
import { rosterLockClass } from "../../../src/storage/postgres/roster-news.ts";
import { openRosterValue, type SharedRoster } from "../../../src/storage/postgres/roster-value.ts";
import { rosterStoreContract, withTeam } from "../../contracts/roster-store.ts";
import { runSql } from "../../postgres/start-postgres.ts";
import { openHandTime } from "../hand-time.ts";
import { openInstances } from "./open-databases.ts";

const { url, log, all } = await openInstances(2);
const [one, other] = all as [Database, Database];
const opened: SharedRoster[] = [];

async function open(database: Database): Promise<SharedRoster> {
  const roster = await openRosterValue(database);
  opened.push(roster);
  return roster;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((roster) => roster.stop()));
  await runSql(url, `delete from public.values`);
});

rosterStoreContract("the row", () => open(one));

const names = (roster: SharedRoster) => roster.now().teams.map(({ name }) => name);

it("fifty changes each from two instances at once are all there, in both", async () => {
  const [first, second] = [await open(one), await open(other)];
  const changes = Array.from({ length: 50 }, (_, at) => [
    first.change(withTeam(`a${at}`)),
    second.change(withTeam(`b${at}`)),
  ]);
  await Promise.all(changes.flat());
  const { rows } = await runSql(url, `select changes::integer from public.values where name = 'roster'`);
  expect(rows).toEqual([{ changes: 100 }]);
  expect(new Set(names(first)).size).toBe(100);
  expect(names(second)).toEqual(names(first));
}, 20_000);

it("when a change is done the other instance has it already", async () => {
  const [first, second] = [await open(one), await open(other)];
  for (const name of ["a", "b", "c"]) {
    await first.change(withTeam(name));
    expect(names(second)).toContain(name);
  }
  expect((await open(other)).now()).toEqual(first.now());
});

it("an instance whose listening connection is cut hears again, and misses nothing", async () => {
  const [first, second] = [await open(one), await open(other)];
  // Other tests are at work in other databases of the same server.
  const here = "datname = current_database()";
  const cut = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'unitwise roster' and ${here}`;
  expect((await runSql(url, cut)).rows.length).toBe(2);
  await first.change(withTeam("while nobody listens"));
  await expect.poll(() => names(second), { timeout: 5_000 }).toEqual(["while nobody listens"]);
  const listening = `select count(*)::integer as ears from pg_locks
    join pg_database on pg_database.oid = pg_locks.database and ${here} where locktype = 'advisory' and classid::bigint = ${rosterLockClass}`;
  await expect.poll(async () => (await runSql(url, listening)).rows, { timeout: 5_000 }).toEqual([{ ears: 2 }]);
  await first.change(withTeam("heard"));
  expect(names(second)).toContain("heard");
  expect(log.errors.join()).toContain("hears of changed teams");
});

it("a look at a roster that nobody changed reads none of it, and one at a changed one reads it once", async () => {
  await (await open(other)).change(withTeam("first"));
  const rows: number[] = [];
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      rows.push(result.rows.length);
      return result;
    },
  };
  const { timers, advance, due } = openHandTime();
  const run: Database["run"] = (work) => one.run((db) => work(db.withPlugin(counting)));
  const roster = await openRosterValue({ ...one, run }, timers);
  opened.push(roster);
  const lookAgain = async () => {
    const before = rows.length;
    advance(2_000);
    await expect.poll(() => [rows.length, due()]).toEqual([before + 1, [2_000]]);
  };
  // As it is opened, and again once it listens.
  expect(rows).toEqual([1, 0]);
  await lookAgain();
  // By nobody who tells.
  const unnamed = `jsonb_set(value, '{teams,0,name}', '"second"')`;
  await runSql(url, `update public.values set changes = changes + 1, value = ${unnamed}`);
  await lookAgain();
  await lookAgain();
  expect(rows).toEqual([1, 0, 0, 1, 0]);
  expect(names(roster)).toEqual(["second"]);
});

it("a row that is no roster is told of, and stays as it is", async () => {
  await runSql(url, `insert into "values" values ('roster', 1, '{"version":2}')`);
  await expect(openRosterValue(one)).rejects.toMatchObject({ code: "EDAMAGED" });
  expect((await runSql(url, `select value from public.values`)).rows).toEqual([{ value: { version: 2 } }]);
});
