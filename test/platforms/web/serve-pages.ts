import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { LearnerId } from "../../../src/domain/learner.ts";
import type { Role } from "../../../src/domain/role.ts";
import { emptyRoster, type Roster } from "../../../src/domain/roster.ts";
import { drawSvg } from "../../../src/pictures/draw-svg.ts";
import { type OpenPageKeys, openPageKeys } from "../../../src/platforms/web/page-keys.ts";
import { openPages, type PagesOptions } from "../../../src/platforms/web/pages-app.ts";
import type { Clock } from "../../../src/ports/clock.ts";
import type { PageStore } from "../../../src/ports/page-store.ts";
import { openHttpServer } from "../../../src/server/http-server.ts";
import { openMemoryPages } from "../../../src/storage/memory-pages.ts";
import { nodeTimers } from "../../../src/storage/timers.ts";
import { morning } from "../../app/try-out.ts";

/** Pages on a real port, with a clock that is moved by hand. */
export interface ServedPages {
  readonly url: string;
  readonly keys: OpenPageKeys;
  /** What operators were told, as one text. */
  readonly logged: () => string;
  wait(ms: number): void;
  now(): number;
  /** Comes in by a link, as a browser does. */
  enter(who: LearnerId): Promise<Visitor>;
  stop(): Promise<void>;
}

/** A browser that is signed in, or not. */
export interface Visitor {
  readonly cookie: string;
  get(path: string): Promise<Seen>;
  /** Sends a form with what is hidden in the forms of the page, unless `fields` say otherwise. */
  post(path: string, fields: Readonly<Record<string, string>>, headers?: Record<string, string>): Promise<Seen>;
}

/** What came back, redirects followed. */
export interface Seen {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}

/** What differs from usual. */
export type ServeOptions = Partial<Omit<PagesOptions, "keys" | "publicUrl" | "log">> &
  Pick<PagesOptions, "assistant"> & {
    readonly people?: readonly MadeUp[];
    /** In memory where nothing is said. */
    readonly store?: (clock: Clock) => PageStore;
  };

/** Somebody with roles and a name. */
export interface MadeUp {
  readonly who: LearnerId;
  readonly name: string | null;
  readonly roles: readonly Role[];
}

export const makeToken = (): string => randomBytes(32).toString("base64url");

/** Serves the pages until they are stopped. */
export async function servePages({
  people = [],
  store = openMemoryPages,
  ...options
}: ServeOptions): Promise<ServedPages> {
  const notes: string[] = [];
  const note = (message: string, fields?: object) => void notes.push(`${message} ${JSON.stringify(fields)}`);
  const log = { error: note, info: note };
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const fallback = (request: IncomingMessage, response: ServerResponse) => answer(request, response);
  const server = await openHttpServer({ host: "127.0.0.1", port: 0, routes: [], fallback, log });
  let now = morning;
  const clock = { now: () => now };
  const keys = openPageKeys({ publicUrl: server.url, store: store(clock), makeToken });
  answer = openPages({
    drawSvg,
    clock,
    timers: nodeTimers,
    makeReference: () => "ref-7",
    roster: () => rosterOf(people),
    admins: new Set(people.flatMap(({ who, roles }) => (roles.includes("admin") ? [who] : []))),
    ...options,
    log,
    keys,
    publicUrl: server.url,
  });
  return {
    url: server.url,
    keys,
    logged: () => notes.join("\n"),
    wait: (ms) => {
      now += ms;
    },
    now: () => now,
    enter: async (who) => comeIn(server.url, (await keys.linkFor(who)) ?? ""),
    stop: () => server.stop(10),
  };
}

function rosterOf(people: readonly MadeUp[]): Roster {
  const appointed = people.flatMap(({ who, roles }) =>
    roles.flatMap((role) => (role === "admin" ? [] : [{ who, role, by: who, at: morning }])),
  );
  return { ...emptyRoster, people: people.map(({ who, name }) => ({ who, name })), appointed };
}

/** Follows a link and presses its button. */
export async function comeIn(url: string, link: string): Promise<Visitor> {
  const sent = await fetch(`${url}/pages/in`, {
    method: "POST",
    body: new URLSearchParams({ link: link.split("/").at(-1) ?? "" }),
    headers: { origin: url },
    redirect: "manual",
  });
  return visitorWith(url, (sent.headers.get("set-cookie") ?? "").split(";")[0] ?? "");
}

/** A browser with this cookie; none where it is empty. */
export function visitorWith(url: string, cookie: string): Visitor {
  const read = async (response: Response): Promise<Seen> => ({
    status: response.status,
    html: await response.text(),
    headers: response.headers,
  });
  const follow = async (response: Response): Promise<Seen> => {
    const to = response.headers.get("location");
    return to === null
      ? read(response)
      : follow(await fetch(`${url}${to}`, { headers: { cookie }, redirect: "manual" }));
  };
  return {
    cookie,
    get: async (path) => follow(await fetch(`${url}${path}`, { headers: { cookie }, redirect: "manual" })),
    post: async (path, fields, headers = { origin: url }) => {
      const body = new URLSearchParams(fields);
      return follow(
        await fetch(`${url}${path}`, { method: "POST", body, headers: { cookie, ...headers }, redirect: "manual" }),
      );
    },
  };
}

/** The value of a hidden field of a page. */
export function hiddenIn(html: string, name: string): string {
  const found = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
  return found.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}
