import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dashboardHolds } from "../../../src/app/dashboard.ts";
import type { LearnerId } from "../../../src/domain/learner.ts";
import { linkMs, sessionMs } from "../../../src/ports/page-store.ts";
import { comeIn, makeToken, type ServedPages, servePages, visitorWith } from "./serve-pages.ts";

const ann = "json:ann" as LearnerId;
const bob = "json:bob" as LearnerId;
const minute = 60_000;

let served: ServedPages;
const asked: LearnerId[] = [];
beforeAll(async () => {
  served = await servePages({
    assistant: {
      handle: async ({ learner }) => {
        asked.push(learner);
        const reply = { title: "Ten members", blocks: [], choices: [], next: [], audience: "learner" } as const;
        return { intent: "progress.team", data: {}, reply };
      },
    },
    people: [
      { who: ann, name: "Ann", roles: ["manager"] },
      { who: bob, name: "Bob", roles: ["trainer"] },
    ],
  });
});
afterAll(() => served.stop());
beforeEach(() => {
  asked.length = 0;
});

const linkOf = async (who: LearnerId) => (await served.keys.linkFor(who)) ?? "";
const pathOf = (link: string) => new URL(link).pathname;

describe("A link", () => {
  test("opens the pages for one person, once", async () => {
    const link = await linkOf(ann);
    const visitor = await comeIn(served.url, link);
    expect((await visitor.get("/pages/team")).status).toBe(200);
    expect(new Set(asked)).toEqual(new Set([ann]));
    const again = await comeIn(served.url, link);
    expect([again.cookie, (await again.get("/pages/team")).status]).toEqual(["", 401]);
  });

  test("is not used up by what fetches it unasked, however often and however", async () => {
    const link = await linkOf(ann);
    for (const method of ["GET", "HEAD", "GET"]) {
      const seen = await fetch(`${served.url}${pathOf(link)}`, { method });
      expect([seen.status, seen.headers.get("set-cookie")]).toEqual([200, null]);
    }
    expect((await comeIn(served.url, link)).cookie).not.toBe("");
  });

  test("holds for ten minutes, as the assistant says", async () => {
    const [late, ontime] = [await linkOf(ann), await linkOf(ann)];
    served.wait(linkMs - 1);
    expect((await comeIn(served.url, ontime)).cookie).not.toBe("");
    served.wait(1);
    expect((await comeIn(served.url, late)).cookie).toBe("");
    expect((await fetch(`${served.url}${pathOf(late)}`)).status).toBe(410);
    expect([linkMs / minute, sessionMs / minute / 60]).toEqual([dashboardHolds.minutes, dashboardHolds.hours]);
  });

  test.each(["x", "A".repeat(43), makeToken(), "%00", "%E0%A4%A"])(
    "that is forged (%s) opens nothing",
    async (token) => {
      const seen = await fetch(`${served.url}/pages/in/${token}`);
      expect([400, 410]).toContain(seen.status);
      expect((await comeIn(served.url, `/${token}`)).cookie).toBe("");
    },
  );

  test("opens the pages as the one it was made for, whoever presses the button", async () => {
    const visitor = await served.enter(bob);
    const other = await comeIn(served.url, await linkOf(ann));
    await visitor.get("/pages/evidence");
    expect(asked).toEqual([bob]);
    await other.get("/pages/nudges");
    expect(asked).toEqual([bob, ann]);
  });

  test("cannot be used from a page elsewhere", async () => {
    const link = await linkOf(ann);
    const body = new URLSearchParams({ link: link.split("/").at(-1) ?? "" });
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      {},
      { origin: served.url, "sec-fetch-site": "cross-site" },
    ]) {
      const seen = await fetch(`${served.url}/pages/in`, { method: "POST", body, headers });
      expect([seen.status, seen.headers.get("set-cookie")]).toEqual([403, null]);
    }
    expect((await comeIn(served.url, link)).cookie).not.toBe("");
  });
});

describe("A session", () => {
  test("ends after an hour in which nobody does anything, and is kept going by use", async () => {
    const visitor = await served.enter(ann);
    for (let hour = 0; hour < 3; hour += 1) {
      served.wait(59 * minute);
      expect((await visitor.get("/pages/team")).status).toBe(200);
    }
    served.wait(60 * minute);
    expect((await visitor.get("/pages/team")).status).toBe(401);
  });

  test("ends after eight hours, however busy", async () => {
    const visitor = await served.enter(ann);
    for (let half = 0; half < 15; half += 1) {
      served.wait(30 * minute);
      expect((await visitor.get("/pages/team")).status).toBe(200);
    }
    served.wait(30 * minute);
    expect((await visitor.get("/pages/team")).status).toBe(401);
  });

  test("ends when somebody signs out, and only that one", async () => {
    const [one, two] = [await served.enter(ann), await served.enter(ann)];
    const { html } = await one.get("/pages/team");
    const token = /action="\/pages\/out".*?name="token" value="([\w-]+)"/.exec(html)?.[1] ?? "";
    const left = await one.post("/pages/out", { token });
    expect([left.status, left.headers.get("set-cookie")]).toEqual([200, expect.stringContaining("Max-Age=0")]);
    expect((await one.get("/pages/team")).status).toBe(401);
    expect((await two.get("/pages/team")).status).toBe(200);
  });

  test("ends with the person, and their links with it", async () => {
    const visitor = await served.enter(ann);
    const link = await linkOf(ann);
    await served.keys.forget(ann);
    expect((await visitor.get("/pages/team")).status).toBe(401);
    expect((await comeIn(served.url, link)).cookie).toBe("");
  });

  test.each([
    "unitwise=",
    "unitwise=x",
    `unitwise=${"A".repeat(43)}`,
    `other=${makeToken()}`,
    "unitwise=a; unitwise=b",
  ])("is not opened by the cookie %s", async (cookie) => {
    expect((await visitorWith(served.url, cookie).get("/pages/team")).status).toBe(401);
  });

  test("has a cookie that no script reads, that is sent below /pages alone and never from elsewhere", async () => {
    const body = new URLSearchParams({ link: (await linkOf(ann)).split("/").at(-1) ?? "" });
    const options = { method: "POST", body, headers: { origin: served.url }, redirect: "manual" } as const;
    const cookie = (await fetch(`${served.url}/pages/in`, options)).headers.get("set-cookie");
    expect(cookie).toMatch(/^unitwise=[\w-]{43}; Max-Age=28800; Path=\/pages; HttpOnly; SameSite=Strict$/);
  });
});
