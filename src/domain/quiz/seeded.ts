/** Draws numbers from 0 up to but without `below`; the same seed draws the same ones everywhere and always. */
export type Draw = (below: number) => number;

/** Numbers from 0 up to but without 1 that the seed decides (mulberry32): for shuffling and drawing lots, not for secrets. */
export function fractionsFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Whole numbers that the seed decides. */
export function drawFrom(seed: number): Draw {
  const next = fractionsFrom(seed);
  return (below) => Math.floor(next() * below);
}

/** A seed of its own for something named, so that one question's order tells nothing of the next one's. */
export function seedFor(seed: number, name: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

/** The same things in an order that is drawn; each order is as likely as any other. */
export function shuffle<T>(things: readonly T[], draw: Draw): readonly T[] {
  return things.reduce<readonly T[]>((done, thing, at) => {
    const place = draw(at + 1);
    return [...done.slice(0, place), thing, ...done.slice(place)];
  }, []);
}
