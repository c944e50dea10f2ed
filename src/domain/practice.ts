import type { Instant } from "./learner.ts";
import type { PackedCard, PackedReview } from "./pack-practice.ts";
import type { Question } from "./question.ts";

/** How an answer went: `again` wrong, `hard` right but after a hint or slowly, `good` right. */
export const grades = ["again", "hard", "good"] as const;
export type Grade = (typeof grades)[number];

/** One answer, as it is logged; the log in order of `at` is the truth, cards are only derived from it. */
export interface Review {
  /** The question's id. */
  readonly question: string;
  /** The version that was asked. */
  readonly version: number;
  readonly at: Instant;
  readonly grade: Grade;
  /** The recall expected just before the answer, 0 to 1; null at the first answer. Kept for calibration only. */
  readonly recall: number | null;
}

/** What is believed of one learner's memory of one question. */
export interface Card {
  readonly question: string;
  /** The highest version that was answered. */
  readonly version: number;
  readonly due: Instant;
  /** Days after which recall has fallen to 0.9. */
  readonly stability: number;
  /** 1 easy to 10 hard, for this learner. */
  readonly difficulty: number;
  readonly reps: number;
  /** How often it was known and then answered wrongly. */
  readonly lapses: number;
  readonly last: Instant;
  /** Whether the last answer was right, with or without a hint. */
  readonly right: boolean;
}

/** One local day with answers: how many, how many of them right, and how many to questions never asked before. */
export interface PracticeDay {
  /** "YYYY-MM-DD", where the learner was. */
  readonly date: string;
  readonly answered: number;
  readonly right: number;
  readonly fresh: number;
}

/** A question, in the version that was asked, that this learner is not to be asked any more: it was reported as wrong. */
export interface SetAside {
  readonly question: string;
  readonly version: number;
}

/**
 * What is kept of all practice before the quiz at hand: that one's answers come in when the next is begun, so that what is
 * taken back leaves no trace. `practisedOf` tells both together. Bounded: 400 days, some hundred reviews.
 */
export interface Practice {
  readonly cards: readonly PackedCard[];
  /** The newest answers, oldest first; `filed` older ones lie in the history. */
  readonly reviews: readonly PackedReview[];
  readonly filed: number;
  readonly days: readonly PracticeDay[];
  readonly setAside: readonly SetAside[];
}

/** Nothing practised yet. */
export const noPractice: Practice = { cards: [], reviews: [], filed: 0, days: [], setAside: [] };

/** What practice needs to know of a question; every `Question` is one. */
export type BankQuestion = Pick<Question, "id" | "version" | "subject" | "topic" | "difficulty">;

/** How much a day may bring. */
export interface PracticeLimits {
  /** Questions never asked before. */
  readonly newPerDay: number;
  /** Questions in all, new ones among them. */
  readonly perDay: number;
}

/** Five new ones and twenty in all: about seven minutes, and few enough that reviews of the new ones do not pile up. */
export const usualLimits: PracticeLimits = { newPerDay: 5, perDay: 20 };
