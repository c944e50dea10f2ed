import { createHash } from "node:crypto";
import { OutsideError } from "../domain/outside-error.ts";
import type { Clock } from "../ports/clock.ts";
import type { Delivery } from "../ports/inbox.ts";
import type { Log } from "../ports/log.ts";
import type { Timers } from "../ports/timers.ts";

/** What is to be done about work that failed. */
export type Failure =
  | { readonly kind: "again"; readonly waitMs: number; readonly answered: boolean }
  | { readonly kind: "given-up" };

/** When failed work is tried again, and when it is given up. */
export interface Retries {
  /** True, and the operator is told, where a delivery is not worth a first try any more. */
  tooLate(delivery: Delivery): boolean;
  /** Tells an operator what is given up, by a hash of its key and never by what is in it. */
  judge(error: unknown, delivery: Delivery, tries: number): Failure;
  rest(waitMs: number, wake: () => void): void;
  /** Wakes nobody any more. */
  stop(): void;
}

interface RetriesConfig {
  readonly clock: Clock;
  readonly log: Log;
  readonly timers: Timers;
  /** From 0 up to 1. */
  readonly chance: () => number;
}

const firstWait = 1_000;
const longestWait = 60_000;
/** An answer that comes later than this helps nobody, and the platforms have given up as well. */
const triedFor = 30 * 60_000;

/** What a stop left for longer than this is not answered any more: who asked has long gone on without it. */
const firstTriedFor = 24 * 60 * 60_000;

const keyHash = (key: string): string => createHash("sha256").update(key).digest("hex").slice(0, 12);

/** Opens with nothing to wake. */
export function openRetries({ clock, log, timers, chance }: RetriesConfig): Retries {
  const resting = new Set<() => void>();

  function pause(tries: number): number {
    // Between three and five quarters, so that what failed together does not come back together.
    return Math.min(longestWait, firstWait * 2 ** (tries - 1)) * (0.75 + chance() / 2);
  }

  return {
    tooLate(delivery) {
      if (clock.now() - delivery.at <= firstTriedFor) return false;
      log.error("A delivery was given up", { key: keyHash(delivery.key), code: "ETIMEDOUT", tries: 0 });
      return true;
    },
    judge(error, delivery, tries) {
      const outside = error instanceof OutsideError ? error : undefined;
      const left = delivery.at + triedFor - clock.now();
      const facts = { key: keyHash(delivery.key), code: outside?.code ?? "BUG", tries };
      if (outside === undefined || left <= 0) {
        log.error("A delivery was given up", facts);
        return { kind: "given-up" };
      }
      const waitMs = Math.min(Math.round(outside.retryAfterMs ?? pause(tries)), left);
      if (tries === 1) log.info("A delivery will be tried again", { ...facts, waitMs });
      return { kind: "again", waitMs, answered: outside.answered };
    },
    rest(waitMs, wake) {
      const callOff = timers.after(waitMs, () => {
        resting.delete(callOff);
        wake();
      });
      resting.add(callOff);
    },
    stop() {
      for (const callOff of resting) callOff();
      resting.clear();
    },
  };
}
