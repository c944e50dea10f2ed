import type { Clock } from "../../src/ports/clock.ts";
import type { Timers } from "../../src/ports/timers.ts";

/** A clock and timers that only go on when a test says so. */
export interface HandTime {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Moves on so many milliseconds and runs what is due on the way, in order. */
  advance(ms: number): void;
  /** In how many milliseconds each timer that is set will run, in order. */
  due(): readonly number[];
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** It begins in September 2013. */
export function openHandTime(): HandTime {
  let now = 1_380_000_000_000;
  const timers = new Set<Timer>();
  const inOrder = (): readonly Timer[] => [...timers].sort((a, b) => a.at - b.at);
  return {
    clock: { now: () => now },
    timers: {
      after(ms, run) {
        const timer = { at: now + ms, run };
        timers.add(timer);
        return () => void timers.delete(timer);
      },
    },
    advance(ms) {
      const end = now + ms;
      for (let next = inOrder()[0]; next && next.at <= end; next = inOrder()[0]) {
        timers.delete(next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = end;
    },
    due: () => inOrder().map((timer) => timer.at - now),
  };
}
