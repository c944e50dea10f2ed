import { once } from "node:events";
import { createServer } from "node:net";
import type { TestProject } from "vitest/node";
import { type PostgresServer, startPostgres } from "./start-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A port of 127.0.0.1 that answers with the url of a fresh database, or with why there is none. */
    readonly postgresDesk: number;
  }
}

/**
 * One PostgreSQL for a whole run of vitest, which starts with the first test that asks for it, so that a run without such
 * a test does not wait for it. Every connection to the desk is answered with a database of its own; all go with the run.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
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
  desk.listen(0, "127.0.0.1").unref();
  await once(desk, "listening");
  const address = desk.address();
  if (address === null || typeof address === "string") throw new Error("No port is free");
  project.provide("postgresDesk", address.port);
  return async () => {
    desk.close();
    await starting?.then((server) => server.stop()).catch(() => undefined);
  };
}
