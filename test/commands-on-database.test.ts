import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { newLetter } from "../src/app/post/new-letter.ts";
import { newLearner } from "../src/domain/learner.ts";
import { keepInDatabase } from "../src/keep-in-database.ts";
import { keepInFolder } from "../src/keep-in-folder.ts";
import { moveEverything } from "../src/move-everything.ts";
import { readDatabase } from "../src/read-database.ts";
import { runCommand } from "../src/run-command.ts";
import { sampleEntry } from "./app/sample-entry.ts";
import { fillKeeping } from "./filled-keeping.ts";
import { fillSchool, pupilId } from "./fixtures/school-folder.ts";
import { freshDatabase } from "./postgres/fresh-database.ts";
import { runSql } from "./postgres/start-postgres.ts";
import { keepLog } from "./storage/temp-folder.ts";
import { takeOutput } from "./take-output.ts";

const output = takeOutput();
const url = await freshDatabase();
const place = mkdtempSync(join(tmpdir(), "unitwise-commands-"));
const dir = join(place, "data");
const log = keepLog();

const letter = (at: number) =>
  newLetter({ id: `n${at}`, kind: "nudge", from: pupilId(0), fromName: "Zoë", text: "Hello", at });

// The same people in a folder and in a database, with servers at work in the latter to the end.
await (await fillSchool(dir, { learners: 5, answers: 15 })).close();
const folder = await keepInFolder(dir, { log });
await fillKeeping(folder, 1);
await folder.centre.roster.change((was) => ({ ...was, pseudonyms: [{ who: pupilId(0), alias: sampleEntry.learner }] }));
for (const [at, to] of [pupilId(3), pupilId(2), pupilId(4)].entries())
  await folder.store.update(to, (was) => ({ ...(was ?? newLearner(to, 0)), letters: [letter(at)] }));
const server = await keepInDatabase({ databaseUrl: url }, { log });
await moveEverything({ from: folder, to: server, tell: () => undefined });
await folder.close();

afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await server.close();
  rmSync(place, { recursive: true });
});

/** What a command says of the database, or of the folder where one is named; at one moment. */
async function run(args: readonly string[], data?: string, database = url) {
  output.out = "";
  output.err = "";
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 26, 9) });
  vi.stubEnv("DATABASE_URL", database);
  const code = await runCommand(data === undefined ? args : [...args, "--data", data]);
  vi.useRealTimers();
  return { code, out: output.out, err: output.err };
}

/** Sums in another order differ in their last digits. */
const rounded = (text: string): string => text.replaceAll(/\d+\.\d{12,}/g, (figure) => Number(figure).toPrecision(12));

