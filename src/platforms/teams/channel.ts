import type { Spot } from "./spot.ts";

/** An activity as it is sent: plain JSON of the Bot Framework protocol. */
export type OutgoingActivity = Readonly<Record<string, unknown>>;

/** What a token turned out to prove: that its bearer speaks for the channel at this address. */
export interface Caller {
  readonly kind: "channel";
  readonly serviceUrl: string;
}

/** Whose request it is. `anybody`: nobody was asked, as settings say. `unavailable`: the keys to judge by are not to be had now. */
export type Checked = Caller | { readonly kind: "anybody" | "refused" | "unavailable" };

/** Somebody in a conversation, as the channel lists them. */
export interface ListedMember {
  /** The id by which the channel knows this person, only for this bot: "29:...". */
  readonly id: string;
  /** The id in the tenant's directory; absent for guests of some kinds. */
  readonly aad?: string | undefined;
  readonly name?: string | undefined;
}

/**
 * The Bot Framework channel as we need it; the vendor's package is behind it. All calls have a time limit. They reject
 * with an `OutsideError`: `answered` where the channel may have taken the call, code "EGONE" where there is nobody left
 * to write to, "EREFUSED" where the channel does not take what was sent.
 */
export interface TeamsChannel {
  /** Judges the value of the header `authorization`. Never rejects. */
  check(authorization: string | undefined): Promise<Checked>;
  /**
   * Writes a new message; the id is absent where the channel names none. `once`: nothing is repeated, whatever the
   * channel answers, and after an answer of a gateway in between the message counts as perhaps taken.
   */
  send(to: Spot, activity: OutgoingActivity, how?: { readonly once: boolean }): Promise<{ readonly id?: string }>;
  /** Replaces a message that was sent. */
  update(to: Spot, id: string, activity: OutgoingActivity): Promise<void>;
  /** The 1:1 chat with somebody met in a group; made if there is none yet. */
  openChat(from: Spot, user: string): Promise<Spot>;
  /** Who is in a conversation or team, so many at most. */
  members(from: Spot, conversation: string, most: number): Promise<readonly ListedMember[]>;
  /** One of them, by the id that the channel knows them by. */
  member(from: Spot, id: string): Promise<ListedMember>;
  /** Why nothing can be sent now, for an operator; undefined while all is well. */
  trouble(): string | undefined;
  close(): void;
}
