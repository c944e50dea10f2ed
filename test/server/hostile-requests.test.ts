import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { Route } from "../../src/ports/http.ts";
import { type HttpServer, type HttpServerOptions, openHttpServer } from "../../src/server/http-server.ts";

let server: HttpServer | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server?.stop(0);
  server = undefined;
});

/** Lets in whoever brings the word, and tells the length of what they bring. */
const door: Route = {
  kind: "whole",
  method: "POST",
  path: "/in",
  mostBytes: 1_000_000,
  refuse: async ({ "x-word": word }) => (word === "friend" ? undefined : { status: 401 }),
  answer: async ({ body }) => ({ status: 200, body: String(body.length) }),
};

async function open(options: Partial<HttpServerOptions> = {}): Promise<number> {
  const log = { error: () => undefined, info: () => undefined };
  server = await openHttpServer({ host: "127.0.0.1", port: 0, routes: [door], log, ...options });
  return Number(new URL(server.url).port);
}

interface Caller {
  readonly socket: Socket;
  /** Sends a request for so long a body, and so much of that. */
  send(headers: string, body: string, length?: number): void;
  /** The next that comes. */
  heard(): Promise<string>;
  readonly closed: Promise<unknown>;
}

async function call(port: number): Promise<Caller> {
  const socket = connect(port, "127.0.0.1");
  sockets.push(socket);
  socket.on("error", () => undefined);
  const closed = once(socket, "close");
  await once(socket, "connect");
  return {
    socket,
    closed,
    send: (headers, body, length = body.length) =>
      void socket.write(`POST /in HTTP/1.1\r\nHost: x\r\n${headers}Content-Length: ${length}\r\n\r\n${body}`),
    heard: async () => String((await once(socket, "data"))[0]),
  };
}

const friend = "X-Word: friend\r\n";

describe("A request that its headers give away", () => {
  test("is refused before its body has come, and a long body is not waited for", async () => {
    const caller = await call(await open());
    caller.send("", "", 900_000);
    expect(await caller.heard()).toMatch(/^HTTP\/1\.1 401 [\s\S]*connection: close/i);
    await caller.closed;
  });

  test("keeps its connection where the body is short: another would cost more", async () => {
    const caller = await call(await open());
    caller.send("", "short");
    expect(await caller.heard()).toMatch(/^HTTP\/1\.1 401 (?![\s\S]*connection: close)/i);
    caller.send(friend, "short");
    expect(await caller.heard()).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\n5$/);
  });

  test("with a body of unknown length ends its connection", async () => {
    const caller = await call(await open());
    caller.socket.write("POST /in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    expect(await caller.heard()).toMatch(/^HTTP\/1\.1 401 [\s\S]*connection: close/i);
    await caller.closed;
  });
});

describe("Where connections become too many", () => {
  test("the oldest that brought nothing genuine goes, and those that did stay", async () => {
    const port = await open({ mostConnections: 3 });
    const genuine = await call(port);
    genuine.send(friend, "a");
    await genuine.heard();
    const stranger = await call(port);
    stranger.send("", "a");
    await stranger.heard();
    const idle = await call(port);
    const late = await call(port);
    await stranger.closed;
    const later = await call(port);
    await idle.closed;
    for (const one of [genuine, late, later]) one.send(friend, "abc");
    expect(await Promise.all([genuine, late, later].map((one) => one.heard()))).toEqual(
      Array.from({ length: 3 }, () => expect.stringMatching(/^HTTP\/1\.1 200 /)),
    );
  });

  test("one more is turned away where all others are genuine", async () => {
    const port = await open({ mostConnections: 1 });
    const genuine = await call(port);
    genuine.send(friend, "a");
    await genuine.heard();
    await (await call(port)).closed;
    genuine.send(friend, "abc");
    expect(await genuine.heard()).toContain("200");
  });
});

describe("Where bodies fill the memory", () => {
  test("the slowest is told to come again, and the others are read", async () => {
    const port = await open({ mostUnread: 100_000 });
    const slow = await call(port);
    slow.send(friend, "x".repeat(60_000), 90_000);
    const told = slow.heard();
    const quick = await call(port);
    quick.send(friend, "y".repeat(70_000));
    expect(await quick.heard()).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\n70000$/);
    expect(await told).toMatch(/^HTTP\/1\.1 503 [\s\S]*connection: close/i);
    await slow.closed;
  });
});
