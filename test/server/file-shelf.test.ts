import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { LearnerId } from "../../src/domain/learner.ts";
import { OutsideError } from "../../src/domain/outside-error.ts";
import type { ReplyFile } from "../../src/domain/reply.ts";
import { fileMs } from "../../src/ports/downloads.ts";
import { openFileShelf } from "../../src/server/file-shelf.ts";
import { type HttpServer, openHttpServer } from "../../src/server/http-server.ts";
import { openMemoryDownloads } from "../../src/storage/memory-downloads.ts";

const ann = "teams:t:ann" as LearnerId;
const silent = { error: () => {}, info: () => {} };
/** As long as those that are made of 32 random bytes. */
const tokenOf = (text: string) => text.padStart(43, "t");
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
  const kept = openMemoryDownloads({ now: () => now });
  const shelf = openFileShelf({
    kept,
    makeToken: () => tokenOf(String(tokens++)),
    publicUrl: "https://study.example.org",
  });
  beforeEach(async () => {
    server = await openHttpServer({ host: "127.0.0.1", port: 0, routes: [shelf.route], log: silent });
  });
  afterEach(() => server.stop(10));
  /** Asks a shelf that takes its files so. */
  const askOther = async <Got>(
    take: typeof kept.take,
    ask: (url: string) => Promise<Got>,
    more: { readonly mostLooks?: number } = {},
  ): Promise<Got> => {
    const { route } = openFileShelf({ kept: { ...kept, take }, makeToken: () => tokenOf(""), ...more });
    const other = await openHttpServer({ host: "127.0.0.1", port: 0, routes: [route], log: silent });
    const got = await ask(other.url);
    await other.stop(10);
    return got;
  };
  const fetchIt = (address: string | undefined, init: RequestInit = {}) =>
    fetch((address ?? "").replace("https://study.example.org", server.url), init);

  test("gives a file out once, as a download that nobody on the way keeps", async () => {
    const address = await shelf.put(fileOf("hello"), ann);
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
    const [early, late] = [await shelf.put(fileOf("a"), ann), await shelf.put(fileOf("b"), ann)];
    now += fileMs - 1;
    expect((await fetchIt(early)).status).toBe(200);
    now += 1;
    expect((await fetchIt(late)).status).toBe(404);
  });

  test("holds fifty megabytes, the newest", async () => {
    const large = await shelf.put(fileOf("x".repeat(30_000_000)), ann);
    const larger = await shelf.put(fileOf("x".repeat(30_000_000)), ann);
    expect((await fetchIt(large)).status).toBe(404);
    expect((await fetchIt(larger)).status).toBe(200);
    expect(await shelf.put(fileOf("x".repeat(50_000_001)), ann)).toBeUndefined();
  });

  test("says where files cannot be reached just now that they may be later", async () => {
    const gone = async () => {
      throw new OutsideError("gone", { where: "there", code: "ECONNREFUSED" });
    };
    const answer = await askOther(gone, (url) => fetch(`${url}/files/${tokenOf("1")}`));
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining("Try again in a minute")]);
    expect(answer.headers.get("retry-after")).toBe("60");
  });

  test("lets neither name nor type write headers or run anything", async () => {
    const evil = { name: 'a"\r\nset-cookie: x\u202efdp.exe', type: "text/html\r\nx: y" };
    const answer = await fetchIt(await shelf.put(fileOf("<script>", evil), ann));
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="[\w.-]+"$/);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  });

  test("is fetched from by GET alone, and not by a guess", async () => {
    const address = await shelf.put(fileOf("hello"), ann);
    expect((await fetchIt(address, { method: "POST" })).status).toBe(405);
    expect((await fetchIt(address, { method: "HEAD" })).status).toBe(405);
    expect((await fetch(`${server.url}/files/`)).status).toBe(404);
    expect((await fetchIt(address)).status).toBe(200);
  });

  test.each([
    ["nothing", ""],
    ["too short a token", tokenOf("").slice(1)],
    ["too long a token", `${tokenOf("")}t`],
    ["signs that no token has", tokenOf("%00")],
    ["something below a token", `${tokenOf("")}/t`],
  ])("is asked for %s without anybody looking for it", async (_, junk) => {
    const looked: string[] = [];
    const take = async (hash: string) => void looked.push(hash);
    const answer = await askOther(take, (url) => fetch(`${url}/files/${junk}`));
    expect([answer.status, looked]).toEqual([404, []]);
  });

  test.each([
    ["four", 4, {}],
    ["four, however many connections there are", 4, { mostLooks: 34 }],
    ["one, where there are few connections", 1, { mostLooks: 1 }],
  ])("looks for %s at the same time, and tells whoever comes then to come again", async (_, most, more) => {
    const waiting: (() => void)[] = [];
    const take = () => new Promise<undefined>((resolve) => void waiting.push(() => resolve(undefined)));
    const answerAll = async (count: number) => {
      await expect.poll(() => waiting.length).toBe(count);
      for (const answer of waiting.splice(0)) answer();
    };
    const ask = async (url: string) => {
      const one = () => fetch(`${url}/files/${tokenOf("")}`);
      const first = Array.from({ length: most }, one);
      await expect.poll(() => waiting.length).toBe(most);
      const late = await one();
      expect([late.status, late.headers.get("retry-after"), waiting.length]).toEqual([503, "60", most]);
      await answerAll(most);
      const later = [...first, one()];
      await answerAll(1);
      expect((await Promise.all(later)).filter(({ status }) => status !== 404)).toEqual([]);
    };
    await askOther(take, ask, more);
  });

  test("takes nothing where nobody could fetch it", async () => {
    expect(await openFileShelf({ kept, makeToken: () => "t" }).put(fileOf("hello"), ann)).toBeUndefined();
  });
});
