import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { scheduler } from "node:timers/promises";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { overTcp, runSql, startPostgres } from "./start-postgres.ts";
import { startTcpProxy } from "./tcp-proxy.ts";

/** A server that repeats what it hears, with a proxy before it. */
async function echo() {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      heard.push(String(bytes));
      socket.write(bytes);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const proxy = await startTcpProxy({ port: address.port });
  onTestFinished(async () => {
    await proxy.stop();
    server.close();
  });
  return { proxy, heard };
}

async function dial(port: number): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1" }).on("error", () => undefined);
  await once(socket, "connect");
  return socket;
}

async function say(socket: Socket, words: string): Promise<string> {
  socket.write(words);
  const [bytes]: readonly unknown[] = await once(socket, "data");
  return String(bytes);
}

const within = (ms: number, happens: Promise<unknown>) =>
  Promise.race([happens, scheduler.wait(ms).then(() => "nothing")]);

test("without a fault everything passes, and the end of it", async () => {
  const { proxy } = await echo();
  const socket = await dial(proxy.port);
  expect(await say(socket, "hello")).toBe("hello");
  const rest = text(socket);
  socket.end("bye");
  expect(await rest).toBe("bye");
  await expect.poll(() => proxy.open).toBe(0);
});

test("a delay holds for each direction, and is not longer for much than for little", async () => {
  const { proxy } = await echo();
  const socket = await dial(proxy.port);
  proxy.delay(150);
  const start = performance.now();
  let got = 0;
  socket.on("data", (bytes) => {
    got += bytes.length;
  });
  socket.write(Buffer.alloc(1_000_000));
  await expect.poll(() => got, { timeout: 5_000 }).toBe(1_000_000);
  const took = performance.now() - start;
  expect(took).toBeGreaterThan(295);
  expect(took).toBeLessThan(1_500);
});

test("in silence nothing passes and nobody is told; after it all arrives", async () => {
  const { proxy, heard } = await echo();
  const socket = await dial(proxy.port);
  expect(await say(socket, "one")).toBe("one");
  proxy.silence();
  const late = say(socket, "two");
  const newcomer = await dial(proxy.port);
  const lateToo = say(newcomer, "three");
  expect(await within(200, Promise.race([late, lateToo]))).toBe("nothing");
  expect([heard, socket.destroyed]).toEqual([["one"], false]);
  await proxy.heal();
  expect(await Promise.all([late, lateToo])).toEqual(["two", "three"]);
});

test("where only the answers are silenced, what was asked is done", async () => {
  const { proxy, heard } = await echo();
  const socket = await dial(proxy.port);
  proxy.silence("answers");
  const late = say(socket, "do it");
  expect(await within(200, late)).toBe("nothing");
  expect(heard).toEqual(["do it"]);
  await proxy.heal();
  expect(await late).toBe("do it");
});

test("who is stranded hears nothing any more, also when all is well again; who comes later is fine", async () => {
  const { proxy, heard } = await echo();
  const socket = await dial(proxy.port);
  expect(await say(socket, "one")).toBe("one");
  proxy.strand();
  const never = say(socket, "two");
  await proxy.heal();
  expect(await say(await dial(proxy.port), "three")).toBe("three");
  expect(await within(200, never)).toBe("nothing");
  expect([heard, socket.destroyed]).toEqual([["one", "three"], false]);
});

test("a reset breaks the connections there are and no new ones", async () => {
  const { proxy } = await echo();
  const socket = connect({ port: proxy.port, host: "127.0.0.1" });
  expect(await say(socket, "hello")).toBe("hello");
  const broken = once(socket, "error").catch((error: unknown) => [error]);
  proxy.reset();
  expect(await broken).toMatchObject([{ code: "ECONNRESET" }]);
  expect(await say(await dial(proxy.port), "again")).toBe("again");
});

test("who is refused is told so; who was there stays", async () => {
  const { proxy } = await echo();
  const socket = await dial(proxy.port);
  expect(await say(socket, "one")).toBe("one");
  proxy.refuse();
  await expect(dialled(proxy.port)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  expect(await say(socket, "two")).toBe("two");
  await proxy.heal();
  expect(await say(await dial(proxy.port), "three")).toBe("three");
});

async function dialled(port: number): Promise<void> {
  await once(connect({ port, host: "127.0.0.1" }), "connect");
}

test("in slices bytes arrive in small pieces, whole and in order", async () => {
  const { proxy, heard } = await echo();
  const socket = await dial(proxy.port);
  proxy.slices(3);
  const answer = text(socket);
  socket.end("abcdefghij");
  expect(await answer).toBe("abcdefghij");
  expect(heard.length).toBeGreaterThan(1);
  expect(heard.join("")).toBe("abcdefghij");
});

test("a PostgreSQL works through it in slices, late, and again after it broke", async () => {
  const server = await startPostgres({ port: true });
  onTestFinished(server.stop);
  const proxy = await startTcpProxy({ port: server.port ?? 0 });
  onTestFinished(proxy.stop);
  const url = overTcp(await server.newDatabase(), proxy.port);
  proxy.slices(20);
  proxy.delay(5);
  expect((await runSql(url, "select repeat('x', 3000) as text")).rows).toEqual([{ text: "x".repeat(3_000) }]);
  await proxy.heal();
  const client = new pg.Client({ connectionString: url });
  const lost: unknown[] = [];
  client.on("error", (error) => lost.push(error));
  await client.connect();
  const waiting = client.query("select pg_sleep(5)").catch((error: unknown) => error);
  proxy.reset();
  expect(await waiting).toMatchObject({ code: "ECONNRESET" });
  await expect.poll(() => lost).toMatchObject([{ code: "ECONNRESET" }, {}]);
  expect((await runSql(url, "select 1 as one")).rows).toEqual([{ one: 1 }]);
});
