import { appendFileSync } from "node:fs";
import pg from "pg";
import { z } from "zod";

// Read by vitest before each file of tests, with record-config.ts: every statement that a pool of the assistant's own gives to
// the database is noted in the file that RECORD_STATEMENTS names, one JSON text a line.

const path = process.env["RECORD_STATEMENTS"];
const ofPool = z.object({ connectionParameters: z.object({ application_name: z.string() }) });
const asked = z.union([z.string(), z.object({ text: z.string() }).transform(({ text }) => text)]);
/** Steps of the tables, and the queue's own schema, are others'. */
const others = new Set(["unitwise tables", "unitwise queue"]);

const query: unknown = Reflect.get(pg.Client.prototype, "query");

function record(this: unknown, ...given: readonly unknown[]): unknown {
  const name = ofPool.safeParse(this).data?.connectionParameters.application_name ?? "";
  const text = asked.safeParse(given[0]).data;
  if (path !== undefined && text !== undefined && name.startsWith("unitwise") && !others.has(name))
    appendFileSync(path, `${JSON.stringify(text)}\n`);
  return typeof query === "function" ? Reflect.apply(query, this, given) : undefined;
}

Object.defineProperty(pg.Client.prototype, "query", { value: record });
