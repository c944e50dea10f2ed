import fc from "fast-check";
import { samplePeople } from "../../src/app/sample-people.ts";
import type { LearnerId } from "../../src/domain/learner.ts";
import { linkFor, pages } from "../../src/platforms/web/page-list.ts";
import { readPosted } from "../../src/platforms/web/read-posted.ts";
import { encodePress } from "../../src/ports/press-value.ts";
import { openSampleOffice } from "../platforms/web/sample-office.ts";
import { hiddenIn, type ServedPages, servePages } from "../platforms/web/serve-pages.ts";
import { awkward } from "./any-text.ts";
import { anyIntent } from "./any-value.ts";
import { type FuzzTarget, hold, target } from "./target.ts";
import { type Around, openWatch } from "./watched-assistant.ts";

/** As it is after a journey as UTF-8. */
const wellFormed = (text: string): string => Buffer.from(text).toString("utf8");

const junk = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "binary", maxLength: 400 }));

const others = ["", "/answer", "/in/x", "/in", "/file/x", "/out", "/style.css", "/nothing"];
const paths = [...pages.map(({ path }) => `/${path}`), ...others];
const name = fc.oneof(
  fc.constantFrom(
    "n",
    "q",
    "team",
    "who",
    "from",
    "sort",
    "unit",
    "token",
    "value",
    "words",
    "field",
    "picked.planned",
    "picked.units",
    "link",
    "qualification",
    "__proto__",
    "a[b]",
  ),
  fc.string({ maxLength: 8 }),
);
const given = fc.oneof(junk, anyIntent.map(encodePress), fc.constantFrom("1", "-1", "t1", "10266", "9e9"));
const fields = fc.array(fc.tuple(name, given), { maxLength: 5 });
/** Forms as ours are, with whatever beside. */
const form = fc
  .tuple(anyIntent, fc.constantFrom("", "team", "me", "plan", "__proto__"), fields)
  .map(([intent, from, more]): [string, string][] => [["value", encodePress(intent)], ["from", from], ...more]);
const cookie = fc.oneof(
  fc.constantFrom("", "unitwise=", "__Host-unitwise=x", "a=b; a=c", ";;;", "unitwise=%00", "=".repeat(3_000)),
  fc.string({ unit: "grapheme-ascii", maxLength: 100 }).map((text) => text.replaceAll(/[^\x20-\x7e]/g, "")),
);

const encoded = (given: readonly (readonly [string, string])[]): URLSearchParams =>
  new URLSearchParams(given.map(([key, value]) => [key, wellFormed(value)]));
const raws = ["?%", "?%ff=%c0", "?a&&&=", "?[]=1&[]=2", "#"];
const staffOrNobody = fc.option(fc.nat(5), { freq: 8 });

/** Somebody of the staff, who comes in anew after being put out: an erased person is signed in nowhere. */
interface Session {
  readonly who: LearnerId;
  cookie: string;
  /** Stands in each form of theirs. */
  token: string;
}

async function enter(served: ServedPages, session: Session): Promise<void> {
  const visitor = await served.enter(session.who);
  session.cookie = visitor.cookie;
  session.token = hiddenIn((await visitor.get("/pages/me")).html, "token");
}

async function openFuzzedPages(around: Around | undefined) {
  const notes: string[] = [];
  const note = (what: string, facts?: object) => void notes.push(`${what} ${JSON.stringify(facts)}`);
  const office = await openSampleOffice(undefined, false, { error: note, info: note });
  const watch = openWatch(around);
  const served = await servePages({
    ...office,
    assistant: watch.around(office.assistant),
    people: samplePeople.map(({ who, name: called, role }) => ({
      who,
      name: called,
      roles: role === "learner" ? [] : [role],
    })),
    roster: office.roster,
    limits: { perSession: 1_000_000, perStranger: 1_000_000 },
  });
  const staff = samplePeople
    .filter(({ role }) => role !== "learner")
    .map(({ who }) => ({ who, cookie: "", token: "" }));
  for (const session of staff) await enter(served, session);
  return { served, watch, staff, takeNotes: () => notes.splice(0) };
}

const anyPath = fc.oneof(
  fc.constantFrom(...paths),
  junk.map((text) => `/${encodeURIComponent(wellFormed(text)).slice(0, 500)}`),
);
/** Addresses below /pages: as our own links are, and others. */
const anyAddress = fc.oneof(
  { weight: 4, arbitrary: anyIntent.map((intent) => linkFor(intent)?.slice("/pages".length) ?? "/me") },
  { weight: 2, arbitrary: fc.constantFrom(...paths) },
  { weight: 1, arbitrary: fc.tuple(anyPath, fields).map(([path, given]) => `${path}?${encoded(given)}`) },
  { weight: 1, arbitrary: fc.tuple(anyPath, fc.constantFrom(...raws)).map(([path, raw]) => `${path}${raw}`) },
);
const anyVisit = fc.oneof(
  fc.record({ kind: fc.constant("get" as const), address: anyAddress, who: staffOrNobody, cookie }),
  fc.record({
    kind: fc.constant("post" as const),
    address: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom("/do") },
      { weight: 1, arbitrary: fc.constantFrom("/in", "/out", "/me") },
    ),
    given: fc.oneof({ weight: 3, arbitrary: form }, { weight: 1, arbitrary: fields }),
    /** With the token of the page that it stands on, as all forms of ours are. */
    ours: fc.constantFrom(true, true, true, false),
    who: staffOrNobody,
    cookie,
  }),
);

type Visit = typeof anyVisit extends fc.Arbitrary<infer One> ? One : never;

function ask(served: ServedPages, visit: Visit, session: Session | undefined): Promise<Response> {
  const to = `${served.url}/pages${visit.address}`;
  const shared = {
    redirect: "manual",
    headers: { cookie: session?.cookie ?? visit.cookie, origin: served.url },
  } as const;
  if (visit.kind === "get") return fetch(to, shared);
  const { given, ours } = visit;
  const whole =
    ours && session ? [...given.filter(([key]) => key !== "token"), ["token", session.token] as const] : given;
  return fetch(to, { ...shared, method: "POST", body: encoded(whole) });
}

export const pagesTarget = (around?: Around): FuzzTarget =>
  target("the pages: queries, forms, cookies", async () => {
    const { served, watch, staff, takeNotes } = await openFuzzedPages(around);
    let told = 0;
    return {
      input: anyVisit,
      take: async (visit) => {
        const session = visit.who === null ? undefined : staff[visit.who % staff.length];
        if (visit.kind === "post") readPosted(Object.fromEntries(visit.given));
        const response = await ask(served, visit, session);
        const html = await response.text();
        const from = told;
        told = served.logged().length;
        watch.holdNoBug([...takeNotes(), served.logged().slice(from)]);
        hold(response.status < 500, `status ${response.status}: ${served.logged().slice(-500)}`);
        hold(!/\[object Object\]/.test(html), "[object Object] is shown");
        if (session !== undefined && response.status === 401) await enter(served, session);
      },
      reached: watch.reached,
      close: () => served.stop(),
    };
  });
