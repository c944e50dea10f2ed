import { OutsideError } from "../../domain/outside-error.ts";
import { clean } from "./card-words.ts";
import type { Received } from "./received.ts";
import { type Sending, type SendOptions, sendReply } from "./send-reply.ts";
import type { Spot } from "./spot.ts";
import { teamsWords } from "./teams-words.ts";

/**
 * Sends an answer to what was asked before others: there where it is for all, else to the person's own chat, and a line
 * that says so. Where there is no such chat, that line asks for one, and nothing personal is shown.
 */
export async function sendShared(received: Received, sending: Sending, options: SendOptions): Promise<void> {
  const { spot, who } = received;
  if (sending.reply.audience === "channel") return sendReply(spot, sending, options);
  const reached = await sendPrivately(received, sending, options);
  const name = who.name === undefined ? "" : `${clean(who.name)}, `;
  const text = reached ? teamsWords.privately(name) : teamsWords.notReached(name);
  await sendLine(spot, capital(text), options);
}

async function sendPrivately({ spot, who }: Received, sending: Sending, options: SendOptions): Promise<boolean> {
  try {
    const chat = await options.channel.openChat(spot, who.id);
    await sendReply(chat, sending, options);
    return true;
  } catch (error) {
    // Opening a chat is no message: whatever became of it, it may be tried again.
    if (error instanceof OutsideError && (error.code === "EGONE" || error.code === "EREFUSED")) return false;
    throw error;
  }
}

/** The answer has been given by now; that the line about it fails must not give it twice. */
async function sendLine(spot: Spot, text: string, { channel, log, metrics }: SendOptions): Promise<void> {
  try {
    await channel.send(spot, { type: "message", textFormat: "plain", text });
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    metrics.failed({ platform: "teams", where: "send", code: error.code });
    log.error("Teams did not take a line to a group", { code: error.code });
  }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
