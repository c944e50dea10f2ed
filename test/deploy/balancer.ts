import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { scheduler } from "node:timers/promises";

/** A load balancer as simple as they come: each request to the next server whose /readyz said 200 last, and never again. */
export interface Balancer {
  readonly url: string;
  /** How many requests each server got, by its url. */
  readonly handed: ReadonlyMap<string, number>;
  /** Requests that no server answered. */
  readonly failed: number;
  /** From now on asks this server whether it is ready; resolves when it is. */
  add(server: string): Promise<void>;
  /** Resolves when this server has said that it is not ready, and is sent nothing more. */
  gone(server: string): Promise<void>;
  stop(): Promise<void>;
}

/** How often servers are asked, in milliseconds: as often as balancers do at most. */
const everyMs = 1_000;

/** Starts one with no server behind it. */
export async function startBalancer(): Promise<Balancer> {
  const ready = new Map<string, boolean>();
  const handed = new Map<string, number>();
  const ending = new AbortController();
  let [turn, failed] = [0, 0];
  const next = (): string | undefined => {
    const all = [...ready].flatMap(([server, is]) => (is ? [server] : []));
    turn += 1;
    return all[turn % Math.max(1, all.length)];
  };
  const listener = createServer((request, response) => {
    const server = next();
    if (server !== undefined) handed.set(server, (handed.get(server) ?? 0) + 1);
    void hand({ request, response, server }).then((done) => {
      if (!done) failed += 1;
    });
  }).listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  const until = async (server: string, is: boolean): Promise<void> => {
    while ((ready.get(server) ?? false) !== is) await scheduler.wait(20, { signal: ending.signal });
  };
  return {
    url: `http://127.0.0.1:${address === null || typeof address === "string" ? 0 : address.port}`,
    handed,
    get failed() {
      return failed;
    },
    add: async (server) => {
      ready.set(server, false);
      void watch(server, ready, ending.signal);
      await until(server, true);
    },
    gone: async (server) => {
      await until(server, false);
      ready.delete(server);
    },
    stop: async () => {
      ending.abort();
      listener.close();
      listener.closeAllConnections();
    },
  };
}

async function watch(server: string, ready: Map<string, boolean>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && ready.has(server)) {
    const is = await isReady(server, signal);
    if (ready.has(server)) ready.set(server, is);
    await scheduler.wait(everyMs, { signal }).catch(() => undefined);
  }
}

async function isReady(server: string, signal: AbortSignal): Promise<boolean> {
  const answer = await fetch(`${server}/readyz`, { signal }).catch(() => undefined);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.status === 200;
}

interface Handing {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly server: string | undefined;
}

/** True where the server answered, whatever it said. */
async function hand({ request, response, server }: Handing): Promise<boolean> {
  const body = await buffer(request);
  const [method, headers] = [request.method ?? "GET", headersOf(request.headers)];
  const answer =
    server === undefined
      ? undefined
      : await fetch(`${server}${request.url ?? "/"}`, { method, headers, body }).catch(() => undefined);
  response.writeHead(answer?.status ?? 502).end(new Uint8Array((await answer?.arrayBuffer()) ?? []));
  return answer !== undefined;
}

/** Those of the connection to us are not for others. */
function headersOf(given: IncomingHttpHeaders): Record<string, string> {
  const ours = new Set(["host", "connection", "content-length", "transfer-encoding", "keep-alive"]);
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (ours.has(name) ? [] : [[name, String(value)]])),
  );
}
