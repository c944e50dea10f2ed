import { createHash } from "node:crypto";
import type { Reply, ReplyFile } from "../../domain/reply.ts";
import type { KeptFile, PageStore, Shelved } from "../../ports/page-store.ts";

/** What is on a page: one reply, or several below each other. */
export interface PageContent {
  /** The path under which the navigation knows it. */
  readonly path: string;
  readonly replies: readonly Reply[];
  /** Addresses of what is on it: nobody has to be led there from here. */
  readonly shown: readonly string[];
}

/** A page that is being made, or is there. */
export type ShelfPage = Exclude<Shelved, { kind: "file" }>;

/** What was made for one session with the rights it has now, and may be asked for again: the newest few pages and files. */
export interface PageShelf {
  /** A name for a page that nothing lies under. */
  newPlace(): string;
  put(place: string, page: ShelfPage): Promise<void>;
  at(place: string): Promise<ShelfPage | undefined>;
  putFile(name: string, file: ReplyFile): Promise<void>;
  file(name: string): Promise<KeptFile | undefined>;
}

/** Whose shelf it is, and where what is on it lies. */
export interface ShelfWith {
  readonly store: Pick<PageStore, "shelve" | "find">;
  /** The session's hash. */
  readonly session: string;
  readonly makeToken: () => string;
}

/** The part of a session's shelf that belongs to what its owner may see now (`scope`): with other rights it is another. */
export function openPageShelf({ store, session, makeToken }: ShelfWith, scope: string): PageShelf {
  const hash = createHash("sha256").update(scope).digest("base64url");
  const placeOf = (name: string) => ({ session, scope: hash, name });
  return {
    newPlace: () => makeToken().slice(0, 16),
    put: (place, page) => store.shelve(placeOf(place), page),
    at: async (place) => {
      const found = await store.find(placeOf(place));
      return found?.kind === "file" ? undefined : found;
    },
    putFile: (name, { name: called, type, base64 }) => {
      const file = { name: called.replaceAll(/[^\w.-]/g, "-"), type, bytes: Buffer.from(base64, "base64") };
      return store.shelve(placeOf(name), { kind: "file", file });
    },
    file: async (name) => {
      const found = await store.find(placeOf(name));
      return found?.kind === "file" ? found.file : undefined;
    },
  };
}
