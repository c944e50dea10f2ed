import type { Picture } from "../../domain/picture.ts";
import type { Reply, ReplyFile } from "../../domain/reply.ts";

/** What is on a page: one reply, or several below each other. */
export interface PageContent {
  /** The path under which the navigation knows it. */
  readonly path: string;
  readonly replies: readonly Reply[];
  /** Addresses of what is on it: nobody has to be led there from here. */
  readonly shown: readonly string[];
}

/** A page that is being made, or is there; `failed`: it could not be made, under this reference. */
export type ShelfPage =
  | { readonly kind: "making"; readonly path: string }
  | { readonly kind: "made"; readonly content: PageContent }
  | { readonly kind: "failed"; readonly reference: string };

/** What was made for one session and may be asked for again: pages and files, the newest few. */
export interface PageShelf {
  /** Puts a page there that is being made. `refer` notes why it could not be, and gives the reference to find that by. */
  put(path: string, making: Promise<PageContent>, refer: (error: unknown) => string): PlacedPage;
  at(place: number): ShelfPage | undefined;
  /** The path's last part under which a file can be had. */
  putFile(file: ReplyFile): string;
  file(name: string): ReplyFile | undefined;
  /** A picture as it was drawn for the same figures, else drawn now: drawing takes longer than all the rest of a page. */
  drawn(picture: Picture, draw: (picture: Picture) => string): string;
  /** Clears the shelf where what its owner may see is otherwise than the last time. */
  keepFor(scope: string): void;
}

/** A page on the shelf. */
export interface PlacedPage {
  readonly place: number;
  /** Resolves when it is no longer being made. */
  readonly settled: Promise<void>;
}

const mostPages = 8;
const mostFiles = 4;
const mostPictures = 4;

/** An empty shelf; what is on it goes with the session. */
export function openPageShelf(): PageShelf {
  const pages = new Map<number, ShelfPage>();
  const files = new Map<string, ReplyFile>();
  const pictures = new Map<string, string>();
  let placed = 0;
  let keptFor: string | undefined;
  return {
    keepFor: (scope) => {
      if (keptFor !== undefined && keptFor !== scope) for (const kept of [pages, files, pictures]) kept.clear();
      keptFor = scope;
    },
    put: (path, making, refer) => {
      placed += 1;
      const place = placed;
      const change = (page: ShelfPage) => {
        if (pages.has(place)) pages.set(place, page);
      };
      pages.set(place, { kind: "making", path });
      dropOldest(pages, mostPages);
      const settled = making.then(
        (content) => change({ kind: "made", content }),
        (error: unknown) => change({ kind: "failed", reference: refer(error) }),
      );
      return { place, settled };
    },
    at: (place) => pages.get(place),
    putFile: (file) => {
      const known = [...files].find(([, one]) => one === file);
      if (known !== undefined) return known[0];
      placed += 1;
      files.set(String(placed), file);
      dropOldest(files, mostFiles);
      return String(placed);
    },
    file: (name) => files.get(name),
    drawn: (picture, draw) => {
      const figures = JSON.stringify(picture);
      const known = pictures.get(figures) ?? draw(picture);
      pictures.set(figures, known);
      dropOldest(pictures, mostPictures);
      return known;
    },
  };
}

function dropOldest<K>(map: Map<K, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
