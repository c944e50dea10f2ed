/**
 * Where something went wrong for good. "request": what was asked of us and refused, which anybody can cause as often as they
 * like; everything else only a platform, or whoever it has let in. "inbox": a delivery that could not be kept. "answer" and
 * "send": an answer, or a part of one, that was not taken. "mark": the pressed message could not be marked as answered.
 */
export const failedWheres = ["request", "inbox", "answer", "send", "mark"] as const;
/** One of them. */
export type FailedWhere = (typeof failedWheres)[number];

/** What operators count. Labels are short and few; never a learner's id, name or words. */
export interface Metrics {
  /** A message was answered; `seconds` from its acceptance until the platform took the answer. */
  answered(what: { readonly platform: string; readonly intent: string; readonly seconds: number }): void;
  /** A call to a platform, or a request from one, went wrong for good. */
  failed(what: { readonly platform: string; readonly where: FailedWhere; readonly code: string }): void;
  /** A call to a platform is tried again. */
  retried(what: { readonly platform: string; readonly where: string; readonly code: string }): void;
  /** The time one update of a learner took. */
  stored(seconds: number): void;
}

/** What may become of a message that nobody had asked for just then. */
export const promptFates = ["sent", "unsure", "unreachable", "later", "missed"] as const;
/** One of them. */
export type PromptFate = (typeof promptFates)[number];

/** How many messages were sent unasked, or why not. */
export interface PromptCounts {
  /** `platform`: "none" where the learner has no address. */
  prompted(what: { readonly platform: string; readonly outcome: PromptFate; readonly count: number }): void;
}

/** What was asked of a database. */
export interface QueryCounts {
  /** `code`: why it failed, absent where it did not. */
  queried(what: { readonly seconds: number; readonly code: string | undefined }): void;
}
