import type { Instant, Learner } from "../domain/learner.ts";
import type { QuizSession } from "../domain/quiz/session.ts";
import type { Statement, StatementOutbox } from "../ports/statement-outbox.ts";
import { type StatementsWith, statementsOfQuiz, voidingOf } from "./xapi-statements.ts";

/** How practice is reported to a Learning Record Store. */
export interface Reporting extends Pick<StatementsWith, "homePage" | "actorOf" | "makeId"> {
  readonly outbox: StatementOutbox;
}

/** What one message made of a learner. */
export interface Change {
  readonly before: Learner | undefined;
  readonly after: Learner;
  readonly at: Instant;
  /** The message was answered before, and changed nothing now. */
  readonly repeated: boolean;
}

/**
 * What is to be stated after a change: what the quiz at hand states now and did not before, and what it stated and does not
 * any more, taken back. A repeated message says the last answer again, with the same ids: between keeping the record and
 * keeping its statements we may have been killed.
 */
export function statementsAfter(change: Change, using: StatementsWith): readonly Statement[] {
  const { before, after, at, repeated } = change;
  const then = repeated ? withoutLast(after) : before;
  if (isSame(then?.quiz ?? null, after.quiz)) return [];
  const stated = then !== undefined && then.quiz?.attempt === after.quiz?.attempt ? statementsOfQuiz(then, using) : [];
  const states = statementsOfQuiz(after, using);
  const [old, now] = [new Set(stated.map(({ id }) => id)), new Set(states.map(({ id }) => id))];
  return [
    ...stated.filter(({ id }) => !now.has(id)).map((one) => voidingOf(one, at, using)),
    ...states.filter(({ id }) => !old.has(id)),
  ];
}

function isSame(one: QuizSession | null, other: QuizSession | null): boolean {
  if (one === null || other === null) return one === other;
  // The outcome too: an answer to a question reported as wrong does not count any more.
  const traces = ({ answers }: QuizSession) => answers.map(({ at, outcome }) => `${at} ${outcome}`).join();
  return one.attempt === other.attempt && traces(one) === traces(other);
}

function withoutLast(learner: Learner): Learner {
  const { quiz } = learner;
  return quiz === null ? learner : { ...learner, quiz: { ...quiz, answers: quiz.answers.slice(0, -1) } };
}
