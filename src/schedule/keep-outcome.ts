import type { LearnerId } from "../domain/learner.ts";
import { changeLearner } from "../ports/change-learner.ts";
import type { PromptOutcome } from "../ports/prompter.ts";
import type { Timers } from "../ports/timers.ts";
import { errorCode } from "./error-code.ts";
import type { SchedulerOptions } from "./scheduler-options.ts";

/** What became of one message. */
export interface Settled {
  readonly id: LearnerId;
  readonly key: string;
  readonly outcome: PromptOutcome;
}

/** A disk that fails for a moment must not turn a message that was sent into one that nobody is sure of. */
const pauses = [1_000, 5_000, 30_000];

const waitFor = (ms: number, timers: Timers): Promise<void> => new Promise((resolve) => void timers.after(ms, resolve));

/** Writes down what became of a message; tries again where it cannot, and then leaves it to a look-up. Never rejects. */
export async function keepOutcome(
  { id, key, outcome }: Settled,
  { store, prompter, clock, log, timers }: Omit<SchedulerOptions, "platforms">,
): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await changeLearner(store, id, (was) => prompter.settle(was, key, outcome, clock.now()));
      return;
    } catch (error) {
      const pause = pauses[tries];
      if (pause === undefined) {
        const facts = { code: errorCode(error), outcome: outcome.kind };
        return log.error("What became of a daily question could not be kept; it will be looked up", facts);
      }
      await waitFor(pause, timers);
    }
  }
}
