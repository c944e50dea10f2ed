/** When the scheduler does what, in milliseconds. */
export interface Times {
  /** From the start to the first look at who is due. */
  readonly firstTick: number;
  /** From the end of one look to the next. */
  readonly tick: number;
  /** How long a message that got lost is left alone before it is looked for: it may still be on its way. */
  readonly lookAfter: number;
  /** Between two messages that are looked for in one lane. */
  readonly lookGap: number;
  /** Before a message that was refused is tried again; doubled each time. */
  readonly firstBackoff: number;
  readonly longestBackoff: number;
  /** Between two lines on how far a fan-out has come. */
  readonly progress: number;
}

/**
 * `lookAfter` is three times what a call to a platform may take; `lookGap` keeps within the 50 requests a minute that
 * Slack grants for reading a conversation.
 */
export const usualTimes: Times = {
  firstTick: 1_000,
  tick: 15_000,
  lookAfter: 30_000,
  lookGap: 1_300,
  firstBackoff: 5_000,
  longestBackoff: 10 * 60_000,
  progress: 60_000,
};
