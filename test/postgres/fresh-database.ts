import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { inject } from "vitest";
import { z } from "zod";

const answer = z.object({ url: z.string().optional(), problem: z.string().optional() });

/** The url of a new empty database on the PostgreSQL of this run, which starts with the first call. It goes with the run. */
export async function freshDatabase(): Promise<string> {
  const { url, problem } = answer.parse(JSON.parse(await text(connect(inject("postgresDesk"), "127.0.0.1"))));
  if (url === undefined) throw new Error(problem ?? "There is no PostgreSQL");
  return url;
}
