import { addDays } from "../domain/daily/local-day.ts";
import type { Instant } from "../domain/learner.ts";
import { packCard, packReview } from "../domain/pack-practice.ts";
import type { Card, Grade, Practice, PracticeDay, Review } from "../domain/practice.ts";
import { noPractice } from "../domain/practice.ts";
import { type Draw, drawFrom } from "../domain/quiz/seeded.ts";
import { afterReview } from "../memory/after-review.ts";
import { day, recallAt } from "../memory/forgetting.ts";
import { localDate } from "./local-date.ts";

/** Who practises, on what, and until when. */
export interface SamplePractising {
  /** The same seed practises alike. */
  readonly seed: number;
  readonly questions: readonly { readonly id: string; readonly version: number }[];
  readonly skill: number;
  readonly diligence: number;
  readonly from: Instant;
  /** The last answer is given on this day. */
  readonly until: Instant;
}

const zone = "Europe/London";
/** New questions a day, and questions in all. */
const mostNew = 5;
const mostAnswers = 10;
const answerMs = 25_000;

/** Practice as it would have come about over these days: what is due first, right as often as memory says. */
export function makePractice(plan: SamplePractising): Practice {
  const draw = drawFrom(plan.seed);
  const cards = new Map<string, Card>();
  const reviews: Review[] = [];
  const days: PracticeDay[] = [];
  for (let morning = plan.from; morning <= plan.until; morning += day) {
    const isLast = morning + day > plan.until;
    if (!isLast && draw(100) >= plan.diligence * 100) continue;
    const met = practiseOnce({ at: morning + draw(600) * 60_000, cards, draw, plan });
    if (met.length === 0) continue;
    reviews.push(...met.map(({ review }) => review));
    days.push(dayOf(met, localDate(morning, zone)));
  }
  return { ...noPractice, cards: [...cards.values()].map(packCard), reviews: reviews.map(packReview), days };
}

interface Sitting {
  readonly at: Instant;
  readonly cards: Map<string, Card>;
  readonly draw: Draw;
  readonly plan: SamplePractising;
}

interface Met {
  readonly review: Review;
  readonly isFresh: boolean;
}

function practiseOnce({ at, cards, draw, plan }: Sitting): readonly Met[] {
  const due = plan.questions.filter(({ id }) => (cards.get(id)?.due ?? Number.POSITIVE_INFINITY) <= at);
  const fresh = plan.questions.filter(({ id }) => !cards.has(id)).slice(0, 2 + draw(mostNew - 1));
  return [...due, ...fresh].slice(0, mostAnswers).map(({ id, version }, index) => {
    const card = cards.get(id);
    const when = at + index * answerMs;
    const recall = card === undefined ? null : recallAt(card, when);
    const review: Review = { question: id, version, at: when, grade: gradeFor(recall ?? plan.skill, draw), recall };
    cards.set(id, afterReview(card, review));
    return { review, isFresh: card === undefined };
  });
}

function gradeFor(recall: number, draw: Draw): Grade {
  if (draw(1_000) >= recall * 1_000) return "again";
  return draw(10) === 0 ? "hard" : "good";
}

function dayOf(met: readonly Met[], date: string): PracticeDay {
  const right = met.filter(({ review }) => review.grade !== "again").length;
  return { date, answered: met.length, right, fresh: met.filter(({ isFresh }) => isFresh).length };
}

/** The morning of a local date so many days before an instant. */
export function daysBefore(at: Instant, days: number): Instant {
  return Date.parse(`${addDays(localDate(at, zone), -days)}T08:00:00Z`);
}
