import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { startPostgres } from "./start-postgres.ts";

// Runs all tests that use a PostgreSQL on Debian's own, the newest that is installed, instead of the npm package's:
// tsx test/postgres/debian-postgres.ts --config .config/vitest.config.ts

const versions = "/usr/lib/postgresql";

function newestBinaries(): string | undefined {
  if (!existsSync(versions)) return undefined;
  const newest = readdirSync(versions).sort((one, other) => Number(other) - Number(one));
  return newest.map((version) => join(versions, version, "bin")).find((bin) => existsSync(join(bin, "initdb")));
}

async function runTests(bin: string, ways: readonly string[]): Promise<number> {
  const server = await startPostgres({ binDir: bin });
  try {
    const command = ["vitest", "related", "--run", ...ways, "test/postgres/start-postgres.ts"];
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
