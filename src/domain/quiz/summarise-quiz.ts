import type { Question } from "../question.ts";
import type { QuizAnswer, QuizSession } from "./session.ts";

/** How one topic or subject went; what was skipped does not count as answered. */
export interface Tally {
  readonly answered: number;
  readonly right: number;
  readonly skipped: number;
}

export interface TopicTally extends Tally {
  readonly subject: string;
  readonly topic: string;
}

export interface SubjectTally extends Tally {
  readonly subject: string;
}

/** A quiz at its end, or so far. */
export interface QuizSummary extends Tally {
  /** How many questions were to be asked. */
  readonly of: number;
  /** Weakest first. */
  readonly topics: readonly TopicTally[];
  /** Weakest first: of a diagnostic, what is known of each subject. */
  readonly subjects: readonly SubjectTally[];
  /** Topics to read, "selling/usp", weakest first: those with an answer that was not right, or a skip. */
  readonly read: readonly string[];
}

/** Counts by topic and subject. Questions that are no longer taught count in the whole and in no topic. */
export function summariseQuiz(session: QuizSession, find: (id: string) => Question | undefined): QuizSummary {
  const { answers, questions } = session;
  const known = answers.flatMap((answer) => {
    const question = find(answer.question);
    return question === undefined ? [] : [{ answer, subject: question.subject, topic: question.topic }];
  });
  const topics = tallyBy(known, ({ subject, topic }) => `${subject}/${topic}`).map(({ first, tally }) => ({
    subject: first.subject,
    topic: first.topic,
    ...tally,
  }));
  const subjects = tallyBy(known, ({ subject }) => subject).map(({ first, tally }) => ({
    subject: first.subject,
    ...tally,
  }));
  const weak = topics.filter(({ answered, right, skipped }) => right < answered || skipped > 0);
  return {
    ...tallyOf(answers),
    of: questions.length,
    topics,
    subjects,
    read: weak.map(({ subject, topic }) => `${subject}/${topic}`),
  };
}

interface Known {
  readonly answer: QuizAnswer;
  readonly subject: string;
  readonly topic: string;
}

function tallyBy(
  known: readonly Known[],
  key: (one: Known) => string,
): readonly { readonly first: Known; readonly tally: Tally }[] {
  const groups = new Map<string, { first: Known; answers: QuizAnswer[] }>();
  for (const one of known) {
    const group = groups.get(key(one)) ?? { first: one, answers: [] };
    group.answers.push(one.answer);
    groups.set(key(one), group);
  }
  return [...groups.values()]
    .map(({ first, answers }) => ({ first, tally: tallyOf(answers) }))
    .sort((one, other) => shareOf(one.tally) - shareOf(other.tally) || missesOf(other.tally) - missesOf(one.tally));
}

function tallyOf(answers: readonly QuizAnswer[]): Tally {
  const skipped = answers.filter(({ outcome }) => outcome === "skipped").length;
  const right = answers.filter(({ outcome }) => outcome === "right").length;
  return { answered: answers.length - skipped, right, skipped };
}

function shareOf({ answered, right, skipped }: Tally): number {
  return right / Math.max(1, answered + skipped);
}

function missesOf({ answered, right, skipped }: Tally): number {
  return answered + skipped - right;
}
