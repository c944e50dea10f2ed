import type { Upkeep } from "./study.ts";

/** One thing to choose, and why it is right or why it tempts but is wrong. */
export interface Option {
  readonly text: string;
  readonly right: boolean;
  readonly because: string;
}

/** "True, because …" or "False, because …": the reason must be right too. */
export interface ReasonedOption extends Option {
  readonly says: boolean;
}

/** A piece to be put in order or matched, and why it belongs where it does. */
export interface Step {
  readonly text: string;
  readonly because: string;
}

export interface Pair {
  readonly left: string;
  readonly right: string;
  readonly because: string;
}

/** A wrong answer that people give, and what is behind it. */
export interface Slip<T> {
  readonly value: T;
  readonly because: string;
}

interface QuestionBase extends Upkeep {
  /** Unique over all subjects; never changes and is never used again. */
  readonly id: string;
  /** Counted up whenever what is asked or what is right changes. */
  readonly version: number;
  readonly subject: string;
  readonly topic: string;
  /** 1 recall, 2 understanding, 3 applying or weighing up. */
  readonly difficulty: 1 | 2 | 3;
  /** Whether it tells of a situation at work. */
  readonly scenario: boolean;
  readonly prompt: string;
  readonly hint: string;
}

/** Exactly one option is right. */
export interface SingleChoice extends QuestionBase {
  readonly type: "single";
  readonly options: readonly Option[];
}
/** Two or more options are right, and at least one is wrong. */
export interface MultipleResponse extends QuestionBase {
  readonly type: "multiple";
  readonly options: readonly Option[];
}
/** A statement; `options` pair a verdict with a reason, exactly one is right. */
export interface TrueFalse extends QuestionBase {
  readonly type: "true-false";
  readonly options: readonly ReasonedOption[];
}
/** `steps` in the right order. */
export interface Ordering extends QuestionBase {
  readonly type: "order";
  readonly steps: readonly Step[];
}
/** Each left belongs to one right; `spare` rights belong to none. */
export interface Matching extends QuestionBase {
  readonly type: "match";
  readonly pairs: readonly Pair[];
  readonly spare: readonly Step[];
}
/** A word or a few; any of `accept` is right, whatever the case. */
export interface ShortAnswer extends QuestionBase {
  readonly type: "short";
  readonly accept: readonly string[];
  readonly because: string;
  readonly slips: readonly Slip<string>[];
}
/** A number; right within `tolerance` either way, both in `unit`. */
export interface NumberAnswer extends QuestionBase {
  readonly type: "number";
  readonly answer: number;
  readonly tolerance: number;
  /** "%", "minutes", "calls"; empty for a bare number. */
  readonly unit: string;
  readonly because: string;
  readonly slips: readonly Slip<number>[];
}

export const questionTypes = ["single", "multiple", "true-false", "order", "match", "short", "number"] as const;
export type QuestionType = (typeof questionTypes)[number];

export type Question = SingleChoice | MultipleResponse | TrueFalse | Ordering | Matching | ShortAnswer | NumberAnswer;
