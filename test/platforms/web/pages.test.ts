import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Intent } from "../../../src/domain/intent.ts";
import type { LearnerId } from "../../../src/domain/learner.ts";
import type { Reply } from "../../../src/domain/reply.ts";
import { pages } from "../../../src/platforms/web/page-list.ts";
import { encodePress } from "../../../src/ports/press-value.ts";
import { hiddenIn, type Seen, type ServedPages, servePages, type Visitor, visitorWith } from "./serve-pages.ts";

const ann = "json:ann" as LearnerId;
const bob = "json:bob" as LearnerId;
const hostile =
  "<script>alert(1)</script> <!channel> \"><img src=x onerror=alert(1)> \u202eevil\u202c שלום O'Neill & Söhne";
const back: Intent = { kind: "evidence.return", who: bob, units: [6], criteria: ["1.1"], words: "" };
const sign: Intent = { kind: "evidence.sign", who: bob, units: [6], criteria: ["1.1"] };

let served: ServedPages;
let visitor: Visitor;
const asked: Intent[] = [];
const entries: string[] = [];
const replies = new Map<Intent["kind"], () => Promise<Reply>>();
const replyOf = (more: Partial<Reply>): Reply => ({
  title: "Done",
  blocks: [],
  choices: [],
  next: [],
  audience: "learner",
  ...more,
});

beforeAll(async () => {
  served = await servePages({
    assistant: {
      handle: async ({ act }) => {
        if (act.kind !== "pressed") throw new Error("pages only press");
        asked.push(act.intent);
        const reply = await (replies.get(act.intent.kind)?.() ?? Promise.resolve(replyOf({ title: act.intent.kind })));
        return { intent: act.intent.kind, data: {}, reply };
      },
    },
    limits: { perSession: 10_000, perStranger: 10_000 },
    onAct: ({ event, by, outcome }) => void entries.push(`${event} ${by} ${outcome}`),
    people: [
      { who: ann, name: hostile, roles: ["manager", "trainer", "admin"] },
      { who: bob, name: null, roles: ["trainer"] },
    ],
  });
  visitor = await served.enter(ann);
});
afterAll(() => served.stop());
beforeEach(() => {
  asked.length = 0;
  replies.clear();
});

const tokenOf = async (who: Visitor) => hiddenIn((await who.get("/pages/me")).html, "token");

