import type { Timers } from "../../ports/timers.ts";

/** The process's own timer; a waiting one does not keep the process alive. */
export const realAfter: Timers["after"] = (ms, run) => {
  const timer = setTimeout(run, ms);
  timer.unref();
  return () => clearTimeout(timer);
};
