import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { StartupError } from "../domain/startup-error.ts";
import type { HttpAnswer, Route } from "../ports/http.ts";
import type { Log } from "../ports/log.ts";
import { type BodyRoom, openBodyRoom } from "./body-room.ts";
import { type ConnectionGuard, guardConnections } from "./connection-guard.ts";
import { readBody } from "./read-body.ts";

/** Where to listen, and what to answer. */
export interface HttpServerOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly routes: readonly Route[];
  /** Answers whatever has no route; absent: 404. */
  readonly fallback?: (request: IncomingMessage, response: ServerResponse) => void;
  readonly log: Log;
  /** So many connections at most; 4,000 where nothing is said: more would use up a process's files on many machines. */
  readonly mostConnections?: number;
  /** So many bytes of requests in memory while they are read; 64 MB where nothing is said. */
  readonly mostUnread?: number;
}

const usualConnections = 4_000;
const usualUnread = 64_000_000;
/** A body that was refused is taken off the line up to so many bytes, which is cheaper than another connection. */
const mostDrained = 16_384;

/** A server that is listening. */
export interface HttpServer {
  /** "http://127.0.0.1:3978" */
  readonly url: string;
  /** From now on each answer ends its connection, so that whoever keeps some open looks for another server. */
  partFromClients(): void;
  /** Accepts no more connections, lets running requests end for at most so many milliseconds, then cuts them off. */
  stop(graceMs: number): Promise<void>;
}

/** How often slow senders are looked for, in ms; Node's own half a minute would treble what they may take. */
const connectionsCheckingInterval = 2_500;

/** Begins to listen. Rejects with a StartupError where the port is not to be had. */
export async function openHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const paths = new Map<string, readonly Route[]>();
  for (const route of options.routes) paths.set(route.path, [...(paths.get(route.path) ?? []), route]);
  const { log, fallback, mostConnections = usualConnections, mostUnread = usualUnread } = options;
  const room = openBodyRoom(mostUnread);
  let isParting = false;
  const server = createServer({ connectionsCheckingInterval }, (request, response) => {
    if (isParting) response.shouldKeepAlive = false;
    void serve({ request, response, paths, log, fallback, room, guard });
  });
  const guard = guardConnections(server, mostConnections);
  // A slow sender may not hold a connection for ever; a proxy keeps idle ones for a minute.
  server.headersTimeout = 10_000;
  server.requestTimeout = 15_000;
  server.keepAliveTimeout = 65_000;
  const port = await listen(server, options);
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}`,
    partFromClients: () => {
      isParting = true;
    },
    stop: (graceMs) => stopServer(server, graceMs),
  };
}

function listen(server: Server, { host, port }: HttpServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      const problem = taken ? "The port is in use." : `Cannot listen there (${error.code ?? "no reason given"}).`;
      const fix = taken
        ? "Stop the other program, or set PORT to another."
        : "Set HOST and PORT to what this machine has.";
      reject(new StartupError([{ where: `HOST ${host}, PORT ${port}`, problem, fix }]));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(address === null || typeof address === "string" ? port : address.port);
    });
  });
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly paths: ReadonlyMap<string, readonly Route[]>;
  readonly log: Log;
  readonly fallback: HttpServerOptions["fallback"];
  readonly room: BodyRoom;
  readonly guard: ConnectionGuard;
}

async function serve(exchange: Exchange): Promise<void> {
  const { request, response, paths, log, fallback } = exchange;
  const [path = ""] = (request.url ?? "").split("?");
  const routes = paths.get(path) ?? routesAbove(path, paths);
  const route = routes?.find((one) => one.method === request.method);
  try {
    if (routes === undefined && fallback !== undefined) fallback(request, response);
    else if (route === undefined) answerWith(exchange, { status: routes === undefined ? 404 : 405 });
    else if (route.kind === "raw") await route.serve(request, response);
    else await serveWhole(exchange, route);
  } catch (error) {
    // A path below a route may hold a secret.
    log.error("a request could not be answered", {
      path: route?.path ?? path,
      bug: error instanceof Error ? error.name : "unknown",
    });
    if (!response.headersSent) answerWith(exchange, { status: 500 });
    else response.destroy();
  }
}

/** Routes that answer all that is below their path: the nearest of them. */
function routesAbove(path: string, paths: Exchange["paths"]): readonly Route[] | undefined {
  const above = Array.from(paths.values())
    .flat()
    .filter((route) => route.below === true && path.startsWith(route.path));
  const nearest = Math.max(0, ...above.map((route) => route.path.length));
  return above.length === 0 ? undefined : above.filter((route) => route.path.length === nearest);
}

async function serveWhole(exchange: Exchange, route: Extract<Route, { kind: "whole" }>): Promise<void> {
  const { request, room, guard } = exchange;
  const { headers } = request;
  const refused = await route.refuse?.(headers);
  if (refused !== undefined) return answerWith(exchange, refused);
  const read = await readBody(request, { mostBytes: route.mostBytes, room });
  if (read.kind === "gone") return;
  if (read.kind !== "body") return answerWith(exchange, { status: unread[read.kind] });
  const answer = await route.answer({ headers, body: read.body });
  if (route.refuse !== undefined && answer.status < 300) guard.proven(request.socket);
  answerWith(exchange, answer);
}

/** Who is given up is to come again. */
const unread = { "too-large": 413, "given-up": 503 } as const;

function answerWith({ request, response }: Exchange, { status, body, headers }: HttpAnswer): void {
  const text = typeof body === "object" ? JSON.stringify(body) : (body ?? "");
  const type = typeof body === "object" ? "application/json; charset=utf-8" : "text/plain; charset=utf-8";
  // What was not read would be taken for the next request.
  const drains = request.complete || leftAtMost(request) <= mostDrained;
  response.writeHead(status, {
    ...(text === "" ? {} : { "content-type": type }),
    ...(drains ? {} : { connection: "close" }),
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
  if (drains && !request.complete) request.resume();
}

/** How many bytes of a body may still come. */
function leftAtMost({ headers }: IncomingMessage): number {
  return headers["transfer-encoding"] === undefined ? Number(headers["content-length"] ?? 0) : Number.POSITIVE_INFINITY;
}

function stopServer(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