describe("The pages", () => {
  test.each(pages.map(({ path }) => path))("show what the assistant answers: %s", async (path) => {
    const seen = await visitor.get(`/pages/${path}${path === "member" ? `?who=${bob}` : ""}`);
    expect(seen.status).toBe(200);
    const titles = [...seen.html.matchAll(/class="reply-title">([^<]*)</g)].map(([, title]) => title);
    expect(titles[0]).toBe(asked[0]?.kind);
    expect(seen.html).toContain(`<title>${asked[0]?.kind} - Unitwise</title>`);
  });

  test("have every link that the assistant offers on a page as a link, and every other as a form", async () => {
    const intents: readonly Intent[] = [
      { kind: "progress.member", who: "a b&c" },
      { kind: "progress.team", team: "t1", view: "stuck", skip: 8 },
      sign,
    ];
    replies.set("nudge.show", async () => replyOf({ next: intents.map((intent) => ({ label: intent.kind, intent })) }));
    const { html } = await visitor.get("/pages/nudges");
    expect(html).toContain('href="/pages/member?who=a+b%26c"');
    expect(html).toContain('href="/pages/team?team=t1&amp;view=stuck&amp;skip=8"');
    expect(hiddenIn(html, "value")).toBe(encodePress(sign));
    asked.length = 0;
    await visitor.get("/pages/member?who=a+b%26c");
    await visitor.get("/pages/team?team=t1&view=stuck&skip=8");
    expect(asked).toEqual(intents.slice(0, 2));
  });

  test("tell of everybody who comes in, and of nobody with a link that is used up", async () => {
    expect(entries).toContain(`pages.enter ${ann} done`);
    const before = entries.length;
    const link = "x".repeat(43);
    await visitor.post("/pages/in", { link });
    expect(entries).toHaveLength(before);
  });

  test("lead only where somebody may go", async () => {
    const trainer = await served.enter(bob);
    const nav = [...(await trainer.get("/pages")).html.matchAll(/<li><a href="\/pages\/([\w-]+)"/g)].map(
      ([, at]) => at,
    );
    expect(nav).toEqual(["evidence", "sample", "coverage", "unanswered", "reported", "questions", "calibration", "me"]);
  });

  test("tell whoever has themselves erased that it is done, and then know them no more", async () => {
    const leaving = await served.enter(bob);
    const token = await tokenOf(leaving);
    replies.set("privacy.erase", async () => {
      await served.keys.forget(bob);
      return replyOf({ title: "All of it is deleted" });
    });
    const value = encodePress({ kind: "privacy.erase", sure: true });
    const seen = await leaving.post("/pages/do", { token, value, from: "me" });
    expect([seen.status, seen.html.includes("All of it is deleted")]).toEqual([200, true]);
    expect((await leaving.get("/pages/me")).status).toBe(401);
  });

  test("show a page that takes long as being made, then as it is, without asking twice", async () => {
    let finish = (): void => undefined;
    replies.set(
      "evidence.sample",
      () =>
        new Promise((resolve) => {
          finish = () => resolve(replyOf({ title: "Here it is" }));
        }),
    );
    const waiting = await visitor.get("/pages/sample");
    expect(waiting.html).toContain("This page is being made");
    const [, address = ""] = /http-equiv="refresh" content="2; url=([^"]+)"/.exec(waiting.html) ?? [];
    expect((await visitor.get(address)).html).toContain("This page is being made");
    finish();
    expect((await visitor.get(address)).html).toContain("Here it is");
    expect(asked).toHaveLength(1);
    const other = await served.enter(bob);
    expect((await other.get(address)).status).toBe(404);
  });

  test("tell of a fault with a reference that operators find, and nothing else", async () => {
    replies.set("evidence.sample", () => Promise.reject(new TypeError("somebody's secret")));
    const { status, html } = await visitor.get("/pages/sample");
    expect([status, html]).toEqual([500, expect.stringContaining("ref-7")]);
    expect(served.logged()).toContain('"reference":"ref-7","bug":"TypeError"');
    expect(`${html}${served.logged()}`).not.toContain("secret");
  });

  test("give a file to whoever asked for it and to nobody else", async () => {
    const file = { name: "team <1>.csv", type: "text/csv", base64: btoa("a,b"), about: "The team" };
    replies.set("team.export", async () => replyOf({ blocks: [{ kind: "file", file }] }));
    const fields = { token: await tokenOf(visitor), value: encodePress({ kind: "team.export", as: "csv" }) };
    const { html } = await visitor.post("/pages/do", fields);
    const [, href = ""] = /href="(\/pages\/file\/[\w-]+)"/.exec(html) ?? [];
    const got = await visitor.get(href);
    expect([got.html, got.headers.get("content-disposition")]).toEqual(["a,b", "attachment; filename=team--1-.csv"]);
    expect((await (await served.enter(bob)).get(href)).status).toBe(404);
    expect((await visitorWith(served.url, "").get(href)).status).toBe(401);
  });
});

describe("What is pressed", () => {
  test("is done once, however often its answer is loaded again", async () => {
    const done = await visitor.post("/pages/do", { token: await tokenOf(visitor), value: encodePress(sign) });
    expect(done.html).toContain("evidence.sign");
    expect(asked.filter(({ kind }) => kind === "evidence.sign")).toEqual([sign]);
  });

  test("takes the words that were said to it", async () => {
    replies.set("evidence.queue", async () => replyOf({ next: [{ label: "Return", intent: back }] }));
    const { html } = await visitor.get("/pages/evidence");
    expect(html).toMatch(/<textarea name="words"[^>]* required/);
    const value = hiddenIn(html, "value");
    await visitor.post("/pages/do", { token: hiddenIn(html, "token"), value, words: `  ${hostile}\r\n more ` });
    expect(asked.at(-1)).toEqual({ ...back, words: `${hostile} more` });
  });

  test.each([
    ["no token", {}, undefined],
    ["an empty token", { token: "" }, undefined],
    ["a wrong token", { token: "A".repeat(43) }, undefined],
    ["a foreign origin", null, { origin: "https://evil.example" }],
    ["an origin that is hidden", null, { origin: "null" }],
    ["no origin", null, {}],
    ["a site that is not ours", null, { "sec-fetch-site": "same-site" }],
  ])("is not done with %s", async (_, fields, headers) => {
    const token = await tokenOf(visitor);
    asked.length = 0;
    const given =
      headers === undefined || "origin" in headers || Object.keys(headers).length === 0
        ? headers
        : { origin: served.url, ...headers };
    const seen = await visitor.post("/pages/do", { value: encodePress(sign), ...(fields ?? { token }) }, given);
    const out = await visitor.post("/pages/out", fields ?? { token }, given);
    expect([seen.status, out.status, asked]).toEqual([403, 403, []]);
  });

  test("is not done with the token of another session", async () => {
    const token = await tokenOf(await served.enter(ann));
    asked.length = 0;
    expect((await visitor.post("/pages/do", { token, value: encodePress(sign) })).status).toBe(403);
    expect(asked).toEqual([]);
  });
});

