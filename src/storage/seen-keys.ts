import type { Clock } from "../ports/clock.ts";

/** Keys of the last quarter of an hour. */
export interface SeenKeys {
  has(key: string): boolean;
  add(key: string): void;
}

const rememberedFor = 15 * 60_000;
/** Some 25 MB of memory in each of two generations: 250 deliveries a second for a quarter of an hour. */
const mostKeys = 250_000;

/** A key is remembered for 15 to 30 minutes, or less where more keys than `most` came in that time. */
export function openSeenKeys(clock: Clock, most: number = mostKeys): SeenKeys {
  let young = new Set<string>();
  let old = new Set<string>();
  let begun = clock.now();

  function age(): void {
    const passed = clock.now() - begun;
    if (passed < rememberedFor && young.size < most) return;
    // Nothing came for so long that the younger ones are too old as well.
    old = passed < 2 * rememberedFor ? young : new Set();
    young = new Set();
    begun = clock.now();
  }

  return {
    has(key) {
      age();
      return young.has(key) || old.has(key);
    },
    add(key) {
      age();
      young.add(key);
    },
  };
}
