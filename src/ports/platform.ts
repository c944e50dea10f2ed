import type { Intent } from "../domain/intent.ts";
import type { Address, Instant, LearnerId } from "../domain/learner.ts";
import type { Reply } from "../domain/reply.ts";
import type { Role } from "../domain/role.ts";
import type { Route } from "./http.ts";

/** What the platform knows of the person. A qualification is used only while the learner has chosen none. */
export interface Profile {
  readonly qualification?: string;
  readonly name?: string;
  /** An IANA zone, checked by the platform. */
  readonly timezone?: string;
  /** Such as "en-GB". */
  readonly locale?: string;
  readonly roles: readonly Role[];
}

/** Somebody who was mentioned. */
export interface Mention {
  /** As it stands in the text, without the "@". */
  readonly name: string;
  readonly who: LearnerId;
}

/** One thing a person did: typed words, or pressed a choice that an earlier reply offered. */
export interface Incoming {
  readonly learner: LearnerId;
  /** When it was done; for a delivery that is worked off late, when it was accepted. */
  readonly at: Instant;
  readonly act:
    | { readonly kind: "said"; readonly text: string }
    | { readonly kind: "pressed"; readonly intent: Intent };
  readonly profile: Profile;
  /** Others who were mentioned, by the name that stands in the text after an "@". */
  readonly mentions?: readonly Mention[];
  /**
   * Who is in a group of the platform: a Slack user group by its name, or, for null, the channel or Teams team this was
   * said in. Undefined where there is no such group. Rejects with an `OutsideError`. Absent: the platform does not tell.
   */
  readonly members?: (group: string | null) => Promise<readonly Mention[] | undefined>;
  /** Names what was done: the same name again changes nothing. */
  readonly event?: string;
  /** True where other people read along (a channel, a group chat); the reply's `audience` then says who may see it. */
  readonly shared?: boolean;
  /** Where this person can be reached in private from now on; absent: keep what is known. */
  readonly from?: Address;
}

/** The answer to one message: the console protocol's intent and data, and the reply as people see it. */
export interface Answer {
  readonly intent: string;
  /** Empty where the answer is repeated. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly reply: Reply;
  /** True where this event was answered before: nothing was changed, and the reply is what was said then. */
  readonly repeated?: boolean;
}

/** The one way in. Never rejects: a failure of the world or a bug becomes an honest reply with a reference. */
export type Handle = (message: Incoming) => Promise<Answer>;

/** Somebody who has just got the assistant, or lost it. */
export interface Presence {
  readonly learner: LearnerId;
  readonly at: Instant;
  readonly profile: Profile;
  /** Null: the assistant was taken away, and the person cannot be reached any more. */
  readonly address: Address | null;
}

/** All that a chat platform may ask of the assistant. None of it rejects. */
export interface Assistant {
  readonly handle: Handle;
  /** What would be answered, with nothing kept and nothing changed: for a home page. */
  readonly look: Handle;
  /** Keeps or drops the address. The welcome for one who had none, else undefined. */
  presence(who: Presence): Promise<Answer | undefined>;
}

/** A place where people talk to the assistant, as long as it lasts: a terminal, a pipe. */
export interface Platform {
  readonly name: string;
  /** Begins to listen; resolves when the platform has come to its end or `stop` was called. */
  start(handle: Handle): Promise<void>;
  stop(): Promise<void>;
}

/** Whether a platform can be talked to now, and in words for an operator why not. */
export interface PlatformState {
  readonly connected: boolean;
  readonly detail: string;
}

/** How quickly a platform lets itself be written to unasked. */
export interface Pace {
  /** The name of what shares one limit, such as a workspace: people of different lanes never wait for each other. */
  laneOf(to: Address): string;
  /** Messages a second in one lane, at most. */
  readonly perSecond: number;
  /** Messages of one lane under way at the same time, at most. */
  readonly atOnce: number;
}

/** A chat platform behind other people's servers: Slack, Teams. */
export interface ChatPlatform {
  readonly name: string;
  /** What it answers over HTTP; served from before `start` until after `stop`. */
  readonly routes: readonly Route[];
  /** Works off what an earlier run left, and connects. Resolves at once: a platform that is down is tried for again. */
  start(assistant: Assistant): Promise<void>;
  state(): PlatformState;
  readonly pace: Pace;
  /**
   * Writes to a person unasked, once and without repeating anything. Rejects with an `OutsideError`: code "EGONE" where
   * that person is not to be reached any more; `answered` where the message may be there; `retryAfterMs` where the whole
   * lane has to wait. `key` names the message for `told`.
   */
  tell(to: Address, reply: Reply, key?: string): Promise<void>;
  /**
   * Whether this person has got the message of this key; undefined where the platform will not say. Rejects with an
   * `OutsideError` where it may say later. Absent: it cannot be asked.
   */
  told?(to: Address, key: string): Promise<boolean | undefined>;
  /** Takes nothing new and finishes what was accepted, for at most so many milliseconds; the rest waits for the next start. */
  stop(graceMs: number): Promise<void>;
}
