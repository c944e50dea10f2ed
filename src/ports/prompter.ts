import type { Address, Instant, Learner } from "../domain/learner.ts";
import type { Reply } from "../domain/reply.ts";

/** A message that is to be sent unasked. `key` names it among all of this person's: a second one of the key is one too many. */
export interface PromptToSend {
  readonly to: Address;
  readonly key: string;
  readonly reply: Reply;
  /**
   * Set: what goes out is made right before, of what other people's records say then, and `reply` only stands for it.
   * Rejects with an `OutsideError` where they cannot be read: nothing is begun, and it is tried again later.
   */
  readonly compose?: () => Promise<Reply>;
}

/** The record as it is to be kept, and what follows from it. */
export interface Claim {
  readonly learner: Learner;
  /** To be sent now, after `begin` was kept. */
  readonly send?: PromptToSend;
  /** An earlier run may have sent this: to be looked up, and settled as `sent`, `unsure` or, where it is not there, `later`. */
  readonly doubt?: Pick<PromptToSend, "to" | "key">;
}

/** What became of a message. */
export type PromptOutcome =
  | { readonly kind: "sent" }
  /** The platform may have it, and nobody can tell: it is not sent again. */
  | { readonly kind: "unsure" }
  /** The person has blocked the assistant, or left. */
  | { readonly kind: "unreachable" }
  /** It is not there: to be tried again at this time, if that is within its window. */
  | { readonly kind: "later"; readonly at: Instant };

/**
 * What the scheduler asks of the assistant about one person. Pure: records in, records out; the scheduler keeps them, each
 * step durable before the next. Every record that comes out has its `dueAt` set to when it has to be looked at again.
 */
export interface Prompter {
  /** For a record whose `dueAt` has come: what is due is claimed, what is too late is written down as missed. */
  claim(learner: Learner, now: Instant): Claim;
  /** Right before the message goes out: from here on it may have been sent. Undefined: it is not to be sent any more. */
  begin(learner: Learner, key: string, now: Instant): Learner | undefined;
  settle(learner: Learner, key: string, outcome: PromptOutcome, now: Instant): Learner;
}
