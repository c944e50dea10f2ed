import type { Clock } from "../../ports/clock.ts";
import type { Inbox } from "../../ports/inbox.ts";
import type { Received } from "./received.ts";

/** What keeping takes. */
export interface KeepOptions {
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly makeNonce: () => string;
}

/** Resolves once it is durable that this has to be answered; its repetition is known by its id. Rejects as the inbox does. */
export function keepReceived(
  given: Received,
  { inbox, clock, makeNonce }: KeepOptions,
): Promise<"accepted" | "repeated"> {
  // What the channel gave no id cannot be told from its repetition; it is rather answered twice than not at all.
  const received = given.key.endsWith(" ") ? { ...given, key: given.key + makeNonce() } : given;
  const { key, spot } = received;
  return inbox.accept({ key, lane: spot.conversation, at: clock.now(), body: JSON.stringify(received) });
}
