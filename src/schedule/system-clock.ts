import type { Clock } from "../ports/clock.ts";

/** The machine's clock; the one file that reads it. */
export const systemClock: Clock = { now: () => Date.now() };

/** Milliseconds that go on evenly whatever happens to the time of day: only differences mean something. */
export function elapsedMs(): number {
  return performance.now();
}
