import type { Address } from "../../domain/learner.ts";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Reply } from "../../domain/reply.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Assistant, Pace } from "../../ports/platform.ts";
import { unaskedAtOnce, unaskedPerSecond } from "./limits.ts";
import { renderTeams } from "./render-card.ts";
import type { SendOptions } from "./send-reply.ts";
import { readAddress } from "./spot.ts";

/** How quickly people are written to unasked: what is one tenant's shares a limit. */
export const unaskedPace: Pace = {
  laneOf: (to) => readAddress(to)?.spot.tenant ?? "",
  perSecond: unaskedPerSecond,
  atOnce: unaskedAtOnce,
};

/** What writing unasked takes. */
export interface TellOptions extends SendOptions {
  readonly assistant: Assistant | undefined;
  readonly clock: Clock;
  readonly makeNonce: () => string;
}

/** Writes to a person unasked. An address where nobody is any more is dropped, and EGONE told. */
export async function tellPerson(to: Address, reply: Reply, options: TellOptions): Promise<void> {
  const found = readAddress(to);
  if (found === undefined) throw new OutsideError("not an address in Teams", { where: "teams address", code: "EGONE" });
  let taken = 0;
  try {
    for (const message of renderTeams(reply, { nonce: options.makeNonce() })) {
      await options.channel.send(found.spot, message, { once: true });
      taken += 1;
    }
  } catch (error) {
    if (error instanceof OutsideError && error.code === "EGONE") {
      const at = options.clock.now();
      await options.assistant?.presence({ learner: found.learner, at, profile: { roles: [] }, address: null });
    }
    throw taken > 0 ? partlyTold(error) : error;
  }
}

/** Where the first message is there, the whole may not be sent again. */
function partlyTold(error: unknown): unknown {
  if (!(error instanceof OutsideError) || error.answered) return error;
  const { message, where, code, retryAfterMs } = error;
  return new OutsideError(message, { where, code, retryAfterMs, answered: true, cause: error });
}
