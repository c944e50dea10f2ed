import { expect, it } from "vitest";
import type { LearnerId } from "../../../src/domain/learner.ts";
import { fileMs } from "../../../src/ports/downloads.ts";
import { linkMs, sessionMs } from "../../../src/ports/page-store.ts";
import { openDownloadsTable } from "../../../src/storage/postgres/downloads-table.ts";
import type { Database } from "../../../src/storage/postgres/open-database.ts";
import { openPageSweep, sweepPages } from "../../../src/storage/postgres/page-sweep.ts";
import { openPageTables } from "../../../src/storage/postgres/page-tables.ts";
import { downloadsContract, smallDownloads } from "../../contracts/downloads.ts";
import { pageStoreContract, smallLimits } from "../../contracts/page-store.ts";
import { runSql } from "../../postgres/start-postgres.ts";
import { openHandTime } from "../hand-time.ts";
import { emptiedBefore } from "./emptied-before.ts";
import { openInstances } from "./open-databases.ts";

const { url, all } = await openInstances(2);
const [one, other] = all as [Database, Database];
const tables = ["page_links", "page_shelf", "page_sessions", "downloads"] as const;
emptiedBefore(url, ...tables);

const ann = "json:ann" as LearnerId;

/** Lets time pass: everything is moved so far into the past. */
async function pass(ms: number): Promise<void> {
  const back = `- ${ms} * interval '1 millisecond'`;
  const all = tables.map((table) => `update ${table} set ends_at = ends_at ${back};`);
  await one.pool.query(`${all.join(" ")} update page_sessions set seen_at = seen_at ${back}`);
}

async function counts(): Promise<readonly number[]> {
  const columns = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`);
  const [row = {}] = (await runSql(url, `select ${columns.join(", ")}`)).rows;
  return Object.values(row).map(Number);
}

pageStoreContract("the table", () => ({ store: openPageTables(one, smallLimits), pass }));
downloadsContract("the table", () => ({ downloads: openDownloadsTable(one, smallDownloads), pass }));

it("what one instance keeps another one has, and a link or a file goes to one of them", async () => {
  const [first, second] = [openPageTables(one), openPageTables(other)];
  await first.addLink("a", ann);
  const entered = await Promise.all([first, second, first, second].map((store, at) => store.enter("a", `s${at}`)));
  expect(entered.filter(Boolean)).toEqual([true]);
  const session = `s${entered.indexOf(true)}`;
  const place = { session, scope: "x", name: "p" };
  await first.shelve(place, { kind: "making", path: "team" });
  await second.shelve(place, { kind: "made", html: "here" });
  expect([await second.sessionOf(session), await first.find(place)]).toEqual([ann, { kind: "made", html: "here" }]);
  const [here, there] = [openDownloadsTable(one), openDownloadsTable(other)];
  const file = { name: "a.pdf", type: "application/pdf", bytes: Buffer.alloc(50_000, 7) };
  await here.put("t", ann, file);
  const got = await Promise.all([here, there, here, there].map((downloads) => downloads.take("t")));
  expect(got.filter((found) => found !== undefined)).toEqual([file]);
  await second.forget(ann);
  expect([await first.sessionOf(session), await counts()]).toEqual([undefined, [0, 0, 0, 0]]);
});

it("nobody who is forgotten just while they come in, or while a page is made, leaves anything behind", async () => {
  const [first, second] = [openPageTables(one), openPageTables(other)];
  for (let round = 0; round < 8; round += 1) {
    await first.addLink(`a${round}`, ann);
    await first.addLink(`b${round}`, ann);
    await first.enter(`b${round}`, `old${round}`);
    const place = { session: `old${round}`, scope: "x", name: "p" };
    await Promise.all([
      first.enter(`a${round}`, `s${round}`),
      second.forget(ann),
      first.shelve(place, { kind: "made", html: "x" }),
    ]);
    expect(await counts()).toEqual([0, 0, 0, 0]);
  }
});

it("many at once are kept to the limits, and none of them fails", async () => {
  const stores = [openPageTables(one, smallLimits), openPageTables(other, smallLimits)];
  const adding = Array.from({ length: 40 }, (_, at) => stores[at % 2]?.addLink(`a${at}`, ann));
  await Promise.all(adding);
  await stores[0]?.addLink("last", ann);
  expect((await counts())[0]).toBe(smallLimits.perPerson);
});

it("the sweep takes out what is over and leaves the rest, once a minute", async () => {
  const [store, downloads] = [openPageTables(one), openDownloadsTable(one)];
  const fill = async (name: string) => {
    await store.addLink(`${name}1`, ann);
    await store.addLink(`${name}2`, ann);
    await store.enter(`${name}1`, name);
    await store.shelve({ session: name, scope: "x", name: "p" }, { kind: "made", html: "x" });
    await downloads.put(name, ann, { name: "a", type: "x/y", bytes: Buffer.from("x") });
  };
  await fill("old");
  await pass(Math.max(sessionMs, linkMs, fileMs));
  await fill("new");
  expect(await counts()).toEqual([2, 2, 2, 2]);
  const time = openHandTime();
  const sweep = openPageSweep(one, time.timers);
  time.advance(60_000);
  await expect.poll(counts).toEqual([1, 1, 1, 1]);
  sweep.stop();
  await Promise.all([sweepPages(one), sweepPages(other)]);
  expect([await counts(), await store.sessionOf("new")]).toEqual([[1, 1, 1, 1], ann]);
});

it("nothing of them goes into the log of the database", async () => {
  const kinds = `select relname, relpersistence from pg_class where relname in ('${tables.join("', '")}')`;
  const { rows } = await runSql(url, kinds);
  expect(rows.map((row) => Object.values(row)[1])).toEqual(["u", "u", "u", "u"]);
});
