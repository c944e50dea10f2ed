import type { OpenAssistant } from "./compose.ts";
import type { Log } from "./ports/log.ts";
import { openSweep } from "./schedule/sweep.ts";
import { systemClock } from "./schedule/system-clock.ts";
import { nodeTimers } from "./storage/timers.ts";

/** Soon after the start, when whoever waited for it is answered; then every hour, for it is midnight somewhere. */
const firstMs = 20_000;
const everyMs = 3_600_000;

/** What is done every day without being asked. */
export interface Tending {
  /** Begins nothing more; resolves when what is under way is done. */
  stop(): Promise<void>;
}

/** Works out ahead how people stand, and tidies up what has been kept for long enough. */
export function openTending({ warm, tidying }: Pick<OpenAssistant, "warm" | "tidying">, log: Log): Tending {
  const clock = systemClock;
  const sweep = tidying === undefined ? undefined : openSweep({ tidying, clock, timers: nodeTimers, log });
  let callOff = (): void => undefined;
  const arm = (ms: number): void => {
    callOff = nodeTimers.after(ms, () => {
      warm(clock.now()).catch((error: unknown) => {
        log.error("How people stand could not be worked out ahead", {
          bug: error instanceof Error ? error.name : "unknown",
        });
      });
      arm(everyMs);
    });
  };
  arm(firstMs);
  return {
    stop: async () => {
      callOff();
      await sweep?.stop();
    },
  };
}
