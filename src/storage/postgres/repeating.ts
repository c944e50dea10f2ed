import type { Timers } from "../../ports/timers.ts";

/** Something done again and again, never twice at a time. */
export interface Repeating {
  start(): void;
  /** Out of turn, at once; where it is just running, once more right afterwards. */
  now(): void;
  stop(): void;
}

interface RepeatingConfig {
  readonly timers: Timers;
  /** From the end of one run to the next. */
  readonly waitMs: () => number;
  /** Never rejects. */
  readonly run: () => Promise<void>;
}

/** Opens at rest. */
export function openRepeating({ timers, waitMs, run }: RepeatingConfig): Repeating {
  let callOff = (): void => undefined;
  let stopped = false;
  let running = false;
  let asked = false;

  function wait(): void {
    if (!stopped) callOff = timers.after(waitMs(), now);
  }

  function now(): void {
    asked = running;
    if (running || stopped) return;
    callOff();
    running = true;
    void run().finally(() => {
      running = false;
      if (asked) now();
      else wait();
    });
  }

  return {
    start: wait,
    now,
    stop() {
      stopped = true;
      callOff();
    },
  };
}
