import type { Instant } from "../learner.ts";
import type { Given } from "./given.ts";
import { type Asked, currentOf, explainsAtOnce, type Outcome, type QuizAnswer, type QuizSession } from "./session.ts";

/** Which question a button belongs to; typed words have none and mean the one that is asked. */
export interface ButtonOf {
  readonly attempt: string;
  readonly question: string;
}

/** What happens to a quiz. `undo` and `next` pressed name the question they were shown under. */
export type QuizEvent = { readonly at: Instant; readonly button?: ButtonOf } & (
  | { readonly kind: "answer"; readonly given: Given; readonly right: boolean }
  | { readonly kind: "hint" }
  | { readonly kind: "skip" }
  | { readonly kind: "undo" }
  | { readonly kind: "stop" }
  | { readonly kind: "next" }
);

/** What came of an event. From `already` on, the quiz is left as it was. */
export type QuizEffect =
  /** The answer counts. `tell`: say at once whether it is right; in an exam only at the end. */
  | { readonly kind: "counted"; readonly answer: QuizAnswer; readonly tell: boolean }
  /** To be shown, or shown again where "next" came while it waits for an answer: only "skip" passes one by. */
  | { readonly kind: "asked"; readonly question: Asked }
  | { readonly kind: "hinted"; readonly question: Asked }
  /** The answer or skip that was taken back, or null where "stop" was; the question is asked again. */
  | { readonly kind: "undone"; readonly answer: QuizAnswer | null }
  | { readonly kind: "stopped" }
  /** That question was answered already: pressed twice, or on another device. */
  | { readonly kind: "already"; readonly answer: QuizAnswer }
  /** A button of another quiz, or of a question that is not asked now. */
  | { readonly kind: "old" }
  /** Nothing is asked, and so nothing to answer, skip or give a hint for: "next" goes on. */
  | { readonly kind: "waiting" }
  | { readonly kind: "no-hints" }
  | { readonly kind: "nothing-to-undo" }
  | { readonly kind: "over" };

export interface Stepped {
  readonly session: QuizSession;
  readonly effect: QuizEffect;
}

const longestCounted = 3_600_000;

/** One step of a quiz. Pure: the same event on the same quiz gives the same, and a repeated one changes nothing. */
export function stepQuiz(session: QuizSession, event: QuizEvent): Stepped {
  const stay = (effect: QuizEffect): Stepped => ({ session, effect });
  const { button } = event;
  if (button !== undefined && button.attempt !== session.attempt) return stay({ kind: "old" });
  if (event.kind === "undo") return undo(session, event);
  const before =
    button === undefined ? undefined : session.answers.find(({ question }) => question === button.question);
  if (before !== undefined && event.kind !== "next" && event.kind !== "stop") {
    return stay({ kind: "already", answer: before });
  }
  if (session.phase === "ended") return stay({ kind: "over" });
  if (event.kind === "stop") return { session: { ...session, phase: "ended" }, effect: { kind: "stopped" } };
  if (event.kind === "next") return goOn(session, event);
  const question = currentOf(session);
  if (button !== undefined && button.question !== question?.id) return stay({ kind: "old" });
  if (question === undefined) return stay({ kind: "waiting" });
  switch (event.kind) {
    case "hint":
      if (!explainsAtOnce(session)) return stay({ kind: "no-hints" });
      return { session: { ...session, hinted: true }, effect: { kind: "hinted", question } };
    case "skip":
      return count(session, { outcome: "skipped", given: { kind: "none" }, at: event.at });
    case "answer":
      return count(session, { outcome: outcomeOf(event.given, event.right), given: event.given, at: event.at });
    default:
      return event satisfies never;
  }
}

function outcomeOf(given: Given, right: boolean): Outcome {
  if (given.kind === "none") return "unknown";
  return right ? "right" : "wrong";
}

function count(session: QuizSession, what: Pick<QuizAnswer, "outcome" | "given" | "at">): Stepped {
  const { questions, answers, hinted, askedAt } = session;
  const question = questions[answers.length]?.id ?? "";
  const ms = Math.min(longestCounted, Math.max(0, what.at - askedAt));
  const answer: QuizAnswer = { question, ...what, hint: hinted, ms };
  const tell = explainsAtOnce(session) && what.outcome !== "skipped";
  const isLast = answers.length + 1 >= questions.length;
  return {
    session: {
      ...session,
      answers: [...answers, answer],
      phase: isLast ? "ended" : tell ? "told" : "asked",
      hinted: false,
      askedAt: what.at,
    },
    effect: { kind: "counted", answer, tell },
  };
}

// A second press of "next", under a question further back than the last one answered, asks nothing new.
function goOn(session: QuizSession, { button, at }: QuizEvent): Stepped {
  const question = session.questions[session.answers.length];
  const under = button === undefined ? undefined : button.question;
  if (question === undefined) return { session, effect: { kind: "over" } };
  if (session.phase === "asked") {
    const isOld = under !== undefined && under !== question.id && under !== session.answers.at(-1)?.question;
    return { session, effect: isOld ? { kind: "old" } : { kind: "asked", question } };
  }
  if (under !== undefined && under !== session.answers.at(-1)?.question) return { session, effect: { kind: "old" } };
  return { session: { ...session, phase: "asked", askedAt: at }, effect: { kind: "asked", question } };
}

// A stop is taken back before an answer is, unless the button stands under the answer itself. Whoever has read the
// explanation does not answer without help again.
function undo(session: QuizSession, { button, at }: QuizEvent): Stepped {
  const { answers, questions, phase } = session;
  const last = answers.at(-1);
  const next = questions[answers.length];
  const under = button?.question;
  if (phase === "ended" && next !== undefined && (under === undefined || under === next.id)) {
    return { session: { ...session, phase: "asked", askedAt: at }, effect: { kind: "undone", answer: null } };
  }
  if (under !== undefined && under !== last?.question) return { session, effect: { kind: "old" } };
  if (last === undefined) return { session, effect: { kind: "nothing-to-undo" } };
  const seen = explainsAtOnce(session) && last.outcome !== "skipped";
  return {
    session: { ...session, answers: answers.slice(0, -1), phase: "asked", hinted: last.hint || seen, askedAt: at },
    effect: { kind: "undone", answer: last },
  };
}
