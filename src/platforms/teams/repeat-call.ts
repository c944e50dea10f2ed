import { OutsideError } from "../../domain/outside-error.ts";
import type { Metrics } from "../../ports/metrics.ts";
import type { Call, CallAnswer, MakeCall } from "./call-connector.ts";
import { firstPauseMs, longestPauseMs, longestWaitMs, mostRepeats } from "./limits.ts";
import { type Timer, waitFor } from "./timer.ts";

/** A token for calls; `fresh`: the one given before was not taken. */
export type Bearer = (fresh: boolean) => Promise<string | undefined>;

/** What repeating takes. */
export interface RepeatOptions {
  readonly call: MakeCall;
  readonly bearer: Bearer;
  readonly timer: Timer;
  readonly chance: () => number;
  readonly metrics: Metrics;
  /** Nothing is repeated but what a new token may mend. */
  readonly once?: boolean;
}

const where = "teams connector";

// Learn, "Optimize your bot with rate limiting": 412, 429, 502 and 504; 503 is the load balancer's. None of them was taken.
const passing: readonly number[] = [412, 429, 502, 503, 504];

/**
 * Makes a call, again where the channel says that it did not take it: after the pause it asks for, else with growing
 * pauses and some chance in them. Never after a reset or a time-out, as the message may be there.
 */
export async function repeatCall(call: Omit<Call, "bearer">, options: RepeatOptions): Promise<CallAnswer> {
  let fresh = false;
  for (let round = 0; ; round++) {
    const answer = await options.call({ ...call, bearer: await options.bearer(fresh) });
    if (answer.status >= 200 && answer.status < 300) return answer;
    if (answer.status === 401 && !fresh) {
      fresh = true;
      continue;
    }
    const pause = options.once ? undefined : pauseOf(answer, round, options.chance);
    if (pause === undefined) throw failure(answer, options.once);
    options.metrics.retried({ platform: "teams", where, code: String(answer.status) });
    await waitFor(pause, options.timer);
  }
}

function pauseOf(answer: CallAnswer, round: number, chance: () => number): number | undefined {
  if (!passing.includes(answer.status) || round >= mostRepeats) return undefined;
  const asked = answer.retryAfterMs;
  if (asked !== undefined && asked > 0) return asked > longestWaitMs ? undefined : asked;
  return Math.min(firstPauseMs * 2 ** round, longestPauseMs) * (0.8 + chance() * 0.4);
}

// 502 and 504 are a gateway's, which may have passed the call on: no matter for an answer, too much for what nobody asked for.
const gateway: readonly number[] = [502, 504];

function failure({ status, retryAfterMs }: CallAnswer, once = false): OutsideError {
  const passes = passing.includes(status) || status === 401;
  return new OutsideError(`the Teams connector answered ${status}`, {
    where,
    code: codeOf(status),
    answered: (!passes && status >= 500) || (once && gateway.includes(status)),
    retryAfterMs: passes ? retryAfterMs : undefined,
  });
}

/** EGONE: blocked, uninstalled, unknown (403, 404). EREFUSED: what was sent is not taken (400, 413). */
function codeOf(status: number): string {
  if (status === 403 || status === 404 || status === 410) return "EGONE";
  return status >= 400 && status < 500 && status !== 401 && !passing.includes(status) ? "EREFUSED" : `E${status}`;
}
