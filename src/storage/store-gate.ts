import { OutsideError } from "../domain/outside-error.ts";

/** Lets work through until it is closed. */
export interface StoreGate {
  /** Runs the work; rejects with ECLOSED after `close` was called. */
  pass<T>(work: () => Promise<T>): Promise<T>;
  /** Waits for all work that was let through, then does `last`. Once only: later calls answer as the first did. */
  close(last: () => Promise<void>): Promise<void>;
}

/** A gate for the store at `where`. */
export function openStoreGate(where: string): StoreGate {
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  return {
    async pass(work) {
      if (closing) throw new OutsideError("The learner store is closed", { where, code: "ECLOSED" });
      const one = work();
      running.add(one);
      try {
        return await one;
      } finally {
        running.delete(one);
      }
    },
    close(last) {
      closing ??= Promise.allSettled(running).then(last);
      return closing;
    },
  };
}
