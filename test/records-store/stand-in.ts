import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";

/** What a Learning Record Store does with one request: an answer, or trouble. */
export type Mood = "well" | "busy" | "broken" | "slow" | "drops after taking" | "takes no repetition" | "shut";

/** A Learning Record Store over HTTP on this machine; it takes all of a batch or none. */
export interface StandIn {
  readonly url: string;
  /** Statements as they were first sent, by id. */
  readonly taken: ReadonlyMap<string, string>;
  readonly counts: { requests: number; repeated: number; changed: number; largest: number; wrongHeaders: number };
  close(): Promise<void>;
}

const batchSchema = z.array(z.looseObject({ id: z.string() }));

interface StandInConfig {
  readonly mood: () => Mood;
  /** Statements with these words are refused with 400, and every statement with them. */
  readonly refuses?: string;
  /** How long "slow" is: without end where nothing is said. */
  readonly pause?: () => Promise<unknown>;
}

const forEver = (): Promise<void> => new Promise(() => undefined);

/** Starts on a free port. */
export async function openStandIn({ mood, refuses, pause = forEver }: StandInConfig): Promise<StandIn> {
  const taken = new Map<string, string>();
  const counts = { requests: 0, repeated: 0, changed: 0, largest: 0, wrongHeaders: 0 };
  const expected = `Basic ${Buffer.from("key:secret").toString("base64")}`;

  function take(batch: z.output<typeof batchSchema>): void {
    for (const statement of batch) {
      const now = JSON.stringify(statement);
      const before = taken.get(statement.id);
      if (before !== undefined) counts.repeated += 1;
      if (before !== undefined && before !== now) counts.changed += 1;
      taken.set(statement.id, before ?? now);
    }
  }

  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => undefined);
    // The client was killed while it wrote.
    if (body === undefined) return void response.destroy();
    counts.requests += 1;
    const { headers, method, url } = request;
    const isWell = headers["x-experience-api-version"] === "2.0.0" && headers.authorization === expected;
    if (!isWell || method !== "POST" || url !== "/xapi/statements") counts.wrongHeaders += 1;
    const batch = batchSchema.parse(JSON.parse(body));
    counts.largest = Math.max(counts.largest, batch.length);
    const now = mood();
    if (now === "shut") return void response.writeHead(401).end();
    if (now === "busy") return void response.writeHead(429, { "Retry-After": "0" }).end();
    if (now === "broken") return void response.writeHead(503).end("out of order");
    if (now === "slow") await pause();
    if (refuses !== undefined && body.includes(refuses)) return void response.writeHead(400).end("not as it must be");
    if (now === "takes no repetition" && batch.some(({ id }) => taken.has(id)))
      return void response.writeHead(409).end();
    take(batch);
    if (now === "drops after taking") return void response.destroy();
    response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(batch.map(({ id }) => id)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/xapi/`,
    taken,
    counts,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
