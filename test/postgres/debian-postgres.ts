import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { startPostgres } from "./start-postgres.ts";

// Runs all tests that use a PostgreSQL on Debian's own, the newest that is installed, instead of the npm package's:
// tsx test/postgres/debian-postgres.ts --config .config/vitest.config.ts

const versions = "/usr/lib/postgresql";

function newestBinaries(): string | undefined {
  if (!existsSync(versions)) return undefined;
  const newest = readdirSync(versions).sort((one, other) => Number(other) - Number(one));
  return newest.map((version) => join(versions, version, "bin")).find((bin) => existsSync(join(bin, "initdb")));
}

/** The tests that import the starter, be it by others. By hand, for `vitest related` reads all of the source for it. */
function testsOnPostgres(): readonly string[] {
  const files = readdirSync("test", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join("test", name));
  const imports = files.map((path) => ({ path, imported: importsOf(path) }));
  const found = new Set([join("test", "postgres", "start-postgres.ts"), join("test", "postgres", "fresh-database.ts")]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const { path, imported } of imports) if (imported.some((one) => found.has(one))) found.add(path);
  }
  return [...found].filter((path) => path.endsWith(".test.ts")).sort();
}

function importsOf(path: string): readonly string[] {
  const specifiers = readFileSync(path, "utf8").matchAll(/ from .(\.[^"]+)"/g);
  return Array.from(specifiers, ([, to = ""]) => normalize(join(dirname(path), to)));
}

async function runTests(bin: string, ways: readonly string[]): Promise<number> {
  const server = await startPostgres({ binDir: bin });
  try {
    const command = ["vitest", "run", ...ways, ...testsOnPostgres()];
    const env = { ...process.env, TEST_DATABASE_URL: server.url, TEST_POSTGRES_BIN: bin };
    const [code]: readonly (number | null)[] = await once(spawn("npx", command, { stdio: "inherit", env }), "exit");
    return code ?? 1;
  } finally {
    await server.stop();
  }
}

const bin = newestBinaries();
if (bin === undefined) {
  console.error(`There is no PostgreSQL in ${versions}: apt-get install postgresql`);
  process.exitCode = 1;
} else {
  console.log(`PostgreSQL of ${bin}`);
  process.exitCode = await runTests(bin, process.argv.slice(2));
}
