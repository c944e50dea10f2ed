import { expect, test } from "vitest";
import { checkDatabase } from "../../src/doctor/check-database.ts";
import type { DatabaseRights, DatabaseState } from "../../src/ports/database-state.ts";
import type { SharedFigures } from "../../src/ports/keeping-figures.ts";
import { systemClock } from "../../src/schedule/system-clock.ts";
import { lookAtDatabase } from "../../src/storage/postgres/look-at-database.ts";
import { migrations } from "../../src/storage/postgres/migrations.ts";
import { openDatabase } from "../../src/storage/postgres/open-database.ts";
import { freshDatabase } from "../postgres/fresh-database.ts";
import { runSql } from "../postgres/start-postgres.ts";
import { keepLog } from "../storage/temp-folder.ts";

/** The server of tests need not outlast a crash of its machine. */
const safely = (look: () => Promise<DatabaseState>) => async () => ({ ...(await look()), safety });

test("an empty database will do, one with tables is told apart, and looking changes nothing", async () => {
  const url = await freshDatabase();
  const look = () => lookAtDatabase(url, systemClock);
  const rights = { makesSchemas: true, makesTables: true, othersTables: undefined };
  const empty = { missing: migrations.length, hasQueue: false, rights, hears: true, figures: undefined };
  expect(await look()).toMatchObject(empty);
  const { roundTripMs, clockAheadMs, connections } = await look();
  expect(connections.used).toBeLessThan(connections.most);
  expect(Math.abs(clockAheadMs)).toBeLessThan(1_000 + roundTripMs);
  expect((await checkDatabase(safely(look))).filter(({ state }) => state === "bad")).toEqual([]);
  await (await openDatabase({ url, log: keepLog() })).close();
  expect(await look()).toMatchObject({ missing: 0, hasQueue: false, figures: { version: migrations.length } });
});

test("a machine whose clock is off is told by how much", async () => {
  const url = await freshDatabase();
  const late = { now: () => systemClock.now() + 600_000 };
  const findings = await checkDatabase(safely(() => lookAtDatabase(url, late)));
  expect(findings.filter(({ state }) => state === "bad").map(({ what }) => what)).toEqual([
    expect.stringMatching(/clock is (?:599|60\d) s ahead/),
  ]);
});

test("commits that this database does not wait for are told, whatever its server does", async () => {
  const url = await freshDatabase();
  const found = () => checkDatabase(() => lookAtDatabase(url, systemClock));
  const set = (value: string) =>
    runSql(url, `alter database "${new URL(url).pathname.slice(1)}" set synchronous_commit = ${value}`);
  await set("on");
  expect(JSON.stringify(await found())).not.toContain("synchronous_commit");
  await set("off");
  expect(await found()).toContainEqual(
    expect.objectContaining({ state: "bad", what: expect.stringContaining("synchronous_commit is off") }),
  );
});

test("a database that nobody answers for is told without its password", async () => {
  const nowhere = await checkDatabase(() => lookAtDatabase("postgres://me:secret@127.0.0.1:1/x", systemClock));
  expect(nowhere).toMatchObject([{ state: "bad", fix: expect.stringContaining("DATABASE_URL") }]);
  expect(JSON.stringify(nowhere)).not.toContain("secret");
});

const safety = { fsync: true, synchronousCommit: "on" };
const rights: DatabaseRights = {
  user: "u",
  database: "d",
  schema: "public",
  makesSchemas: false,
  makesTables: false,
  ownerMakesTables: true,
  othersTables: undefined,
};
const figures: SharedFigures = {
  version: 1,
  bytes: 1,
  connections: 1,
  mostConnections: 100,
  inbox: [],
  due: { count: 0, oldestSeconds: 0 },
  leased: 0,
  statements: { waiting: 0, refused: 0 },
  jobs: [],
};
const well: DatabaseState = {
  where: "here",
  version: "14.2",
  missing: 0,
  hasQueue: true,
  rights,
  safety,
  roundTripMs: 1,
  clockAheadMs: 3,
  hears: true,
  connections: { used: 12, most: 100 },
  figures,
};
const inbox = (count: number, oldestSeconds: number) => ({
  figures: { ...figures, inbox: [{ platform: "slack", triedAgain: 0, count, oldestSeconds }] },
});
const jobs = (state: string, oldestSeconds: number) => ({
  figures: { ...figures, jobs: [{ queue: "unitwise-due", state, count: 1, oldestSeconds }] },
});

test.each<[string, Partial<DatabaseState>, readonly string[]]>([
  ["all is well", {}, ["good", "good"]],
  ["it is too old", { version: "13.9" }, ["bad"]],
  ["tables are missing and may not be made", { missing: 1 }, ["good", "bad"]],
  ["the queue is missing and may not be made", { hasQueue: false }, ["good", "bad"]],
  ["tables are missing and may be made", { missing: 1, rights: { ...rights, makesTables: true } }, ["good", "good"]],
  ["the tables are another's", { rights: { ...rights, othersTables: "o" } }, ["good", "bad"]],
  ["it may be damaged", { safety: { ...safety, fsync: false } }, ["good", "good", "bad"]],
  ["it says too early that all is kept", { safety: { ...safety, synchronousCommit: "off" } }, ["good", "good", "bad"]],
  ["only its own disk is waited for", { safety: { ...safety, synchronousCommit: "local" } }, ["good", "good"]],
  ["it is far away", { roundTripMs: 45 }, ["unsure", "good"]],
  ["what is told on one connection is not heard on another", { hears: false }, ["good", "good", "bad"]],
  ["nearly all connections are taken", { connections: { used: 90, most: 100 } }, ["good", "good", "unsure"]],
  ["some messages wait a moment", inbox(3, 2), ["good", "good", "good"]],
  ["one message waits for minutes", inbox(1, 300), ["good", "good", "unsure"]],
  ["thousands wait", inbox(5_000, 2), ["good", "good", "unsure"]],
  ["jobs wait a moment", jobs("created", 20), ["good", "good"]],
  ["jobs are fetched by nobody", jobs("created", 4_000), ["good", "good", "unsure"]],
  ["jobs failed", jobs("failed", 0), ["good", "good", "unsure"]],
  [
    "statements are refused and pile up",
    { figures: { ...figures, statements: { waiting: 9_000, refused: 1 } } },
    ["good", "good", "unsure", "unsure"],
  ],
])("where %s each finding says how it stands", async (_, change, states) => {
  const findings = await checkDatabase(async () => ({ ...well, ...change }));
  expect(findings.map(({ state }) => state)).toEqual(states);
});
