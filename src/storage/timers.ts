import type { Timers } from "../ports/timers.ts";

/** The process's own. What is still to come keeps the process alive. */
export const nodeTimers: Timers = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
