import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A call that the connector got. */
export interface Got {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the connector does with a call instead of taking it. */
export type Mischief =
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: string }
  /** Answers with this instead of an id. */
  | { readonly kind: "body"; readonly body: object }
  /** Takes the call, and resets the connection. */
  | { readonly kind: "reset" }
  /** Takes the call, and says nothing. */
  | { readonly kind: "silence" };

/** The channel's REST interface on this machine: takes what it is sent, and answers with ids. */
export interface LocalConnector {
  readonly url: string;
  readonly host: string;
  readonly got: readonly Got[];
  /** Does this with the next calls, one after the other. */
  next(...what: readonly Mischief[]): void;
  /** Does this with calls of which it is true, for as long as it stands. */
  refuse(when: ((call: Got) => Mischief | undefined) | undefined): void;
  /** Resolves once so many calls have come in all. */
  until(count: number): Promise<void>;
  /** Stops listening, and listens again on the same port. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

export async function openLocalConnector(): Promise<LocalConnector> {
  const got: Got[] = [];
  const queue: Mischief[] = [];
  const watchers = new Set<() => void>();
  let refuse: ((call: Got) => Mischief | undefined) | undefined;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body: unknown = JSON.parse((await text(request)) || "{}");
    const call: Got = {
      method: request.method ?? "",
      path: decodeURIComponent(request.url ?? ""),
      authorization: request.headers.authorization,
      body: Object.fromEntries(Object.entries(body ?? {})),
    };
    got.push(call);
    answer(
      response,
      queue.shift() ?? refuse?.(call),
      call.path.endsWith("/v3/conversations") ? `chat-${got.length}` : `sent-${got.length}`,
    );
    for (const watch of watchers) watch();
  };
  const server = createServer((request, response) => void serve(request, response));
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/teams/`,
    host: `127.0.0.1:${port}`,
    got,
    next: (...what) => void queue.push(...what),
    refuse: (when) => {
      refuse = when;
    },
    until: (count) =>
      new Promise((resolve) => {
        const watch = () => {
          if (got.length < count) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
      }),
    down: stop,
    up: () => listen(port),
    close: stop,
  };
}

function answer(response: ServerResponse, what: Mischief | undefined, id: string): void {
  if (what?.kind === "silence") return;
  if (what?.kind === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  if (what?.kind === "body") {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(what.body));
    return;
  }
  const again = what?.retryAfter === undefined ? {} : { "retry-after": what.retryAfter };
  response.writeHead(what?.status ?? 201, { "content-type": "application/json", ...again });
  response.end(what === undefined ? JSON.stringify({ id }) : "{}");
}
