/** Does things later; tests put one in whose time they move by hand. */
export interface Timers {
  /** Runs once, after so many milliseconds at the earliest. What comes back calls it off; after the run it does nothing. */
  after(ms: number, run: () => void): () => void;
}
