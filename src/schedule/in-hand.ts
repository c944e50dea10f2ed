import type { LearnerId } from "../domain/learner.ts";
import type { Timers } from "../ports/timers.ts";

/** People for whom something is under way. */
export interface InHand {
  readonly all: ReadonlySet<LearnerId>;
  add(id: LearnerId): void;
  drop(id: LearnerId): void;
  /** Resolves when no more than so many are in hand, or after so many milliseconds; at once where that is so already. */
  fallTo(most: number, ms: number): Promise<void>;
}

/** Opens with nobody. `onDrop` hears of each one less. */
export function openInHand(timers: Timers, onDrop: (left: number) => void): InHand {
  const all = new Set<LearnerId>();
  const waiting = new Set<() => void>();
  return {
    all,
    add: (id) => void all.add(id),
    drop(id) {
      if (!all.delete(id)) return;
      for (const look of waiting) look();
      onDrop(all.size);
    },
    fallTo: (most, ms) =>
      new Promise((resolve) => {
        if (all.size <= most) return resolve();
        const done = (): void => {
          callOff();
          waiting.delete(look);
          resolve();
        };
        const look = (): void => {
          if (all.size <= most) done();
        };
        const callOff = timers.after(ms, done);
        waiting.add(look);
      }),
  };
}