test.each([
  { line: "export --list --names", says: /^slack:T1\/U1\t.*\tPupil 1$/m },
  { line: `export --learner ${pupilId(0)}`, says: /"lettersYouSent": \[\s+\{/ },
  { line: "report calibration --json", says: /^\{"learners":5,"all":\{"answers":[1-9]/ },
  { line: "team list", says: /^Northgate: / },
  { line: "evidence verify", says: /as it was written: 3 entries/ },
  { line: "evidence log --learner slack:T1/U0", says: /^\{"id":"K7M2P9QRSTUV\/1"/ },
  { line: "content unanswered", says: /what is a wug/ },
  { line: "content reported --clear sell-0", says: /^$/ },
])("$line says of a database what it says of a folder", async ({ line, says }) => {
  const fromFolder = await run(line.split(" "), dir);
  const fromDatabase = await run(line.split(" "));
  expect({ ...fromDatabase, out: rounded(fromDatabase.out) }).toEqual({ ...fromFolder, out: rounded(fromFolder.out) });
  expect(fromDatabase.out).toMatch(says);
});

test("a user who may only read the tables, and nothing of the queue, reads as much", async () => {
  const role = `unitwise_test_reader_${randomUUID().slice(0, 8)}`;
  const asReader = new URL(url);
  asReader.username = role;
  asReader.password = "reads";
  await runSql(
    url,
    "create schema pgboss create table job (id integer)",
    `create role ${role} login password 'reads'`,
    `grant select on all tables in schema public to ${role}`,
  );
  try {
    const kept = await readDatabase(asReader.href, log);
    const [learners, { unanswered, reports, evidence }] = [await kept.openLearners(), kept];
    expect(await learners.find(pupilId(0))).toMatchObject({ id: pupilId(0) });
    const asked = [kept.roster(), kept.looks(), kept.brokenPlans(), unanswered.list(), reports.list()];
    const more = [kept.history.read(pupilId(0)), evidence.entriesOf([sampleEntry.learner]), evidence.verify(undefined)];
    await Promise.all([...asked, ...more]);
    await kept.close();
    expect(await run(["team", "list"], undefined, asReader.href)).toEqual(await run(["team", "list"]));
    expect(await run(["content", "reported", "--clear", "sell-1"], undefined, asReader.href)).toMatchObject({
      code: 1,
    });
    expect(output.err).toContain("lacks a right");
  } finally {
    await runSql(url, "drop schema pgboss cascade", `drop owned by ${role}`, `drop role ${role}`);
  }
});

test("a list of people is put in while a server runs, which has it at once; --check changes nothing", async () => {
  const file = join(place, "people.csv");
  writeFileSync(file, "id,name,team,role\nslack:T1/kim,Kim,Southgate,manager\nslack:T1/U3,,Southgate,\n");
  const teams = () => server.centre.roster.now().teams.map(({ name }) => name);
  expect(await run(["team", "import", file, "--check"])).toMatchObject({ code: 0, err: "" });
  expect(teams()).toEqual(["Northgate"]);
  expect(await run(["team", "import", file])).toMatchObject({ code: 0, err: "" });
  expect(teams()).toEqual(["Northgate", "Southgate"]);
  expect((await run(["team", "list"])).out).toContain("Southgate: 1 members; managed by Kim\n");
  expect(readFileSync(join(dir, "roster.json"), "utf8")).not.toContain("Southgate");
});

test("a report that needs no change is taken off the list of all servers", async () => {
  expect(await run(["content", "reported", "--clear", "sell-1"])).toMatchObject({ code: 0 });
  expect(await server.lists.reports?.list()).toEqual([]);
});

test("a record that cannot be read is told of and passed over, and of another program nothing is exported", async () => {
  const [one, other] = [pupilId(3), pupilId(4)];
  await runSql(
    url,
    `update learners set record = 'rubbish' where id = '${one}'`,
    `delete from answers where seq = 3 and learner_id = '${other}'`,
  );
  const { code, out, err } = await run(["export", "--list"]);
  expect([code, out.match(/slack:/g)?.length]).toEqual([0, 3]);
  expect(err).toContain("2 records cannot be read");
  expect(await run(["export", "--learner", one])).toMatchObject({ code: 1, out: "" });
  expect(output.err).toContain("table learners, sha256 of the id");
});

test("an entry that was changed is named by its row, with what to do", async () => {
  await runSql(url, "update audit set line = replace(line, '1.1', '1.2') where n = 2");
  const { code, out } = await run(["evidence", "verify"]);
  expect(code).toBe(1);
  expect(out).toMatch(/^postgres:\/\/\S+, table audit, entry 2: what this line says was changed/);
  expect(out).toContain("Copy the tables “audit” and “values” away");
});

test("tables that are not there are left alone, and it is said who makes them", async () => {
  const empty = await freshDatabase();
  vi.stubEnv("DATABASE_URL", empty);
  expect(await runCommand(["team", "list"])).toBe(2);
  expect(output.err).toContain("Start a server of this version once");
  const { rows } = await runSql(empty, "select 1 from pg_tables where schemaname = 'public'");
  expect(rows).toEqual([]);
});
