import type { OpenAssistant } from "./compose.ts";
import type { Instant } from "./domain/learner.ts";
import type { Log } from "./ports/log.ts";
import type { WakeUps } from "./ports/wake-ups.ts";
import { openSweep, sweepOnce } from "./schedule/sweep.ts";
import { systemClock } from "./schedule/system-clock.ts";
import { nodeTimers } from "./storage/timers.ts";

/** Soon after the start, when whoever waited for it is answered; then every hour, for it is midnight somewhere. */
const firstMs = 20_000;
const everyMs = 3_600_000;
const lastMs = 500;

/** What is done every day without being asked. */
export interface Tending {
  /** Begins nothing more; resolves when what is under way is done. */
  stop(): Promise<void>;
}

interface TendingOptions {
  readonly log: Log;
  /** Set where several instances share the work: what one of them does is enough. */
  readonly wakeUps: WakeUps | undefined;
}

/** Works out ahead how people stand, and tidies up what has been kept for long enough. */
export function openTending(
  { warm, tidying, lookAtRules }: Pick<OpenAssistant, "warm" | "tidying" | "lookAtRules">,
  { log, wakeUps }: TendingOptions,
): Tending {
  const clock = systemClock;
  const sweep =
    tidying === undefined || wakeUps !== undefined ? undefined : openSweep({ tidying, clock, timers: nodeTimers, log });
  wakeUps?.everyHourOnOne("rules", () => lookAtRules(clock.now()));
  if (tidying !== undefined) wakeUps?.everyHourOnOne("sweep", () => sweepOnce({ tidying, clock, log }));
  let callOff = (): void => undefined;
  let underWay: Promise<void> = Promise.resolve();
  const comparing = ["The rules could not be compared with those before", lookAtRules] as const;
  const warming = ["How people stand could not be worked out ahead", warm] as const;
  const tend = async (at: Instant): Promise<void> => {
    for (const [what, work] of wakeUps === undefined ? [comparing, warming] : [warming])
      await work(at).catch((error: unknown) => {
        log.error(what, { bug: error instanceof Error ? error.name : "unknown" });
      });
  };
  const arm = (ms: number): void => {
    callOff = nodeTimers.after(ms, () => {
      underWay = tend(clock.now());
      arm(everyMs);
    });
  };
  arm(firstMs);
  return {
    stop: async () => {
      callOff();
      await sweep?.stop();
      // At most for a moment: what is worked out ahead changes nothing, and the rules are compared again after the next start.
      await Promise.race([underWay, new Promise<void>((resolve) => void nodeTimers.after(lastMs, resolve))]);
    },
  };
}
