import type { Instant, LearnerId } from "../domain/learner.ts";
import type { Clock } from "../ports/clock.ts";
import {
  idleMs,
  linkMs,
  makingMs,
  type PageStore,
  type PageStoreLimits,
  type ShelfPlace,
  type Shelved,
  seenMs,
  sessionMs,
  shelfMs,
  usualStoreLimits,
} from "../ports/page-store.ts";
import { keepBytes, keepNewest } from "./newest-few.ts";

interface Link {
  readonly who: LearnerId;
  readonly until: Instant;
}

interface Session extends Link {
  seen: Instant;
}

interface Thing extends ShelfPlace {
  readonly thing: Shelved;
  readonly at: Instant;
}

/** Links, sessions and what was made for them in the memory of this process: a restart ends them all. */
export function openMemoryPages(clock: Clock, limits: PageStoreLimits = usualStoreLimits): PageStore {
  const links = new Map<string, Link>();
  const sessions = new Map<string, Session>();
  const shelf = openShelf(clock, limits);
  const isOver = ({ until, seen }: Link & { readonly seen?: Instant }) =>
    clock.now() >= Math.min(until, (seen ?? until) + idleMs);
  const add = <K extends Link>(kept: Map<string, K>, hash: string, one: K) => {
    dropThose(kept, isOver);
    kept.set(hash, one);
    keepNewest(kept, limits.perPerson, ({ who }) => who === one.who);
    keepNewest(kept, limits.inAll);
  };
  return {
    addLink: async (link, who) => add(links, link, { who, until: clock.now() + linkMs }),
    holdsLink: async (link) => {
      const found = links.get(link);
      return found !== undefined && !isOver(found);
    },
    enter: async (link, session) => {
      const found = links.get(link);
      links.delete(link);
      if (found === undefined || isOver(found)) return false;
      const now = clock.now();
      add(sessions, session, { who: found.who, until: now + sessionMs, seen: now });
      shelf.keepOf(sessions);
      return true;
    },
    sessionOf: async (hash) => {
      const found = sessions.get(hash);
      if (found === undefined || isOver(found)) return undefined;
      if (clock.now() - found.seen >= seenMs) found.seen = clock.now();
      return found.who;
    },
    leave: async (session) => {
      sessions.delete(session);
      shelf.keepOf(sessions);
    },
    forget: async (who) => {
      for (const kept of [links, sessions]) dropThose<Link>(kept, (one) => one.who === who);
      shelf.keepOf(sessions);
    },
    shelve: async (place, thing) => {
      if (sessions.has(place.session)) shelf.put(place, thing);
    },
    find: async (place) => shelf.find(place),
  };
}

function dropThose<V>(kept: Map<string, V>, those: (value: V) => boolean): void {
  for (const [key, value] of kept) if (those(value)) kept.delete(key);
}

interface Shelf {
  put(place: ShelfPlace, thing: Shelved): void;
  find(place: ShelfPlace): Shelved | undefined;
  /** Drops what belongs to no session any more. */
  keepOf(sessions: ReadonlyMap<string, unknown>): void;
}

function openShelf(clock: Clock, limits: PageStoreLimits): Shelf {
  const things = new Map<string, Thing>();
  const keyOf = ({ session, name }: ShelfPlace) => `${session} ${name}`;
  const isOld = ({ at, thing }: Thing) => clock.now() >= at + (thing.kind === "making" ? makingMs : shelfMs);
  const isFile = ({ thing }: Thing) => thing.kind === "file";
  return {
    put: (place, thing) => {
      dropThose(things, isOld);
      // Anew at the end: the order in which they came.
      things.delete(keyOf(place));
      things.set(keyOf(place), { ...place, thing, at: clock.now() });
      const own = (one: Thing) => one.session === place.session;
      keepNewest(things, limits.pages, (one) => own(one) && !isFile(one));
      keepNewest(things, limits.files, (one) => own(one) && isFile(one));
      keepNewest(things, limits.things);
      keepBytes(things, limits.bytes, ({ thing: kept }) => sizeOf(kept));
    },
    find: (place) => {
      const found = things.get(keyOf(place));
      return found === undefined || found.scope !== place.scope || isOld(found) ? undefined : found.thing;
    },
    keepOf: (sessions) => dropThose(things, ({ session }) => !sessions.has(session)),
  };
}

function sizeOf(thing: Shelved): number {
  if (thing.kind === "file") return thing.file.bytes.length;
  return thing.kind === "made" ? Buffer.byteLength(thing.html) : 0;
}
