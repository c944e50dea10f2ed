import type { Log } from "../ports/log.ts";
import type { PromptFate } from "../ports/metrics.ts";
import type { Timers } from "../ports/timers.ts";

/** What an operator is told of one lane with many messages: how long it will take, how far it is, how it ended. */
export interface FanOut {
  /** All that is due now waits in the lane: so many. */
  gathered(waiting: number): void;
  count(fate: PromptFate, count?: number): void;
  /** The lane is empty. */
  ended(): void;
  stop(): void;
}

interface FanOutOptions {
  readonly platform: string;
  readonly lane: string;
  readonly perSecond: number;
  readonly progressMs: number;
  readonly waiting: () => number;
  readonly log: Log;
  readonly timers: Timers;
}

/** Fewer are gone before anybody has read the line. */
const worthALine = 20;

const nothing = { sent: 0, unsure: 0, unreachable: 0, later: 0, missed: 0 };

/** Opens with nothing to tell. */
export function openFanOut(options: FanOutOptions): FanOut {
  const { platform, lane, perSecond, progressMs, log, timers } = options;
  let tally = { ...nothing };
  let callOff: (() => void) | undefined;
  const minutesFor = (count: number): number => Math.round((count / perSecond / 60) * 10) / 10;

  function progress(): void {
    const left = options.waiting();
    log.info("Daily questions are on their way", { platform, lane, ...tally, left, minutesLeft: minutesFor(left) });
    callOff = timers.after(progressMs, progress);
  }

  function stop(): void {
    callOff?.();
    callOff = undefined;
  }

  return {
    gathered(due) {
      if (callOff !== undefined || due <= worthALine) return;
      log.info("Daily questions will be sent", { platform, lane, due, minutes: minutesFor(due), perSecond });
      callOff = timers.after(progressMs, progress);
    },
    count(fate, count = 1) {
      tally[fate] += count;
    },
    ended() {
      if (callOff !== undefined) log.info("Daily questions have been sent", { platform, lane, ...tally });
      stop();
      tally = { ...nothing };
    },
    stop,
  };
}
