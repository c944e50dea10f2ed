import type { Instant, LearnerId } from "../domain/learner.ts";
import type { Reply } from "../domain/reply.ts";
import type { Role } from "../domain/role.ts";
import type { Incoming } from "./platform.ts";

/** Somebody made up, to be played by whoever tries the assistant. */
export interface PlayedPerson {
  readonly who: LearnerId;
  readonly name: string;
  readonly role: Role | "learner";
  /** How this person stands, in a few words. */
  readonly about: string;
}

/** A message that nobody asked for just then. */
export interface Unasked {
  readonly to: LearnerId;
  readonly at: Instant;
  readonly reply: Reply;
}

/** How far the making of the people has come; `done` equals `of` when they are there. */
export interface Making {
  readonly done: number;
  readonly of: number;
}

/** The assistant with made-up people and a clock that can be moved forward; nothing of it lasts longer than the process. */
export interface Playground {
  readonly people: readonly PlayedPerson[];
  making(): Making;
  now(): Instant;
  /** The reply to one of the people, and what is brought to others because of it. Waits until all are made. Never rejects. */
  act(who: LearnerId, act: Incoming["act"]): Promise<{ readonly reply: Reply; readonly brought: readonly Unasked[] }>;
  /** Moves the clock forward; what would have been sent on the way, oldest first. Stops where it is once the signal says so. */
  tick(to: Instant, signal: AbortSignal): Promise<readonly Unasked[]>;
  /** The end of the next day on which anything is to be sent; null where nothing ever is. */
  nextPrompts(): Promise<Instant | null>;
  /** Makes everybody anew and sets the clock back. */
  startOver(): Promise<void>;
}
