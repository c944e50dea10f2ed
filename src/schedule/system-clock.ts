import type { Clock } from "../ports/clock.ts";

/** The machine's clock; the one file that reads it. */
export const systemClock: Clock = { now: () => Date.now() };
