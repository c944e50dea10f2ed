import type { Instant, Learner } from "../domain/learner.ts";
import { type PackedReview, unpackReview } from "../domain/pack-practice.ts";
import type { Card, Review } from "../domain/practice.ts";
import { fitToVersion } from "../memory/after-review.ts";
import { recallAt } from "../memory/forgetting.ts";
import type { Library } from "./library.ts";
import { practisedIn } from "./practised.ts";
import { findQuestion } from "./quiz-ask.ts";

/** One person, as the data folder has them. */
export interface Person {
  readonly learner: Learner;
  /** As `ReviewHistory.read` gave it; undefined where it is damaged. */
  readonly history: readonly PackedReview[] | undefined;
  /** What `besideRecord` gave: teams, looks, letters sent, the evidence log; absent: it is not known. */
  readonly beside?: Readonly<Record<string, unknown>>;
}

/** Every answer there is of a person, oldest first: the history as far as the record counts on it, and what it holds itself. */
export function answersOf({ learner, history = [] }: Person, library: Library): readonly Review[] {
  const { reviews } = practisedIn({ learner, library });
  return [...history.slice(0, learner.practice.filed).map(unpackReview), ...reviews];
}

/** Counted up when a field is renamed, removed or means something else. */
const formatVersion = 1;

// Said in the file itself, for who reads it may have nothing else of us.
const notIncluded = [
  "Questions that nothing was found for and questions reported as wrong are kept on lists for trainers without the person: nobody can tell which of them came from this learner.",
  "A message that is just being answered is kept until it is answered, for half an hour at most, and is not in here.",
  "Statements about practice, where they are switched on, carry a hash instead of the id: those that wait to be sent, and those in a learning record store or file, are not in here. Backups are not either.",
];

/** Everything held about one person, as plain JSON: times as ISO 8601 in UTC, but in `record`, which is as it is stored. */
export function exportPerson(
  person: Person,
  { library, at }: { readonly library: Library; readonly at: Instant },
): Readonly<Record<string, unknown>> {
  const { learner, history, beside } = person;
  const { cards, days } = practisedIn({ learner, library });
  const reviews = answersOf(person, library);
  const { filed } = learner.practice;
  const missing = filed - Math.min(filed, history?.length ?? 0);
  return {
    format: "unitwise.person",
    version: formatVersion,
    exportedAt: iso(at),
    learner: learner.id,
    about: "Practice for learning. It is not evidence, not an assessment and not a pass.",
    record: learner,
    answers: {
      count: reviews.length,
      missing,
      ...(missing === 0
        ? {}
        : { why: "What is kept of older answers is damaged or gone; what was learned is in memory." }),
      list: reviews.map((one) => ({ ...one, at: iso(one.at) })),
    },
    memory: [...cards.values()].map((card) => remembered(card, { library, at })),
    days,
    ...(beside === undefined ? {} : { beside }),
    notIncluded,
  };
}

function remembered(card: Card, { library, at }: { readonly library: Library; readonly at: Instant }) {
  const question = findQuestion(card.question, { library });
  const now = fitToVersion(card, question?.version ?? card.version);
  return {
    ...now,
    topic: question === undefined ? null : `${question.subject}/${question.topic}`,
    due: iso(now.due),
    last: iso(now.last),
    recallNow: Math.round(recallAt(now, at) * 10_000) / 10_000,
  };
}

const iso = (at: Instant): string => new Date(at).toISOString();
