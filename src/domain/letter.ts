import type { Weekday } from "./intent.ts";
import type { Instant, LearnerId } from "./learner.ts";

/** What a learner may answer to a nudge with one press. */
export const letterAnswers = ["on-it", "help", "not-now"] as const;
export type LetterAnswer = (typeof letterAnswers)[number];

/** A message of one person to another that the assistant brings: a manager's nudge, an assessor's word, a notice. */
export interface Letter {
  /** Unique among this person's. */
  readonly id: string;
  readonly kind: "nudge" | "notice";
  readonly from: LearnerId;
  readonly fromName: string | null;
  /** The words as the sender let them go out. */
  readonly text: string;
  readonly at: Instant;
  /** As prompts: `claimed` before it is sent, `sending` while it may be out, then what became of it. */
  readonly state: "waiting" | "sending" | "sent" | "unsure" | "unreachable";
  readonly sentAt: Instant | null;
  /** Null: not seen, or the platform does not tell (Slack and Teams do not). */
  readonly seenAt: Instant | null;
  readonly answer: { readonly what: LetterAnswer; readonly at: Instant } | null;
}

/** When a manager's weekly digest comes. */
export interface Digest {
  readonly day: Weekday;
  /** "HH:MM", local. */
  readonly time: string;
  readonly next: Instant;
  /** The one on its way, by its key; null: none. */
  readonly sending: string | null;
}

/** When what others let the assistant bring is looked at again, beside the daily question. */
export interface Post {
  /** This person wants no nudges; managers are told that they prefer not to be nudged. */
  readonly refuses: boolean;
  /** When letters or the digest have to be looked at. Null: nothing waits. */
  readonly at: Instant | null;
  /** When the daily question has to be looked at; holds only while there are letters to be sent or a digest. */
  readonly dailyAt: Instant | null;
}

/** Nothing waits, and nudges are welcome. */
export const noPost: Post = { refuses: false, at: null, dailyAt: null };

/** How a learner stood when a week began, for "compare with last week". */
export interface WeekMark {
  /** The Monday, "YYYY-MM-DD". */
  readonly week: string;
  /** Questions met, and the recall expected of them, 0 to 1; null where none was met. */
  readonly seen: number;
  readonly recall: number | null;
  readonly signed: number;
}
