import { type Timer, within } from "./timer.ts";

/** What was begun and is not done. */
export interface Underway {
  watch<Value>(work: Promise<Value>): Promise<Value>;
  /** Resolves once all is done, or after so many milliseconds. */
  settle(ms: number): Promise<void>;
}

/** Nothing underway yet. */
export function openUnderway(timer: Timer): Underway {
  const running = new Set<Promise<unknown>>();
  return {
    watch: (work) => {
      const done = work.then(
        () => undefined,
        () => undefined,
      );
      running.add(done);
      done.finally(() => running.delete(done));
      return work;
    },
    settle: (ms) =>
      within(
        Promise.all(running).then(() => undefined),
        { ms, timer, late: undefined },
      ),
  };
}
