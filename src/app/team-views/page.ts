/** So many rows are on one screen; a phone shows about these without scrolling far. Our own. */
const perScreen = 8;

/** One screen of a longer list. `from` and `to` count from 1, as people do. */
export interface Screen<T> {
  readonly shown: readonly T[];
  readonly from: number;
  readonly to: number;
  readonly of: number;
  /** What has to be skipped for the next screen; undefined where this was the last. */
  readonly next: number | undefined;
}

/** The part of a list that comes after `skip`; a skip beyond its end begins anew. */
export function screenOf<T>(all: readonly T[], skip = 0, most = perScreen): Screen<T> {
  const begin = skip < all.length ? skip : 0;
  const shown = all.slice(begin, begin + most);
  const to = begin + shown.length;
  return { shown, from: begin + 1, to, of: all.length, next: to < all.length ? to : undefined };
}
