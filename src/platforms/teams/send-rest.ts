import { OutsideError } from "../../domain/outside-error.ts";
import type { OutgoingActivity } from "./channel.ts";
import type { Received } from "./received.ts";
import type { SendOptions } from "./send-reply.ts";
import type { Underway } from "./underway.ts";

/** Messages that go on where the answer to a press ends. */
export interface Rest {
  readonly pressed: Pick<Received, "who" | "spot">;
  readonly messages: readonly OutgoingActivity[];
}

/** Sends on in the background: to the person's own chat, as only they see the answer to their press. */
export function sendRest(rest: Rest, options: SendOptions & { readonly underway: Underway }): void {
  options.underway.watch(send(rest, options)).catch((error: unknown) => {
    const code = error instanceof OutsideError ? error.code : "EBUG";
    options.metrics.failed({ platform: "teams", where: "send", code });
    options.log.error("Teams: the end of a long answer was not sent", { code });
  });
}

async function send({ pressed: { spot, who }, messages }: Rest, { channel }: SendOptions): Promise<void> {
  const to = spot.kind === "personal" ? spot : await channel.openChat(spot, who.id);
  for (const message of messages) await channel.send(to, message);
}
