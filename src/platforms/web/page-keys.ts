import { createHash } from "node:crypto";
import type { Instant, LearnerId } from "../../domain/learner.ts";
import type { Clock } from "../../ports/clock.ts";
import type { PageKeys } from "../../ports/pages.ts";
import { openPageShelf, type PageShelf } from "./page-shelf.ts";

/** How long a link holds, in milliseconds. */
export const linkMs = 10 * 60_000;
/** How long a session holds that nobody uses, and how long at most. OWASP's session management cheat sheet asks for both. */
const idleMs = 60 * 60_000;
export const sessionMs = 8 * 60 * 60_000;

/** Of one person, the oldest go first; of everybody, for memory's sake. */
const mostPerPerson = 5;
const mostInAll = 10_000;

/** What the keys take. */
export interface PageKeysWith {
  /** Where people's browsers reach the server, without a slash at its end. */
  readonly publicUrl: string;
  readonly clock: Clock;
  /** 32 random bytes as 43 characters of base64url: nobody can guess it. */
  readonly makeToken: () => string;
}

/** Somebody's visit to the pages. */
export interface PageSession {
  readonly who: LearnerId;
  /** What every form of this session carries. */
  readonly formToken: string;
  /** Tells this session from others in counters; no key to it. */
  readonly name: string;
  readonly shelf: PageShelf;
}

/** Links and sessions, in memory: a restart ends them all. */
export interface OpenPageKeys extends PageKeys {
  forget(who: LearnerId): void;
  /** Whether this link can still be used; does not use it. */
  holds(token: string): boolean;
  /** Uses up a link. The token of the new session's cookie, or undefined where the link is not, or no longer, one. */
  enter(token: string): string | undefined;
  /** The session of this cookie; counts as a use of it. */
  sessionOf(token: string): PageSession | undefined;
  /** Ends a session. */
  leave(token: string): void;
}

interface Kept {
  readonly who: LearnerId;
  readonly until: Instant;
}

interface KeptSession extends Kept {
  readonly session: PageSession;
  seen: Instant;
}

/** Keys to the pages. Tokens are kept as hashes alone, so that no picture of the memory opens a page. */
export function openPageKeys({ publicUrl, clock, makeToken }: PageKeysWith): OpenPageKeys {
  const links = new Map<string, Kept>();
  const sessions = new Map<string, KeptSession>();
  const isOver = ({ until, seen }: Kept & { readonly seen?: Instant }) =>
    clock.now() >= Math.min(until, (seen ?? until) + idleMs);
  return {
    linkFor: (who, at) => {
      makeRoom(links, who, isOver);
      const token = makeToken();
      links.set(hashOf(token), { who, until: at + linkMs });
      return `${publicUrl}/pages/in/${token}`;
    },
    forget: (who) => {
      for (const kept of [links, sessions]) for (const [hash, one] of kept) if (one.who === who) kept.delete(hash);
    },
    holds: (token) => {
      const link = links.get(hashOf(token));
      return link !== undefined && clock.now() < link.until;
    },
    enter: (token) => {
      const hash = hashOf(token);
      const link = links.get(hash);
      links.delete(hash);
      if (link === undefined || clock.now() >= link.until) return undefined;
      makeRoom(sessions, link.who, isOver);
      const cookie = makeToken();
      const session = { who: link.who, formToken: makeToken(), name: makeToken(), shelf: openPageShelf() };
      const now = clock.now();
      sessions.set(hashOf(cookie), { who: link.who, until: now + sessionMs, seen: now, session });
      return cookie;
    },
    sessionOf: (token) => {
      const hash = hashOf(token);
      const kept = sessions.get(hash);
      if (kept === undefined) return undefined;
      if (isOver(kept)) {
        sessions.delete(hash);
        return undefined;
      }
      kept.seen = clock.now();
      return kept.session;
    },
    leave: (token) => void sessions.delete(hashOf(token)),
  };
}

/** Takes out what is over, and then the oldest where there are too many. */
function makeRoom<K extends Kept>(kept: Map<string, K>, who: LearnerId, isOver: (one: K) => boolean): void {
  const own: string[] = [];
  for (const [hash, one] of kept) {
    if (isOver(one)) kept.delete(hash);
    else if (one.who === who) own.push(hash);
  }
  for (const hash of own.slice(0, Math.max(0, own.length - mostPerPerson + 1))) kept.delete(hash);
  for (const hash of kept.keys()) {
    if (kept.size < mostInAll) break;
    kept.delete(hash);
  }
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
