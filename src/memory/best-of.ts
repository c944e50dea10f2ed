/** A number from a seed and a name (32-bit FNV-1a, mixed), the same on every machine; no secret. */
export function seededRank(seed: string, name: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${seed}\n${name}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

interface Ranking<T> {
  readonly score: (one: T) => number;
  readonly name: (one: T) => string;
  readonly seed: string;
}

/** The one with the highest score, the seed deciding between equals; undefined where there are none. One pass. */
export function bestOf<T>(items: Iterable<T>, { score, name, seed }: Ranking<T>): T | undefined {
  let best: { readonly one: T; readonly score: number } | undefined;
  for (const one of items) {
    const its = score(one);
    const ahead =
      best === undefined ||
      its > best.score ||
      (its === best.score && seededRank(seed, name(one)) < seededRank(seed, name(best.one)));
    if (ahead) best = { one, score: its };
  }
  return best?.one;
}
