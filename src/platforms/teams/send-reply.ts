import { OutsideError } from "../../domain/outside-error.ts";
import type { Reply } from "../../domain/reply.ts";
import type { Log } from "../../ports/log.ts";
import type { Metrics } from "../../ports/metrics.ts";
import type { OutgoingActivity, TeamsChannel } from "./channel.ts";
import { renderWords } from "./render-card.ts";
import type { Spot } from "./spot.ts";

/** How far the messages of one reply have got; kept from one try to the next, so that none is sent twice. */
export interface Progress {
  sent: number;
}

/** A reply on its way. */
export interface Sending {
  readonly messages: readonly OutgoingActivity[];
  readonly reply: Reply;
  readonly progress: Progress;
}

/** What sending takes. */
export interface SendOptions {
  readonly channel: TeamsChannel;
  readonly log: Log;
  readonly metrics: Metrics;
}

/**
 * Sends messages in order, from where an earlier try got to. Where the channel may have taken a message and did not say
 * so, it counts as sent: nobody is written to twice. A card that is refused goes out in plain words.
 */
export async function sendReply(to: Spot, sending: Sending, options: SendOptions): Promise<void> {
  const { messages, reply, progress } = sending;
  for (let next = messages[progress.sent]; next !== undefined; next = messages[progress.sent]) {
    const taken = await trySend(to, next, options);
    progress.sent = taken ? progress.sent + 1 : messages.length;
    if (!taken) await trySend(to, renderWords(reply), options);
  }
}

async function trySend(to: Spot, message: OutgoingActivity, { channel, log, metrics }: SendOptions): Promise<boolean> {
  try {
    await channel.send(to, message);
    return true;
  } catch (error) {
    if (!(error instanceof OutsideError) || (!error.answered && error.code !== "EREFUSED")) throw error;
    const { code, where } = error;
    metrics.failed({ platform: "teams", where: "send", code });
    const refused = "Teams refused a message";
    const unsure = "Teams may not have taken a message; it is not sent again";
    log.error(code === "EREFUSED" ? refused : unsure, { where, code });
    return code !== "EREFUSED";
  }
}

/** Puts the first message in the place of the card that was pressed. Where that card cannot be changed, nothing is sent yet. */
export async function replaceCard(
  { spot, card }: { readonly spot: Spot; readonly card?: string | undefined },
  { messages, progress }: Sending,
  { channel }: SendOptions,
): Promise<void> {
  const [first] = messages;
  if (card === undefined || first === undefined || progress.sent > 0) return;
  try {
    await channel.update(spot, card, first);
    progress.sent = 1;
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    // Putting the same card there twice does no harm, so what may have been taken may be tried again.
    if (error.code !== "EGONE" && error.code !== "EREFUSED") throw error;
  }
}
