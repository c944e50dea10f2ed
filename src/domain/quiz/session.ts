import type { Instant } from "../learner.ts";
import type { Question } from "../question.ts";
import type { Given } from "./given.ts";
import { seedFor } from "./seeded.ts";

/**
 * `exam`: no hints and no explanation until the end; `diagnostic`: what somebody knows before learning, asked alike.
 * `daily`: sent unasked, so that nobody knows when its first question was seen.
 */
export const quizStyles = ["practice", "exam", "diagnostic", "daily"] as const;
export type QuizStyle = (typeof quizStyles)[number];

/** Whether every answer is explained at once, and hints are given; otherwise only at the end, and no hints. */
export function explainsAtOnce({ style }: { readonly style: QuizStyle }): boolean {
  return style === "practice" || style === "daily";
}

/** A question to be asked, by id and the version it had when the quiz began: an answer is kept for that version. */
export interface Asked {
  readonly id: string;
  readonly version: number;
}

export type Outcome = "right" | "wrong" | "unknown" | "skipped";

/** One answer as it counts. `hint`: the hint or the explanation had been seen before. */
export interface QuizAnswer {
  readonly question: string;
  readonly outcome: Outcome;
  readonly given: Given;
  readonly hint: boolean;
  /** From being asked to answering, at most an hour, never negative. */
  readonly ms: number;
  readonly at: Instant;
}

/**
 * One quiz of one learner, as plain data of ids and figures: it survives a restart and another device, and at 20 questions
 * it is about 3,000 characters of JSON. Answers stand in the order of the questions, so their number is the position.
 */
export interface QuizSession {
  /** Unique among the learner's quizzes; buttons carry it. */
  readonly attempt: string;
  readonly style: QuizStyle;
  /** From which the order of all options follows. */
  readonly seed: number;
  readonly questions: readonly Asked[];
  readonly answers: readonly QuizAnswer[];
  /** `asked`: waits for an answer; `told`: the last answer was explained, "next" asks on; `ended`. */
  readonly phase: "asked" | "told" | "ended";
  /** Whether the hint, or after an undo the explanation, of the question asked has been seen. */
  readonly hinted: boolean;
  readonly startedAt: Instant;
  readonly askedAt: Instant;
}

/** What a quiz is begun with. */
export interface QuizStart {
  readonly attempt: string;
  readonly style: QuizStyle;
  readonly seed: number;
  readonly questions: readonly Question[];
  readonly at: Instant;
}

/** Two questions a topic over all optional units of a certificate are the most there are; as JSON, 70,000 characters. */
export const mostQuestions = 400;

/** A quiz at its first question; at once ended where there is none. No question comes twice; over 400 are cut off. */
export function startQuiz({ attempt, style, seed, questions, at }: QuizStart): QuizSession {
  const once = new Map(questions.map(({ id, version }) => [id, { id, version }]));
  const asked = [...once.values()].slice(0, mostQuestions);
  return {
    attempt,
    style,
    seed,
    questions: asked,
    answers: [],
    phase: asked.length > 0 ? "asked" : "ended",
    hinted: false,
    startedAt: at,
    askedAt: at,
  };
}

/** The question that waits for an answer; undefined while none does. */
export function currentOf({ questions, answers, phase }: QuizSession): Asked | undefined {
  return phase === "asked" ? questions[answers.length] : undefined;
}

/** The seed with which `arrange` shows a question in this attempt. */
export function showSeed({ seed, attempt }: QuizSession): number {
  return seedFor(seed, attempt);
}
