import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Tidying } from "../ports/retention.ts";
import type { Timers } from "../ports/timers.ts";
import { errorCode } from "./error-code.ts";

/** After the start, so that a crowded start is over; then once a day; and a rest between two steps. */
const firstAfter = 60_000;
const everyMs = 24 * 60 * 60_000;
const restMs = 500;

interface SweepOptions {
  readonly tidying: Tidying;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
}

/** A sweep that is to come, or under way. */
export interface Sweep {
  /** Begins no further step; resolves when the one under way is done. */
  stop(): Promise<void>;
}

/** Tidies up soon after the start and then every day, one small step at a time; operators are told how many, never whom. */
export function openSweep({ tidying, clock, timers, log }: SweepOptions): Sweep {
  let isStopping = false;
  let underWay: Promise<void> = Promise.resolve();
  let callOff = (): void => undefined;
  let sum = { erased: 0, failed: 0 };

  const arm = (ms: number): void => {
    if (isStopping) return;
    callOff = timers.after(ms, () => {
      underWay = step();
    });
  };

  async function step(): Promise<void> {
    try {
      const { erased, failed, more } = await tidying.step(clock.now());
      sum = { erased: sum.erased + erased, failed: sum.failed + failed };
      if (more && !isStopping) return arm(restMs);
    } catch (error) {
      log.error("What is kept for too long could not be taken away; it is tried again tomorrow", {
        code: errorCode(error),
      });
    }
    tell(sum, log);
    sum = { erased: 0, failed: 0 };
    arm(everyMs);
  }

  arm(firstAfter);
  return {
    async stop() {
      isStopping = true;
      callOff();
      await underWay;
    },
  };
}

/** All that there is to tidy up now, step by step; rejects where a step cannot be made. */
export async function sweepOnce({ tidying, clock, log }: Omit<SweepOptions, "timers">): Promise<void> {
  let sum = { erased: 0, failed: 0 };
  for (let more = true; more; ) {
    const step = await tidying.step(clock.now());
    sum = { erased: sum.erased + step.erased, failed: sum.failed + step.failed };
    more = step.more;
  }
  tell(sum, log);
}

function tell({ erased, failed }: { readonly erased: number; readonly failed: number }, log: Log): void {
  if (erased > 0) log.info("People who have not written for too long were erased", { people: erased });
  if (failed > 0) log.error("People who have not written for too long could not be erased", { people: failed });
}
