import type { Instant, Learner } from "../domain/learner.ts";
import { packCard, packReview, unpackCard, unpackReview } from "../domain/pack-practice.ts";
import type { Card, Practice, PracticeDay, Review } from "../domain/practice.ts";
import type { QuestionType } from "../domain/question.ts";
import type { QuizSession } from "../domain/quiz/session.ts";
import { afterReview } from "./after-review.ts";
import { recallAt } from "./forgetting.ts";
import { gradeOf } from "./grade-of.ts";

const mostDays = 400;

/** All that is known of a learner's practice at a moment, the quiz at hand with it. */
export interface Practised {
  readonly cards: ReadonlyMap<string, Card>;
  /** The newest answers, oldest first; older ones may lie in the history. */
  readonly reviews: readonly Review[];
  /** Local days with answers, oldest first. */
  readonly days: readonly PracticeDay[];
}

/** What folding needs to know: the type of a question (undefined where it is gone), and the local date of an instant. */
export interface PractiseWith {
  readonly typeOf: (question: string) => QuestionType | undefined;
  readonly dateOf: (at: Instant) => string;
}

type Record = Pick<Learner, "practice" | "quiz">;

/** The practice of a learner with the answers of the quiz at hand. */
export function practisedOf({ practice, quiz }: Record, { typeOf, dateOf }: PractiseWith): Practised {
  const cards = new Map(practice.cards.map((packed) => [packed[0], unpackCard(packed)] as const));
  const reviews = practice.reviews.map(unpackReview);
  let days = practice.days;
  for (const { review, isFresh } of answersOf(quiz, { cards, typeOf })) {
    cards.set(review.question, afterReview(cards.get(review.question), review));
    reviews.push(review);
    days = withAnswer(days, { date: dateOf(review.at), right: review.grade !== "again", isFresh });
  }
  return { cards, reviews, days };
}

/** The practice as it is kept once the quiz at hand is done with: to be stored together with `quiz` replaced or null. */
export function foldQuiz(learner: Record, using: PractiseWith): Practice {
  const { cards, reviews, days } = practisedOf(learner, using);
  return {
    ...learner.practice,
    cards: [...cards.values()].map(packCard),
    reviews: reviews.map(packReview),
    days: days.slice(-mostDays),
  };
}

interface Answered {
  readonly review: Review;
  readonly isFresh: boolean;
}

// A question stands in a quiz once, so the cards before the quiz tell the recall of each.
function answersOf(
  quiz: QuizSession | null,
  { cards, typeOf }: { readonly cards: ReadonlyMap<string, Card>; readonly typeOf: PractiseWith["typeOf"] },
): readonly Answered[] {
  if (quiz === null) return [];
  return quiz.answers.flatMap((answer, index): readonly Answered[] => {
    const { question, outcome, hint, at } = answer;
    const version = quiz.questions[index]?.version;
    if (outcome === "skipped" || version === undefined) return [];
    const ms = quiz.style === "daily" && index === 0 ? null : answer.ms;
    const card = cards.get(question);
    const grade = gradeOf({ type: typeOf(question) ?? "single", right: outcome === "right", hinted: hint, ms });
    const recall = card === undefined ? null : recallAt(card, at);
    return [{ review: { question, version, at, grade, recall }, isFresh: card === undefined }];
  });
}

function withAnswer(
  days: readonly PracticeDay[],
  { date, right, isFresh }: { readonly date: string; readonly right: boolean; readonly isFresh: boolean },
): readonly PracticeDay[] {
  const was = days.find((one) => one.date === date) ?? { date, answered: 0, right: 0, fresh: 0 };
  const now = {
    date,
    answered: was.answered + 1,
    right: was.right + (right ? 1 : 0),
    fresh: was.fresh + (isFresh ? 1 : 0),
  };
  return [...days.filter((one) => one.date !== date), now].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
