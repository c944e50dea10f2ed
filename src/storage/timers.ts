/** Does things later; tests put one in whose time they move by hand. */
export interface Timers {
  /** Runs once, after so many milliseconds at the earliest. What comes back calls it off; after the run it does nothing. */
  after(ms: number, run: () => void): () => void;
}

/** The process's own. What is still to come keeps the process alive. */
export const nodeTimers: Timers = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
