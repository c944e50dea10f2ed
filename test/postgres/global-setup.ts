import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type PostgresServer, startPostgres } from "./start-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A socket that answers with the url of a fresh database, or with why there is none. */
    readonly postgresDesk: string;
  }
}

/**
 * One PostgreSQL for a whole run of vitest, which starts with the first test that asks for it, so that a run without such
 * a test does not wait for it. Every connection to the desk is answered with a database of its own; all go with the run.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "unitwise-desk-"));
  chmodSync(folder, 0o700);
  let starting: Promise<PostgresServer> | undefined;
  const desk = createServer((socket) => {
    socket.on("error", () => undefined);
    starting ??= startPostgres();
    const making = starting.then((server) => server.newDatabase());
    making.then(
      (url) => socket.end(JSON.stringify({ url })),
      (error: unknown) => socket.end(JSON.stringify({ problem: String(error) })),
    );
  });
  const path = join(folder, "desk");
  await new Promise<void>((resolve) => desk.listen(path, resolve));
  desk.unref();
  const leave = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", leave);
  project.provide("postgresDesk", path);
  return async () => {
    desk.close();
    await starting?.then((server) => server.stop()).catch(() => undefined);
    process.off("exit", leave);
    leave();
  };
}
