import type { Instant, Learner, LearnerId } from "../domain/learner.ts";
import type { Review } from "../domain/practice.ts";
import type { Qualification, Unit } from "../domain/qualification.ts";
import type { QuizAnswer, QuizSession } from "../domain/quiz/session.ts";
import { masteryOf } from "../memory/mastery.ts";
import type { ContentStore } from "../ports/content-store.ts";
import type { Activity, Statement } from "../ports/statement-outbox.ts";
import type { Library } from "./library.ts";
import { localDate } from "./local-date.ts";
import { offeredOn } from "./offered-on.ts";
import { practisedIn } from "./practised.ts";
import { findQuestion } from "./quiz-ask.ts";
import { type Activities, activitiesAt } from "./xapi-activities.ts";
import { responseOf } from "./xapi-interaction.ts";

/** What making statements takes. */
export interface StatementsWith {
  readonly content: ContentStore;
  readonly library: Library;
  /** The root of our ids, with no slash at its end. */
  readonly homePage: string;
  /** The name of a learner's account: a hash, never the id itself. */
  readonly actorOf: (id: LearnerId) => string;
  /** A UUID that follows from the text. */
  readonly makeId: (text: string) => string;
}

type Verb = "answered" | "progressed" | "completed" | "voided";

/** From cmi5: a whole number from 0 to 100, how much of an activity was gone through, in percent. */
const progress = "https://w3id.org/xapi/cmi5/result/extensions/progress";

/** An answer that took as long as that was counted no further: nobody knows how long it took. */
const longestCounted = 3_600_000;

/**
 * All that a learner's quiz at hand states: `answered` for each answer that counts (a skip does not), and once it has run
 * to its last question `completed` and, for each of its units, `progressed`. The same record states the same, ids too.
 */
export function statementsOfQuiz(record: Learner, using: StatementsWith): readonly Statement[] {
  const { quiz } = record;
  if (quiz === null) return [];
  const teller = tellerOf(record, using);
  const answered = quiz.answers.flatMap((answer, at) =>
    answer.outcome === "skipped" ? [] : [answerStatement({ answer, at, quiz }, teller)],
  );
  const last = quiz.answers.at(-1);
  if (last === undefined || answered.length === 0 || quiz.answers.length < quiz.questions.length) return answered;
  return [...answered, ...progressStatements(quiz, last.at, teller), completedStatement(quiz, last.at, teller)];
}

/**
 * What earlier answers state, of which less is kept than of those in the quiz at hand. Their ids are the same as when they
 * were sent at once.
 */
export function statementsOfReviews(
  reviews: readonly Review[],
  record: Learner,
  using: StatementsWith,
): readonly Statement[] {
  const teller = tellerOf(record, using);
  return reviews.map(({ question: id, version, at, grade }) => ({
    ...teller.say("answered", at, id),
    object: teller.activities.question({ id, version }, findQuestion(id, using)),
    result: { success: grade !== "again" },
    context: teller.context({ about: [id] }),
  }));
}

/** Takes a statement back, by its id. */
export function voidingOf({ id, actor }: Statement, at: Instant, { makeId }: StatementsWith): Statement {
  return {
    id: makeId(`voided ${id}`),
    actor,
    verb: verbOf("voided"),
    object: { objectType: "StatementRef", id },
    timestamp: new Date(at).toISOString(),
  };
}

interface Teller {
  readonly record: Learner;
  readonly using: StatementsWith;
  readonly activities: Activities;
  /** The learner's certificate where it is known. */
  readonly rules: Qualification | undefined;
  /** By subject; as the learner's certificate has it, else as any. */
  unitOf(subject: string | undefined): Unit | undefined;
  say(verb: Verb, at: Instant, what: string): Pick<Statement, "id" | "actor" | "verb" | "timestamp">;
  /** `about`: the questions whose topics and units it belongs to. */
  context(of: { readonly about: readonly string[]; readonly quiz?: QuizSession }): NonNullable<Statement["context"]>;
}

function verbOf(verb: Verb): Statement["verb"] {
  return { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { en: verb } };
}

