import { type Daily, noDaily } from "./daily.ts";
import { noPortfolio, type Portfolio } from "./evidence.ts";
import type { Intent } from "./intent.ts";
import { type Digest, type Letter, noPost, type Post, type WeekMark } from "./letter.ts";
import type { SavedPlan } from "./plan.ts";
import { noPractice, type Practice } from "./practice.ts";
import type { QualificationCode, UnitNumber } from "./qualification.ts";
import type { QuizSession } from "./quiz/session.ts";

/** A learner's id with the platform it came from: "terminal:you", "json:u1", "slack:T1/U2". */
export type LearnerId = string & { readonly brand: "LearnerId" };

/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export type Language = "en";

/** A place where one person can be reached in private, in the platform's own form; it outlasts a restart. */
export interface Address {
  /** The platform's name: "slack", "teams". */
  readonly platform: string;
  /** What the platform needs to write there, as text that only it reads; at most 4,000 characters. */
  readonly place: string;
}

/** The last delivery that was answered, so that its repetition gets the same answer. */
export interface Answered {
  readonly event: string;
  readonly at: Instant;
  readonly intent: string;
  /** The reply as JSON. */
  readonly reply: string;
}

/** What the conversation is about, so that "and 10?" or "the second one" can be understood. Ages out after 30 minutes. */
export interface Context {
  readonly at: Instant;
  /** What the last message was taken to mean, all references resolved. */
  readonly last: Intent;
  /** What was offered with the last reply, in order: "the second one". */
  readonly offered: readonly { readonly label: string; readonly intent: Intent }[];
  /** True where the last reply asked back, so that a bare number or letter picks an offer. */
  readonly asking: boolean;
  /** True where the certificate was taken from the unit numbers and not from the learner. */
  readonly assumed: boolean;
}

/** Units the learner would rather have, or rather not, for one qualification. */
export interface Tastes {
  readonly qualification: QualificationCode;
  readonly likes: readonly UnitNumber[];
  readonly dislikes: readonly UnitNumber[];
}

/** One step that "undo" can take back: what it was called and the plans before it. */
export interface UndoStep {
  readonly at: Instant;
  readonly what: string;
  readonly qualification: QualificationCode | null;
  readonly plans: readonly SavedPlan[];
}

/** All that is kept about one person. Bounded: `undo` holds 20 steps, `handled` 50 ids, `practice` a card a question, `letters` 20. */
export interface Learner {
  readonly version: 4;
  readonly id: LearnerId;
  readonly name: string | null;
  readonly language: Language;
  /** An IANA zone, "Europe/London". */
  readonly timezone: string;
  /** The learner named the zone, so that the platform's profile does not change it. */
  readonly zoneChosen: boolean;
  /** As the platform tells it, "en-GB"; null where it does not. */
  readonly locale: string | null;
  /** Null: nowhere to reach this person, or the assistant was taken away from there. */
  readonly address: Address | null;
  readonly qualification: QualificationCode | null;
  readonly plans: readonly SavedPlan[];
  readonly tastes: readonly Tastes[];
  readonly context: Context | null;
  readonly undo: readonly UndoStep[];
  /** How many quizzes were begun; the last one's attempt is this number. */
  readonly quizzes: number;
  /** The last quiz, going on or ended. */
  readonly quiz: QuizSession | null;
  readonly practice: Practice;
  readonly daily: Daily;
  /** Evidence checklists and off-the-job hours. */
  readonly portfolio: Portfolio;
  /** What other people let the assistant bring, newest last. */
  readonly letters: readonly Letter[];
  /** A manager's weekly digest; null: none is wanted. */
  readonly digest: Digest | null;
  readonly post: Post;
  /** How this person stood when each of the last ten weeks began, oldest first. */
  readonly marks: readonly WeekMark[];
  /** When something is to be done for this person without being asked: the next daily question, a letter, a digest. Null: nothing. */
  readonly dueAt: Instant | null;
  /** Ids of the events already answered, newest last: a repeated delivery changes nothing. */
  readonly handled: readonly string[];
  readonly answered: Answered | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** A person nobody has heard from before. */
export function newLearner(id: LearnerId, at: Instant): Learner {
  return {
    version: 4,
    id,
    name: null,
    language: "en",
    timezone: "Europe/London",
    zoneChosen: false,
    locale: null,
    address: null,
    qualification: null,
    plans: [],
    tastes: [],
    context: null,
    undo: [],
    quizzes: 0,
    quiz: null,
    practice: noPractice,
    daily: noDaily,
    portfolio: noPortfolio,
    letters: [],
    digest: null,
    post: noPost,
    marks: [],
    dueAt: null,
    handled: [],
    answered: null,
    createdAt: at,
    updatedAt: at,
  };
}
