import { afterEach, describe, expect, test } from "vitest";
import type { Route } from "../../src/ports/http.ts";
import { type HttpServer, openHttpServer } from "../../src/server/http-server.ts";

let server: HttpServer | undefined;
afterEach(async () => {
  await server?.stop(10);
  server = undefined;
});

const notes: string[] = [];
const note = (message: string, fields?: object) => void notes.push(JSON.stringify({ message, ...fields }));

async function open(routes: readonly Route[]): Promise<string> {
  server = await openHttpServer({ host: "127.0.0.1", port: 0, routes, log: { error: note, info: note } });
  return server.url;
}

const post = (answer: Extract<Route, { kind: "whole" }>["answer"], mostBytes = 100): Route => ({
  kind: "whole",
  method: "POST",
  path: "/in",
  mostBytes,
  answer,
});

describe("The server", () => {
  test("hands over headers and exact bytes, and sends back status, words or JSON", async () => {
    const url = await open([
      post(async ({ headers, body }) => ({ status: 201, body: { kind: headers["x-kind"], size: body.length } })),
    ]);
    const answer = await fetch(`${url}/in?x=1`, { method: "POST", body: "héllo", headers: { "x-kind": "k" } });
    expect([answer.status, await answer.json()]).toEqual([201, { kind: "k", size: 6 }]);
    expect(answer.headers.get("content-type")).toContain("application/json");
  });

  test("keeps connections open for more, until it parts from those who hold them", async () => {
    const url = await open([post(async () => ({ status: 200 }))]);
    const connectionOf = async () => (await fetch(`${url}/in`, { method: "POST" })).headers.get("connection");
    expect(await connectionOf()).toBe("keep-alive");
    server?.partFromClients();
    expect(await connectionOf()).toBe("close");
  });

  test("refuses what is too large, announced or not, and reads no more of it", async () => {
    const url = await open([post(async () => ({ status: 200 }))]);
    expect((await fetch(`${url}/in`, { method: "POST", body: "x".repeat(101) })).status).toBe(413);
    const stream = new Blob(["x".repeat(60), "y".repeat(60)]).stream();
    const streaming = { method: "POST", body: stream, duplex: "half" };
    const sent = await fetch(`${url}/in`, streaming);
    expect(sent.status).toBe(413);
  });

  test("answers a fault with 500 and nothing told, and names no words in the log", async () => {
    const url = await open([
      post(async () => {
        throw new Error("somebody's secret");
      }),
    ]);
    const answer = await fetch(`${url}/in`, { method: "POST", body: "x" });
    expect([answer.status, await answer.text()]).toEqual([500, ""]);
    expect(notes.join("\n")).toContain("/in");
    expect(notes.join("\n")).not.toContain("secret");
  });

  test("answers what lies below a path by the nearest route that wants it, and tells no log what that was", async () => {
    const below = (path: string, words: string): Route => ({
      kind: "raw",
      method: "GET",
      path,
      below: true,
      serve: async ({ url = "" }, response) => {
        if (url.endsWith("broken")) throw new Error("a bug");
        response.end(`${words} ${url}`);
      },
    });
    const url = await open([below("/a/", "far"), below("/a/b/", "near"), post(async () => ({ status: 200 }))]);
    const read = async (path: string) => (await fetch(url + path)).text();
    expect([await read("/a/x/y"), await read("/a/b/x?z=1")]).toEqual(["far /a/x/y", "near /a/b/x?z=1"]);
    expect((await fetch(`${url}/a`)).status).toBe(404);
    expect((await fetch(`${url}/in/x`)).status).toBe(404);
    expect((await fetch(`${url}/a/x`, { method: "POST" })).status).toBe(405);
    notes.length = 0;
    expect((await fetch(`${url}/a/secret-broken`)).status).toBe(500);
    expect(notes.join("\n")).not.toContain("secret");
  });

  test("knows 404 from 405", async () => {
    const url = await open([post(async () => ({ status: 200 }))]);
    expect((await fetch(`${url}/other`)).status).toBe(404);
    expect((await fetch(`${url}/in`)).status).toBe(405);
  });

  test("says which setting to change where its port is taken", async () => {
    const url = await open([]);
    const again = openHttpServer({
      host: "127.0.0.1",
      port: Number(new URL(url).port),
      routes: [],
      log: { error: note, info: note },
    });
    await expect(again).rejects.toMatchObject({ name: "StartupError", problems: [{ problem: "The port is in use." }] });
  });

  test("lets running requests end when it is stopped", async () => {
    let finish: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let release: () => void = () => undefined;
    const url = await open([
      post(async () => {
        finish();
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return { status: 200, body: "done" };
      }),
    ]);
    const answer = fetch(`${url}/in`, { method: "POST", body: "x" });
    await begun;
    const stopped = server?.stop(5_000);
    release();
    expect(await (await answer).text()).toBe("done");
    await stopped;
    await expect(fetch(`${url}/in`)).rejects.toThrow();
  });
});
