import type { LearnerId } from "../domain/learner.ts";
import type { Clock } from "../ports/clock.ts";
import type { LearnerStore } from "../ports/learner-store.ts";
import type { PromptLeases, SharedPace } from "../ports/leases.ts";
import type { Log } from "../ports/log.ts";
import type { PromptCounts } from "../ports/metrics.ts";
import type { ChatPlatform } from "../ports/platform.ts";
import type { Prompter, PromptToSend } from "../ports/prompter.ts";
import type { Timers } from "../ports/timers.ts";
import type { Times } from "./times.ts";

/** What a platform is to the scheduler. */
export type Messenger = Pick<ChatPlatform, "name" | "pace" | "tell" | "told">;

/** What the scheduler needs of the house. */
export interface SchedulerOptions {
  readonly store: Pick<LearnerStore, "update" | "dueBefore">;
  readonly prompter: Prompter;
  readonly platforms: readonly Messenger[];
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: PromptCounts;
  readonly timers: Timers;
  readonly times?: Partial<Times>;
  /** People whose message may wait in memory for its turn; 10,000 where nothing is said. */
  readonly mostInHand?: number;
  /** Who of several instances asks whom; absent: this process is the only one on its store. */
  readonly leases?: PromptLeases;
  /** Absent: no other process writes to the platforms. */
  readonly pace?: SharedPace;
}

/** One person's message, claimed and kept. */
export interface Claimed {
  readonly id: LearnerId;
  readonly send: PromptToSend;
}

/** One person's message of which nobody knows whether it arrived. */
export interface Doubted {
  readonly id: LearnerId;
  readonly doubt: Pick<PromptToSend, "to" | "key">;
}
