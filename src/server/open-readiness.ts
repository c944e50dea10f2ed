import type { Timers } from "../ports/timers.ts";
import type { Readiness } from "./watch-routes.ts";

/** Whether requests may be sent here; said to balancers, and taken back before anything ends. */
export interface ReadinessDesk {
  /** What /readyz answers. */
  readonly ready: () => Promise<Readiness>;
  /**
   * From now on not ready. Resolves when those who ask have had time to see it and to send nothing more: after so many
   * milliseconds, or at once where nobody has asked lately.
   */
  leave(ms: number): Promise<void>;
}

export interface ReadinessOptions {
  /** Part by part: store and platforms. */
  readonly parts: () => Promise<Readiness>;
  /** Milliseconds that go on evenly. */
  readonly time: () => number;
  readonly timers: Timers;
}

/** Whoever has not asked for so long, in milliseconds, is no balancer: they ask every few seconds. */
const lately = 60_000;

/** Ready as its parts are, until it leaves. */
export function openReadiness({ parts, time, timers }: ReadinessOptions): ReadinessDesk {
  let asked = Number.NEGATIVE_INFINITY;
  let isLeaving = false;
  return {
    ready: async () => {
      asked = time();
      const now = await parts();
      return isLeaving ? { server: { ready: false, detail: "stopping" }, ...now } : now;
    },
    leave: async (ms) => {
      isLeaving = true;
      if (time() - asked > lately) return;
      await new Promise<void>((resolve) => void timers.after(ms, resolve));
    },
  };
}
