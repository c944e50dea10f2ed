import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ReplyFile } from "../../src/domain/reply.ts";
import { fileMs, openFileShelf } from "../../src/server/file-shelf.ts";
import { type HttpServer, openHttpServer } from "../../src/server/http-server.ts";

const silent = { error: () => {}, info: () => {} };
const fileOf = (text: string, rest: Partial<ReplyFile> = {}): ReplyFile => ({
  name: "checklist-unit-6.pdf",
  type: "application/pdf",
  base64: Buffer.from(text).toString("base64"),
  about: "Your checklist.",
  ...rest,
});

describe("A shelf of files", () => {
  let now = 1_000;
  let tokens = 0;
  let server: HttpServer;
  const shelf = openFileShelf({
    clock: { now: () => now },
    makeToken: () => `token-${tokens++}`,
    publicUrl: "https://study.example.org",
  });
  beforeEach(async () => {
    server = await openHttpServer({ host: "127.0.0.1", port: 0, routes: [shelf.route], log: silent });
  });
  afterEach(() => server.stop(10));
  const fetchIt = (address: string | undefined, init: RequestInit = {}) =>
    fetch((address ?? "").replace("https://study.example.org", server.url), init);

  test("gives a file out once, as a download that nobody on the way keeps", async () => {
    const address = shelf.put(fileOf("hello"));
    const answer = await fetchIt(address);
    expect([answer.status, await answer.text()]).toEqual([200, "hello"]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": 'attachment; filename="checklist-unit-6.pdf"',
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    const again = await fetchIt(address);
    expect(again.status).toBe(404);
    expect(await again.text()).toMatch(/Ask for it again/);
  });

  test("forgets a file after ten minutes", async () => {
    const [early, late] = [shelf.put(fileOf("a")), shelf.put(fileOf("b"))];
    now += fileMs - 1;
    expect((await fetchIt(early)).status).toBe(200);
    now += 1;
    expect((await fetchIt(late)).status).toBe(404);
  });

  test("holds a hundred files and fifty megabytes, the newest", async () => {
    const first = shelf.put(fileOf("first"));
    const second = shelf.put(fileOf("second"));
    for (let more = 0; more < 99; more++) shelf.put(fileOf("more"));
    expect((await fetchIt(first)).status).toBe(404);
    expect((await fetchIt(second)).status).toBe(200);
    const large = shelf.put(fileOf("x".repeat(30_000_000)));
    const larger = shelf.put(fileOf("x".repeat(30_000_000)));
    expect((await fetchIt(large)).status).toBe(404);
    expect((await fetchIt(larger)).status).toBe(200);
    expect(shelf.put(fileOf("x".repeat(50_000_001)))).toBeUndefined();
  });

  test("lets neither name nor type write headers or run anything", async () => {
    const evil = { name: 'a"\r\nset-cookie: x\u202efdp.exe', type: "text/html\r\nx: y" };
    const answer = await fetchIt(shelf.put(fileOf("<script>", evil)));
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="[\w.-]+"$/);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  });

  test("is fetched from by GET alone, and not by a guess", async () => {
    const address = shelf.put(fileOf("hello"));
    expect((await fetchIt(address, { method: "POST" })).status).toBe(405);
    expect((await fetchIt(address, { method: "HEAD" })).status).toBe(405);
    expect((await fetch(`${server.url}/files/`)).status).toBe(404);
    expect((await fetchIt(address)).status).toBe(200);
  });

  test("takes nothing where nobody could fetch it", () => {
    const clock = { now: () => now };
    expect(openFileShelf({ clock, makeToken: () => "t" }).put(fileOf("hello"))).toBeUndefined();
  });
});
