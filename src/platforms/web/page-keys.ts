import { createHash } from "node:crypto";
import type { LearnerId } from "../../domain/learner.ts";
import type { PageStore } from "../../ports/page-store.ts";
import type { PageKeys } from "../../ports/pages.ts";
import { openPageShelf, type PageShelf } from "./page-shelf.ts";

/** What the keys take. */
export interface PageKeysWith {
  /** Where people's browsers reach the server, without a slash at its end. */
  readonly publicUrl: string;
  readonly store: PageStore;
  /** 32 random bytes as 43 characters of base64url: nobody can guess it. */
  readonly makeToken: () => string;
}

/** Somebody's visit to the pages. */
export interface PageSession {
  readonly who: LearnerId;
  /** What every form of this session carries. */
  readonly formToken: string;
  /** What was made for the session while its owner could see this much. */
  readonly shelfFor: (scope: string) => PageShelf;
}

/** Links and sessions; everything rejects with an `OutsideError` where the store does. */
export interface OpenPageKeys extends PageKeys {
  forget(who: LearnerId): Promise<void>;
  /** Whether this link can still be used; does not use it. */
  holds(token: string): Promise<boolean>;
  /** Uses up a link. The token of the new session's cookie, or undefined where the link is not, or no longer, one. */
  enter(token: string): Promise<string | undefined>;
  /** The session of this cookie; counts as a use of it. */
  sessionOf(token: string): Promise<PageSession | undefined>;
  /** Ends a session. */
  leave(token: string): Promise<void>;
  /** What tells this session from others in counters, where it was found here lately; asks nobody, and is no key to it. */
  knownHere(token: string): string | undefined;
}

/** So many sessions are known here at most. */
const mostKnown = 10_000;

/** Keys to the pages. Of tokens only hashes are kept: neither a picture of the memory nor of the database opens a page. */
export function openPageKeys({ publicUrl, store, makeToken }: PageKeysWith): OpenPageKeys {
  const known = new Set<string>();
  const note = (session: string, isThere: boolean) => {
    known.delete(session);
    if (isThere) known.add(session);
    for (const oldest of known) {
      if (known.size <= mostKnown) break;
      known.delete(oldest);
    }
  };
  return {
    linkFor: async (who) => {
      const token = makeToken();
      await store.addLink(hashOf(token), who);
      return `${publicUrl}/pages/in/${token}`;
    },
    forget: store.forget,
    holds: (token) => store.holdsLink(hashOf(token)),
    enter: async (token) => {
      const cookie = makeToken();
      if (!(await store.enter(hashOf(token), hashOf(cookie)))) return undefined;
      note(hashOf(cookie), true);
      return cookie;
    },
    sessionOf: async (token) => {
      const session = hashOf(token);
      const who = await store.sessionOf(session);
      note(session, who !== undefined);
      const shelf = { store, session, makeToken };
      // Made of the cookie: whoever holds it alone can tell, and no server has to keep it.
      const formToken = hashOf(`form ${token}`);
      return who === undefined ? undefined : { who, formToken, shelfFor: (scope) => openPageShelf(shelf, scope) };
    },
    leave: async (token) => {
      note(hashOf(token), false);
      await store.leave(hashOf(token));
    },
    knownHere: (token) => (known.has(hashOf(token)) ? hashOf(token) : undefined),
  };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
