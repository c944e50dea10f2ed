import type { Delivery, Round } from "../../src/ports/inbox.ts";

/** A round of work that was begun and goes on until it is told how it ends. */
export interface BegunRound extends Round {
  readonly delivery: Delivery;
  finish(): void;
  fail(error: Error): void;
}

/** Work that does nothing by itself. */
export interface Workbench {
  readonly work: (delivery: Delivery, round: Round) => Promise<void>;
  /** The next round that is begun and was not asked for before. */
  next(): Promise<BegunRound>;
  /** Keys of all rounds that were begun, in order. */
  readonly begun: readonly string[];
}

/** Opens a bench nobody has worked at. */
export function openWorkbench(): Workbench {
  const rounds: BegunRound[] = [];
  const begun: string[] = [];
  let asked = 0;
  let wake = (): void => undefined;
  return {
    begun,
    work: (delivery, { again }) =>
      new Promise((finish, fail) => {
        begun.push(delivery.key);
        rounds.push({ delivery, again, finish, fail });
        wake();
      }),
    async next() {
      const at = asked;
      asked += 1;
      for (;;) {
        const round = rounds[at];
        if (round) return round;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

/** Lets everything go on that needs no disk and no time. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
}
