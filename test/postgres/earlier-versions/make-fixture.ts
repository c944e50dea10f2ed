import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { keepInDatabase } from "../../../src/keep-in-database.ts";
import { migrations } from "../../../src/storage/postgres/migrations.ts";
import { openDatabase } from "../../../src/storage/postgres/open-database.ts";
import { startPostgres } from "../start-postgres.ts";
import { fillPageTables, fillTables } from "./fill-tables.ts";
import { type FixtureLine, fixturePath, linesOf, tablesOf } from "./fixture.ts";
import { readEverything } from "./read-everything.ts";
import { oneOfEach } from "./statement-kinds.ts";

// Writes down what the newest version leaves behind, for all later versions to be tried with:
//
//   npx tsx test/postgres/earlier-versions/make-fixture.ts
//
// How to make the next one. (1) Before a step is added, run this once more at the version that is released, and commit
// what it wrote: the stores may say other things by now. From then on that file is never changed again. (2) Add the step to
// migrations.ts, and to fill-tables.ts what fills its tables. (3) Run this again: it writes the new version's file.

const quiet = { error: () => undefined, info: () => undefined };

async function dataLines(url: string): Promise<readonly FixtureLine[]> {
  const keeping = await keepInDatabase({ databaseUrl: url }, { log: quiet });
  await fillTables(keeping);
  const database = await openDatabase({ url, log: quiet });
  await fillPageTables(database);
  await database.close();
  const reads = Object.entries(await readEverything(keeping)).map(([what, value]) => ({ reads: what, value }));
  await keeping.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const lines = await linesOf(client);
    const filled = new Set(lines.flatMap((line) => ("table" in line ? [line.table] : [])));
    const empty = (await tablesOf(client)).filter((table) => !filled.has(table));
    if (empty.length > 0) throw new Error(`fill-tables.ts puts nothing into ${empty.join(", ")}`);
    return [...lines, ...reads];
  } finally {
    await client.end();
  }
}

async function statementLines(url: string): Promise<readonly FixtureLine[]> {
  const folder = mkdtempSync(join(tmpdir(), "unitwise-statements-"));
  const path = join(folder, "statements");
  const config = ["vitest", "run", "--config", "test/postgres/earlier-versions/record-config.ts"];
  const env = { ...process.env, RECORD_STATEMENTS: path, TEST_DATABASE_URL: url };
  const [code]: readonly (number | null)[] = await once(spawn("npx", config, { stdio: "inherit", env }), "exit");
  if (!existsSync(path)) throw new Error("The tests said nothing to the database");
  if (code !== 0) process.stderr.write("Not all tests passed: what they did not come to is not in the fixture\n");
  const said = readFileSync(path, "utf8").split("\n").filter(Boolean);
  rmSync(folder, { recursive: true });
  return oneOfEach(said.map((line) => String(JSON.parse(line)))).map((statement) => ({ statement }));
}

const version = migrations.length;
const server = await startPostgres({});
try {
  const lines = [...(await dataLines(await server.newDatabase())), ...(await statementLines(server.url))];
  writeFileSync(fixturePath(version), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  process.stdout.write(`${fixturePath(version)}: ${lines.length} lines\n`);
} finally {
  await server.stop();
}
