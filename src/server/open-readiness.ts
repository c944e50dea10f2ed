import type { Timers } from "../ports/timers.ts";
import { holdLook } from "./hold-look.ts";

/** Whether one part of the assistant can do its work now, and in words for an operator why not. */
export interface PartState {
  readonly ready: boolean;
  readonly detail: string;
}

/** Whether the assistant can answer now, part by part: "store", "slack", "teams", and "server" while it stops. */
export type Readiness = Readonly<Record<string, PartState>>;

/** Whether requests may be sent here; said to balancers, and taken back before anything ends. */
export interface ReadinessDesk {
  /** What /readyz answers. */
  readonly ready: () => Promise<Readiness>;
  /**
   * The same for those who only watch, and send no requests: nobody waits for them, and where things are kept is looked at
   * for them once in ten seconds at most.
   */
  readonly look: () => Promise<Readiness>;
  /**
   * From now on not ready. Resolves when those who ask have had time to see it and to send nothing more: after so many
   * milliseconds, or at once where nobody has asked lately.
   */
  leave(ms: number): Promise<void>;
}

export interface ReadinessOptions {
  /** Looks at where things are kept, which costs something. Never rejects. */
  readonly store: () => Promise<PartState>;
  /** How the platforms are, by name. */
  readonly platforms: () => Readiness;
  /** Milliseconds that go on evenly. */
  readonly time: () => number;
  readonly timers: Timers;
}

/** Whoever has not asked for so long, in milliseconds, is no balancer: they ask every few seconds. */
const lately = 60_000;

/** How old a look at where things are kept may be, in milliseconds: asking often must not wear it out. */
const oldestMs = { ready: 1_000, look: 10_000 } as const;

/** Ready as its parts are, until it leaves. */
export function openReadiness({ store, platforms, time, timers }: ReadinessOptions): ReadinessDesk {
  const held = holdLook(store, time);
  let asked = Number.NEGATIVE_INFINITY;
  let isLeaving = false;
  const parts = async (oldest: number): Promise<Readiness> => {
    const now = { store: await held(oldest), ...platforms() };
    return isLeaving ? { server: { ready: false, detail: "stopping" }, ...now } : now;
  };
  return {
    ready: () => {
      asked = time();
      return parts(oldestMs.ready);
    },
    look: () => parts(oldestMs.look),
    leave: async (ms) => {
      isLeaving = true;
      if (time() - asked > lately) return;
      await new Promise<void>((resolve) => void timers.after(ms, resolve));
    },
  };
}
