import type { Intent } from "../domain/intent.ts";
import type { Instant, LearnerId } from "../domain/learner.ts";
import type { Reply } from "../domain/reply.ts";

export type Role = "manager" | "trainer" | "admin";

/** One thing a person did: typed words, or pressed a choice that an earlier reply offered. */
export interface Incoming {
  readonly learner: LearnerId;
  readonly at: Instant;
  readonly act:
    | { readonly kind: "said"; readonly text: string }
    | { readonly kind: "pressed"; readonly intent: Intent };
  /** What the platform knows of the person. A qualification is used only while the learner has chosen none. */
  readonly profile: {
    readonly qualification?: string;
    readonly name?: string;
    readonly timezone?: string;
    readonly roles: readonly Role[];
  };
  /** The platform's id of the delivery; the same id again changes nothing. */
  readonly event?: string;
}

/** The answer to one message: the console protocol's intent and data, and the reply as people see it. */
export interface Answer {
  readonly intent: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly reply: Reply;
}

/** The one way in. Never rejects: a failure of the world or a bug becomes an honest reply with a reference. */
export type Handle = (message: Incoming) => Promise<Answer>;

/** A place where people talk to the assistant. */
export interface Platform {
  readonly name: string;
  /** Begins to listen; resolves when the platform has come to its end or `stop` was called. */
  start(handle: Handle): Promise<void>;
  stop(): Promise<void>;
}
