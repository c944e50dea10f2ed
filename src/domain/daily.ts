import type { Weekday } from "./intent.ts";
import type { Instant } from "./learner.ts";

/** Where bank holidays differ in the United Kingdom. */
export const nations = ["england-and-wales", "scotland", "northern-ireland"] as const;
export type Nation = (typeof nations)[number];

/** Part of the day, local; it may run over midnight: 18:00 to 08:00. */
export interface QuietHours {
  /** "HH:MM", 24 hours. */
  readonly from: string;
  readonly to: string;
}

/** When a learner wants to be asked. */
export interface DailySettings {
  readonly on: boolean;
  /** "HH:MM", 24 hours, local to the learner. */
  readonly time: string;
  readonly days: readonly Weekday[];
  /** 2: every other one of those days, counted from `from`. */
  readonly every: 1 | 2;
  /** The local date, "YYYY-MM-DD", of a question from which every other day is counted; null while `every` is 1. */
  readonly from: string | null;
  /** Questions a day, 1 to 5. */
  readonly count: number;
  /** Not on this nation's bank holidays; null: on those too. */
  readonly skipHolidays: Nation | null;
  /** Nothing is sent within these; null: none are set. */
  readonly quiet: QuietHours | null;
  /** The local date, "YYYY-MM-DD", from which there are questions again; null: not paused. */
  readonly pausedUntil: string | null;
}

/** `question`: the day's question. `go-on`: whether to go on at all, asked once after five unanswered days. */
export type PromptKind = "question" | "go-on";

/**
 * How far the prompt of a day has come. `claimed`: it is to be sent and nothing was begun. `sending`: a platform may have
 * it. `unsure`: a platform may have it and cannot be asked; it is not sent again. `missed`: its window had passed, and it
 * never was sent. `nothing`: there was nothing to ask, or it was answered or called off before it was sent. `unreachable`:
 * the person blocked the assistant or left.
 */
export const promptStates = ["claimed", "sending", "sent", "unsure", "missed", "nothing", "unreachable"] as const;
export type PromptState = (typeof promptStates)[number];

/** The prompt of one local date: there is never more than one. */
export interface Prompt {
  /** "YYYY-MM-DD", where the learner is. */
  readonly date: string;
  readonly kind: PromptKind;
  readonly state: PromptState;
  /** When it came to that. */
  readonly at: Instant;
  /** When its window ends: it is not sent after that. */
  readonly until: Instant;
  /** How often the learner pushed it back ("later"); with the date it names the message that is sent. */
  readonly pushed: number;
  /** The quiz it asked; null for `go-on`. */
  readonly attempt: string | null;
}

/** Everything about one learner's daily question. */
export interface Daily {
  /** Null: never asked for. */
  readonly settings: DailySettings | null;
  /** A daily question was offered; it is offered once. */
  readonly offered: boolean;
  /** Newest last; at most 60. */
  readonly prompts: readonly Prompt[];
  /** Days in a row whose question was sent and not answered. */
  readonly unanswered: number;
  /** The last local date known to have broken the run of answered days; null: none. What lies before is not looked at. */
  readonly brokenOn: string | null;
  /** Asked whether to go on and not answered: nothing is sent until the learner says so. */
  readonly silent: boolean;
}

/** Nothing asked for, nothing offered. */
export const noDaily: Daily = {
  settings: null,
  offered: false,
  prompts: [],
  unanswered: 0,
  brokenOn: null,
  silent: false,
};

/** What "send me a daily question" means where nothing else is said: one, at half past eight, on weekdays. */
export const usualDaily: DailySettings = {
  on: true,
  time: "08:30",
  days: ["mon", "tue", "wed", "thu", "fri"],
  every: 1,
  from: null,
  count: 1,
  skipHolidays: null,
  quiet: null,
  pausedUntil: null,
};
