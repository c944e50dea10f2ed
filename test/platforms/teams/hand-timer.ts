import type { Timer } from "../../../src/platforms/teams/timer.ts";

/** A timer that runs only when it is told how much time has passed. */
export interface HandTimer {
  readonly timer: Timer;
  /** Lets so many milliseconds pass: what is due runs, in order. */
  pass(ms: number): void;
  /** Resolves once something waits for exactly so many milliseconds from now. */
  untilPause(ms: number): Promise<void>;
  /** Resolves once so many wait at once. */
  untilWaiting(count: number): Promise<void>;
}

export function openHandTimer(): HandTimer {
  let now = 0;
  const due = new Set<{ readonly at: number; readonly run: () => void }>();
  const watchers = new Set<() => void>();
  const tell = () => {
    for (const watch of watchers) watch();
  };
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const watch = () => {
        if (!holds()) return;
        watchers.delete(watch);
        resolve();
      };
      watchers.add(watch);
      watch();
    });
  return {
    timer: (ms, run) => {
      const one = { at: now + ms, run };
      due.add(one);
      tell();
      return () => {
        due.delete(one);
      };
    },
    pass: (ms) => {
      now += ms;
      const ready = [...due].filter(({ at }) => at <= now).sort((one, other) => one.at - other.at);
      for (const one of ready) {
        due.delete(one);
        one.run();
      }
    },
    untilWaiting: (count) => until(() => due.size >= count),
    untilPause: (ms) => until(() => [...due].some(({ at }) => at === now + ms)),
  };
}
