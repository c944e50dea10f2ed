import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { z } from "zod";

/** A Learning Record Store that counts how often it got each statement. */
export interface StandInStore {
  readonly url: string;
  readonly requests: () => number;
  readonly taken: () => ReadonlyMap<string, number>;
  /** Silent: it takes what comes, and never says so. */
  readonly setSilent: (isSilent: boolean) => void;
  readonly close: () => Promise<void>;
}

const schema = z.array(z.looseObject({ id: z.string() }));

/** Listens on a free port of this machine. */
export async function openStandInStore(): Promise<StandInStore> {
  const taken = new Map<string, number>();
  let requests = 0;
  let silent = false;
  const server = createServer(async (request, response) => {
    const sent: unknown = request.method === "POST" ? await json(request) : [];
    const statements = schema.parse(Array.isArray(sent) ? sent : [sent]);
    for (const { id } of statements) taken.set(id, (taken.get(id) ?? 0) + 1);
    if (statements.length > 0) requests += 1;
    if (silent) return;
    const headers = { "content-type": "application/json", "x-experience-api-version": "1.0.3" };
    response.writeHead(200, headers).end(JSON.stringify(statements.map(({ id }) => id)));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port is free");
  return {
    url: `http://127.0.0.1:${address.port}/xapi/`,
    requests: () => requests,
    taken: () => taken,
    setSilent: (isSilent) => {
      silent = isSilent;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
