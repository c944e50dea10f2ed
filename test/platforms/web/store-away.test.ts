import { afterAll, beforeAll, expect, test } from "vitest";
import type { Intent } from "../../../src/domain/intent.ts";
import type { LearnerId } from "../../../src/domain/learner.ts";
import { OutsideError } from "../../../src/domain/outside-error.ts";
import type { PageStore } from "../../../src/ports/page-store.ts";
import { encodePress } from "../../../src/ports/press-value.ts";
import { openMemoryPages } from "../../../src/storage/memory-pages.ts";
import { hiddenIn, type ServedPages, servePages } from "./serve-pages.ts";

const ann = "json:ann" as LearnerId;
const away = new Set<keyof PageStore>();
const asked: Intent["kind"][] = [];
let sessionsAsked = 0;
let served: ServedPages;

/** A store some of whose ways in fail while they are `away`. */
function oftenAway(store: PageStore): PageStore {
  const here = (what: keyof PageStore) => {
    if (away.has(what)) throw new OutsideError("away", { where: "there", code: "ECONNREFUSED" });
  };
  return {
    ...store,
    shelve: async (place, thing) => {
      here("shelve");
      await store.shelve(place, thing);
    },
    sessionOf: async (session) => {
      sessionsAsked += 1;
      here("sessionOf");
      return store.sessionOf(session);
    },
  };
}

beforeAll(async () => {
  served = await servePages({
    assistant: {
      handle: async ({ act }) => {
        if (act.kind === "pressed") asked.push(act.intent.kind);
        const reply = { title: "It is done", blocks: [], choices: [], next: [], audience: "learner" } as const;
        return { intent: "x", data: {}, reply };
      },
    },
    limits: { perSession: 1_000, perStranger: 3 },
    people: [{ who: ann, name: "Ann", roles: ["manager"] }],
    store: (clock) => oftenAway(openMemoryPages(clock)),
  });
});
afterAll(() => served.stop());

test("what was pressed is done once and shown, though its page cannot be kept", async () => {
  const visitor = await served.enter(ann);
  const token = hiddenIn((await visitor.get("/pages/me")).html, "token");
  asked.length = 0;
  away.add("shelve");
  const value = encodePress({ kind: "privacy.export", file: true });
  const seen = await visitor.post("/pages/do", { token, value, from: "me" });
  expect([seen.status, asked]).toEqual([200, ["privacy.export"]]);
  expect(seen.html).toContain("It is done");
  away.clear();
});

test("a page that cannot be looked for is told of as such, with a reference, and is there again later", async () => {
  const visitor = await served.enter(ann);
  away.add("sessionOf");
  const seen = await visitor.get("/pages/me");
  expect([seen.status, seen.html]).toEqual([503, expect.stringContaining("ref-7")]);
  expect(served.logged()).toContain('"reference":"ref-7","code":"ECONNREFUSED"');
  away.clear();
  expect((await visitor.get("/pages/me")).status).toBe(200);
});

test("sessions that somebody makes up are not looked for without end", async () => {
  sessionsAsked = 0;
  const statuses: number[] = [];
  for (let count = 0; count < 40; count += 1) {
    const cookie = `unitwise=${String(count).padStart(43, "A")}`;
    statuses.push((await fetch(`${served.url}/pages/me`, { headers: { cookie } })).status);
  }
  expect(statuses.slice(-10)).toEqual(Array.from({ length: 10 }, () => 429));
  expect(sessionsAsked).toBeLessThanOrEqual(30);
});