describe("Hostile input", () => {
  test.each([
    ["/pages/team?view=everything"],
    ["/pages/team?team="],
    [`/pages/team?team=${"x".repeat(201)}`],
    ["/pages/team?team=a&team=b"],
    ["/pages/team?__proto__=a"],
    ["/pages/team?skip=-1"],
    ["/pages/team?skip=1e9"],
    ["/pages/member"],
    ["/pages/member?who[]=x"],
    ["/pages/member?who=x&more=y"],
    ["/pages/evidence?skip=NaN"],
    ["/pages/coverage?x=1"],
    ["/pages/answer?n=0"],
    ["/pages/answer?n=999"],
    ["/pages/answer?n=<script>"],
    ["/pages/file/999"],
    ["/pages/nothing"],
    ["/nothing"],
    ["/pages/team/../../etc/passwd"],
    ["/pages/%00"],
  ])("in an address is no page, and nobody is asked: %s", async (path) => {
    const { status, html } = await visitor.get(path);
    expect([status, asked]).toEqual([404, []]);
    expect(html).not.toContain("<script");
  });

  test.each([
    ["no value", {}],
    ["no JSON", { value: "{" }],
    ["no intent", { value: '{"kind":"admin.all"}' }],
    ["an intent with more in it", { value: '{"kind":"whoami","__proto__":{"a":1},"x":1}' }],
    ["a value that is too long", { value: "x".repeat(20_001) }],
    ["words that are too long", { value: encodePress(back), words: "x".repeat(501) }],
    ["a field that is none", { value: encodePress(sign), "picked.nothing": "1" }],
    ["a field that changes what is meant", { value: encodePress(sign), "picked.kind": "whoami" }],
    ["a prototype", { value: encodePress(sign), "picked.__proto__": "1" }],
  ])("in a form is refused with a word: %s", async (_, fields) => {
    const token = await tokenOf(visitor);
    asked.length = 0;
    const seen = await visitor.post("/pages/do", { token, ...fields });
    expect([seen.status, asked]).toEqual([400, []]);
    expect(seen.html).toContain("could not be read");
  });

  test("that is too large, or no form, is refused", async () => {
    const token = await tokenOf(visitor);
    expect((await visitor.post("/pages/do", { token, value: "x".repeat(70_000) })).status).toBe(413);
    const many = Object.fromEntries(Array.from({ length: 1_100 }, (_, at) => [`f${at}`, "1"]));
    expect((await visitor.post("/pages/do", { token, ...many })).status).toBe(413);
    const headers = { cookie: visitor.cookie, origin: served.url, "content-type": "application/json" };
    const body = JSON.stringify({ token, value: encodePress(sign) });
    expect((await fetch(`${served.url}/pages/do`, { method: "POST", headers, body })).status).toBe(403);
    const broken = { ...headers, "content-type": "application/x-www-form-urlencoded; charset=klingon" };
    expect((await fetch(`${served.url}/pages/do`, { method: "POST", headers: broken, body: "a=b" })).status).toBe(415);
  });

  test("in names, words and links does nothing on a page", async () => {
    replies.set("nudge.show", async () =>
      replyOf({
        title: hostile,
        blocks: [
          { kind: "text", text: [hostile, { strong: hostile }] },
          { kind: "table", caption: hostile, head: [hostile], rows: [[hostile]] },
          { kind: "text", text: ["see javascript:alert(1) or https://e.example/?a=1&b=<i>."] },
          {
            kind: "picture",
            alt: hostile,
            picture: { kind: "bars", title: hostile, bars: [{ label: hostile, share: 0.5, note: hostile }] },
          },
        ],
        choices: [{ label: hostile, intent: { ...back, who: hostile } }],
      }),
    );
    const { html } = await visitor.get("/pages/nudges");
    // What a press carries is as it was said, in an attribute that nobody reads.
    const read = html.replaceAll(/name="value" value="[^"]*"/g, "");
    expect(read).not.toMatch(/<script|<img src=x|<!channel|\u202e|javascript:[^<]*"/);
    expect(html).toContain("<bdi>שלום</bdi>");
    expect(html).toContain('href="https://e.example/?a=1&amp;b="');
    expect(html).not.toMatch(/<(?!\/|!doctype)\w[^>]*\son\w+=/);
    expect(JSON.parse(hiddenIn(html, "value"))).toEqual({ ...back, who: hostile });
  });
});

describe("Every answer", () => {
  const strict = (seen: Pick<Seen, "headers">) => {
    const policy = seen.headers.get("content-security-policy");
    expect(policy).toBe(
      "default-src 'none';script-src 'none';style-src 'self';img-src 'self' data:;form-action 'self';frame-ancestors 'none';base-uri 'none'",
    );
    expect(seen.headers.get("x-content-type-options")).toBe("nosniff");
    expect(seen.headers.get("referrer-policy")).toBe("same-origin");
    expect(seen.headers.get("x-frame-options")).toBe("DENY");
    expect(seen.headers.get("x-powered-by")).toBeNull();
  };

  test.each([
    "/pages",
    "/pages/team",
    "/pages/in/x",
    "/pages/answer?n=9",
    "/pages/file/9",
    "/nothing",
    "/pages/in/%E0%A4%A",
  ])("is kept by nobody, framed by nobody and runs nothing: %s", async (path) => {
    for (const who of [visitor, visitorWith(served.url, "")]) {
      const seen = await who.get(path);
      strict(seen);
      expect(seen.headers.get("cache-control")).toBe("no-store");
      expect(seen.html).not.toMatch(/<script|style="/);
    }
  });

  test("to a refused form has the same headers", async () => {
    for (const seen of [
      await visitor.post("/pages/do", {}),
      await visitor.post("/pages/do", { x: "x".repeat(70_000) }),
      await visitor.post("/pages/team", {}),
    ])
      strict(seen);
  });

  test("has a stylesheet that may be kept, under an address that changes with it", async () => {
    const [, address = ""] = /<link rel="stylesheet" href="([^"]+)"/.exec((await visitor.get("/pages/me")).html) ?? [];
    const style = await visitor.get(address);
    strict(style);
    expect(style.headers.get("content-type")).toContain("text/css");
    expect(style.headers.get("cache-control")).toContain("immutable");
    expect(style.html.length).toBeLessThan(10_000);
  });
});

describe("Who asks too often", () => {
  test("waits, and keeps nobody else from their pages", async () => {
    const handle = async () => ({ intent: "x", data: {}, reply: replyOf({}) });
    const busy = await servePages({ assistant: { handle }, limits: { perSession: 3, perStranger: 40 } });
    const [one, two] = [await busy.enter(ann), await busy.enter(bob)];
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await one.get("/pages/me")).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await two.get("/pages/me")).status).toBe(200);
    expect((await fetch(`${busy.url}/pages/in/x`)).headers.get("ratelimit-limit")).toBe("40");
    await busy.stop();
  });

  test("is not counted for what lies outside the pages, so that junk keeps nobody from coming in", async () => {
    const handle = async () => ({ intent: "x", data: {}, reply: replyOf({}) });
    const busy = await servePages({ assistant: { handle }, limits: { perSession: 3, perStranger: 3 } });
    for (const path of ["/x", "/wp-login.php", "/pagesx", "/..%00", "/a?b"])
      expect((await fetch(`${busy.url}${path}`)).status).toBe(404);
    expect((await (await busy.enter(ann)).get("/pages/me")).status).toBe(200);
    await busy.stop();
  });
});
