import type { LearnerId } from "../domain/learner.ts";

/** How long a link holds, in milliseconds. */
export const linkMs = 10 * 60_000;
/** How long a session holds that nobody uses, and how long at most. OWASP's session management cheat sheet asks for both. */
export const idleMs = 60 * 60_000;
export const sessionMs = 8 * 60 * 60_000;
/** The use of a session is noted this seldom, not with every page: it may end so much earlier. */
export const seenMs = 60_000;
/** What was made for a session can be had for so long, or until the session is over. */
export const shelfMs = 60 * 60_000;
/** A page that is not made by then is made no more: the server that made it is gone. */
export const makingMs = 5 * 60_000;

/** How much is kept; the oldest go first. */
export interface PageStoreLimits {
  /** Links of one person, and sessions of one. */
  readonly perPerson: number;
  /** Links of everybody, and sessions of everybody. */
  readonly inAll: number;
  /** Of one session. */
  readonly pages: number;
  readonly files: number;
  /** Of all sessions together: pages and files, and their bytes. */
  readonly things: number;
  readonly bytes: number;
}

export const usualStoreLimits: PageStoreLimits = {
  perPerson: 5,
  inAll: 10_000,
  pages: 8,
  files: 4,
  things: 2_000,
  bytes: 100_000_000,
};

/** A file that waits to be fetched. */
export interface KeptFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What lies on a session's shelf. `failed`: a page that could not be made, under this reference. */
export type Shelved =
  | { readonly kind: "making"; readonly path: string }
  | { readonly kind: "made"; readonly html: string }
  | { readonly kind: "failed"; readonly reference: string }
  | { readonly kind: "file"; readonly file: KeptFile };

/** A place on a shelf. */
export interface ShelfPlace {
  /** The session's hash. */
  readonly session: string;
  /** What its owner could see when it was made, as a hash: with other rights it is not found. */
  readonly scope: string;
  readonly name: string;
}

/**
 * Where links, sessions and what was made for them lie. It knows tokens by their hashes alone, so that no picture of it
 * opens a page. Everything rejects with an `OutsideError` where it cannot be read or written.
 */
export interface PageStore {
  addLink(link: string, who: LearnerId): Promise<void>;
  /** Whether this link can still be used; does not use it. */
  holdsLink(link: string): Promise<boolean>;
  /** Uses up a link and begins a session; false where the link is not, or no longer, one. Of many at once, one does. */
  enter(link: string, session: string): Promise<boolean>;
  /** Whose session this is; counts as a use of it. */
  sessionOf(session: string): Promise<LearnerId | undefined>;
  leave(session: string): Promise<void>;
  /** Ends all links and sessions of somebody. */
  forget(who: LearnerId): Promise<void>;
  /** Puts something there, also where something lies; nothing where the session is over. */
  shelve(place: ShelfPlace, thing: Shelved): Promise<void>;
  find(place: ShelfPlace): Promise<Shelved | undefined>;
}
