import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { checkDatabase } from "../../src/doctor/check-database.ts";
import type { DatabaseState } from "../../src/ports/database-state.ts";
import { systemClock } from "../../src/schedule/system-clock.ts";
import { openJobQueue } from "../../src/storage/postgres/job-queue.ts";
import { lookAtDatabase } from "../../src/storage/postgres/look-at-database.ts";
import { openDatabase } from "../../src/storage/postgres/open-database.ts";
import { freshDatabase } from "../postgres/fresh-database.ts";
import { runSql } from "../postgres/start-postgres.ts";
import { keepLog } from "../storage/temp-folder.ts";

const user = `unitwise_test_${randomUUID().slice(0, 8)}-User`;
const role = `"${user}"`;
const administrator = await freshDatabase();
const made: string[] = [administrator];
await runSql(administrator, `create role ${role} login password 'right'`);
afterAll(async () => {
  for (const url of made) await runSql(url, `reassign owned by ${role} to current_user`, `drop owned by ${role}`);
  await runSql(administrator, `drop role ${role}`);
});

/** A new database as PostgreSQL 15 and later make them, also on 14, after such statements. */
async function databaseAfter(...statements: readonly string[]) {
  const url = await freshDatabase();
  made.push(url);
  await runSql(
    url,
    "revoke create on schema public from public",
    "alter schema public owner to pg_database_owner",
    ...statements,
  );
  return url;
}

function as(name: string, url: string): string {
  const other = new URL(url);
  other.username = name;
  other.password = "right";
  return other.href;
}

/** Without a word on whether the server of tests outlasts a crash. */
async function findings(url: string) {
  const look = async (): Promise<DatabaseState> => ({
    ...(await lookAtDatabase(url, systemClock)),
    safety: { fsync: true, synchronousCommit: "on" },
  });
  return (await checkDatabase(look)).filter(({ state }) => state === "bad");
}

async function start(url: string): Promise<void> {
  await (await openDatabase({ url, log: keepLog() })).close();
  const queues = [{ name: "unitwise-test", expireInSeconds: 60 }];
  const queue = openJobQueue({ url, where: "here", onTrouble: () => undefined, queues });
  await queue.fetch("unitwise-test");
  await queue.stop();
}

test.each<[string, readonly string[], RegExp, RegExp]>([
  ["nothing is granted", [], /not create in the schema public, nor in the database \S+\.$/, /alter database/],
  [
    "public is an administrator's",
    ["alter schema public owner to current_user"],
    /in the schema public, nor/,
    /grant create on schema/,
  ],
  [
    "only the queue may be made",
    ["grant create on database current"],
    /not create in the schema public\.$/,
    /alter database/,
  ],
  [
    "only tables may be made",
    [`grant create on schema public to ${role}`],
    /not create in the database \S+\.$/,
    /alter database/,
  ],
  [
    "no schema is open",
    ["revoke usage on schema public from public", "alter schema public owner to current_user"],
    /in any schema of its search_path/,
    /grant usage, create/,
  ],
])(
  "where %s the doctor says which right is missing, and its statements grant it",
  async (_, ...[statements, what, how]) => {
    const url = await databaseAfter();
    const current = new URL(url).pathname.slice(1);
    const database = `create on database "${current}" to ${role}`;
    await runSql(url, "select 1", ...statements.map((one) => one.replace("create on database current", database)));
    const asUser = as(user, url);
    await expect(start(asUser)).rejects.toMatchObject({ code: "EACCES" });
    const [found, ...more] = await findings(asUser);
    expect([found, more]).toEqual([
      expect.objectContaining({ what: expect.stringMatching(what), fix: expect.stringMatching(how) }),
      [],
    ]);
    await runSql(url, ...(found?.fix?.split(": ")[1]?.split(/(?<=;) /) ?? []));
    expect(await findings(asUser)).toEqual([]);
    // Once by each way is enough: a start takes a while.
    if (statements.length !== 1) await start(asUser);
  },
);

test("where tables and queue are another's, being a member of that role is enough", async () => {
  const url = await databaseAfter();
  await start(url);
  const asUser = as(user, url);
  const [found] = await findings(asUser);
  expect(found).toMatchObject({
    what: expect.stringContaining("may not write them"),
    fix: expect.stringContaining("grant "),
  });
  const [grant = "", owner = ""] = /grant (\S+) to [^;]+;/.exec(found?.fix ?? "") ?? [];
  await runSql(url, grant);
  expect(await findings(asUser)).toEqual([]);
  await runSql(url, `revoke ${owner} from ${role}`);
});

test("the two statements of README make a role and a database that all is made in", async () => {
  const readme = readFileSync("README.md", "utf8");
  const [, makeRole = "", makeDatabase = ""] =
    /^(create role unitwise login password '[^']+';)\n(create database unitwise owner unitwise;)$/m.exec(readme) ?? [];
  const name = `unitwise_test_${randomUUID().slice(0, 8)}`;
  const own = (statement: string) => statement.replaceAll("unitwise", name);
  await runSql(administrator, own(makeRole), own(makeDatabase));
  const url = new URL(administrator);
  url.pathname = name;
  url.username = name;
  url.password = /password '([^']+)'/.exec(makeRole)?.[1] ?? "";
  try {
    expect(await findings(url.href)).toEqual([]);
    await start(url.href);
    expect(await findings(url.href)).toEqual([]);
  } finally {
    await runSql(administrator, `drop database "${name}"`, `drop role "${name}"`);
  }
});
