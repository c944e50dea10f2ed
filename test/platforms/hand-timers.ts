/** Timers in whose time a test moves by hand: nothing happens until `fire`. */
export interface HandTimers {
  after(ms: number, run: () => void): () => void;
  /** Runs everything that waits, and says how long each was to wait, in milliseconds. */
  fire(): readonly number[];
  /** Resolves once something waits. */
  armed(): Promise<void>;
}

/** No timers yet. */
export function openHandTimers(): HandTimers {
  const waiting = new Map<object, { readonly ms: number; readonly run: () => void }>();
  let wake: (() => void)[] = [];
  return {
    after(ms, run) {
      const key = {};
      waiting.set(key, { ms, run });
      for (const one of wake) one();
      wake = [];
      return () => void waiting.delete(key);
    },
    fire() {
      const due = [...waiting.values()];
      waiting.clear();
      for (const { run } of due) run();
      return due.map(({ ms }) => ms);
    },
    armed: async () => {
      if (waiting.size === 0) await new Promise<void>((resolve) => wake.push(resolve));
    },
  };
}