function tellerOf(record: Learner, using: StatementsWith): Teller {
  const { homePage, actorOf, makeId, content } = using;
  const name = actorOf(record.id);
  const activities = activitiesAt(homePage);
  const today = localDate(record.quiz?.startedAt ?? 0, record.timezone);
  const rules = record.qualification === null ? undefined : content.qualification(record.qualification, today);
  const others = offeredOn(content, today);
  const units = [...(rules?.units ?? []), ...others.flatMap((one) => one.units)];
  const unitOf: Teller["unitOf"] = (subject) => units.find((unit) => unit.subject === subject);
  return {
    record,
    using,
    activities,
    rules,
    unitOf,
    say: (verb, at, what) => ({
      id: makeId(`${verb} ${name} ${what} ${at}`),
      actor: { objectType: "Agent", account: { homePage, name } },
      verb: verbOf(verb),
      timestamp: new Date(at).toISOString(),
    }),
    context: ({ about, quiz }) => ({
      ...(quiz === undefined ? {} : { registration: makeId(`quiz ${name} ${quiz.attempt} ${quiz.startedAt}`) }),
      platform: "Unitwise",
      language: "en-GB",
      contextActivities: {
        ...(quiz === undefined ? {} : { parent: [activities.quiz(quiz.style)] }),
        ...groupingOf(about, { using, activities, rules, unitOf }),
        category: [activities.practice()],
      },
    }),
  };
}

function groupingOf(
  about: readonly string[],
  { using, activities, rules, unitOf }: Pick<Teller, "using" | "activities" | "rules" | "unitOf">,
): { readonly grouping?: readonly Activity[] } {
  const all = about.flatMap((id) => {
    const question = findQuestion(id, using);
    const topic = question === undefined ? undefined : using.library.read(`${question.subject}/${question.topic}`);
    const unit = unitOf(question?.subject);
    return [
      ...(topic?.kind === "topic" ? [activities.topic(topic.topic)] : []),
      ...(unit === undefined ? [] : [activities.unit(unit)]),
    ];
  });
  const whole = rules === undefined ? all : [...all, activities.certificate(rules)];
  const grouping = [...new Map(whole.map((one) => [one.id, one])).values()];
  return grouping.length === 0 ? {} : { grouping };
}

function answerStatement(
  { answer, at, quiz }: { readonly answer: QuizAnswer; readonly at: number; readonly quiz: QuizSession },
  { say, context, activities, using }: Teller,
): Statement {
  const asked = quiz.questions[at] ?? { id: answer.question, version: 0 };
  const question = findQuestion(answer.question, using);
  // Places mean nothing under another version.
  const response = question?.version === asked.version ? responseOf(question, answer.given) : undefined;
  const isKnown = answer.ms < longestCounted && !(quiz.style === "daily" && at === 0);
  return {
    ...say("answered", answer.at, answer.question),
    object: activities.question(asked, question),
    result: {
      success: answer.outcome === "right",
      ...(response === undefined ? {} : { response }),
      ...(isKnown ? { duration: `PT${(answer.ms / 1000).toFixed(2)}S` } : {}),
      extensions: { [activities.extension("hint-seen")]: answer.hint },
    },
    context: context({ about: [answer.question], quiz }),
  };
}

function completedStatement(quiz: QuizSession, at: Instant, { say, context, activities }: Teller): Statement {
  return {
    ...say("completed", at, `${quiz.attempt} ${quiz.startedAt}`),
    object: activities.quiz(quiz.style),
    result: { completion: true },
    context: context({ about: [], quiz }),
  };
}

// Coverage: how many of a unit's practice questions were answered at least once.
function progressStatements(quiz: QuizSession, at: Instant, teller: Teller): readonly Statement[] {
  const { using, record, say, activities, context } = teller;
  const { cards } = practisedIn({ learner: record, library: using.library });
  const subjects = new Set(quiz.questions.map(({ id }) => findQuestion(id, using)?.subject));
  const units = [...subjects].flatMap((subject) => teller.unitOf(subject) ?? []);
  return units.map((unit) => {
    const bank = using.content.study().questions.filter(({ subject }) => subject === unit.subject);
    const { coverage } = masteryOf(bank, cards, at);
    return {
      ...say("progressed", at, `${unit.subject} ${quiz.attempt}`),
      object: activities.unit(unit),
      result: { extensions: { [progress]: Math.floor(coverage * 100) } },
      context: context({ about: [], quiz }),
    };
  });
}
