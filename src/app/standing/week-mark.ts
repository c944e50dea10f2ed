import { addDays, dayNumber } from "../../domain/daily/local-day.ts";
import type { Instant, Learner } from "../../domain/learner.ts";
import type { WeekMark } from "../../domain/letter.ts";
import type { Card } from "../../domain/practice.ts";
import type { ChangeSince } from "../../domain/standing.ts";
import { recallAt } from "../../memory/forgetting.ts";
import type { Library } from "../library.ts";
import { localDate } from "../local-date.ts";
import { practisedIn } from "../practised.ts";

const day = 86_400_000;
const mostMarks = 10;

/** The Monday of the week of a local date. */
export function mondayOf(date: string): string {
  // 1970-01-01 was a Thursday, the fourth from Monday.
  return addDays(date, -((((dayNumber(date) + 3) % 7) + 7) % 7));
}

interface MarkWith {
  /** As the record was before the message. */
  readonly was: Learner | undefined;
  readonly library: Library;
  readonly at: Instant;
}

/** Notes how somebody stood before the first message of a week; the same record back at every other message. */
export function withWeekMark(learner: Learner, { was, library, at }: MarkWith): Learner {
  if (was === undefined) return learner;
  const week = mondayOf(localDate(at, learner.timezone));
  if (learner.marks.some((mark) => mark.week >= week)) return learner;
  const cards = [...practisedIn({ learner: was, library }).cards.values()];
  const mark: WeekMark = { week, seen: cards.length, recall: meanRecall(cards, at), signed: signedOn(was) };
  return { ...learner, marks: [...learner.marks, mark].slice(-mostMarks) };
}

interface Now {
  readonly cards: readonly Card[];
  readonly at: Instant;
}

/**
 * What changed since the Monday of last week. The mark of the first message after it tells how it was then: without a
 * message nothing is met, and without any since, only forgetting went on.
 */
export function changeSince(learner: Learner, { cards, at }: Now): ChangeSince | null {
  const { timezone, createdAt, marks } = learner;
  const today = localDate(at, timezone);
  const since = addDays(mondayOf(today), -7);
  if (localDate(createdAt, timezone) > since) return null;
  const mark = marks.find(({ week }) => week >= since);
  const then = at - (dayNumber(today) - dayNumber(since)) * day;
  return {
    since,
    met: { was: mark?.seen ?? cards.length, is: cards.length },
    recall: { was: mark === undefined ? meanRecall(cards, then) : mark.recall, is: meanRecall(cards, at) },
    signed: { was: signedOn(learner, since), is: signedOn(learner) },
  };
}

/** The recall expected a day later, of all of them; null for none. */
export function meanRecall(cards: readonly Card[], at: Instant): number | null {
  if (cards.length === 0) return null;
  return cards.reduce((sum, card) => sum + recallAt(card, at + day), 0) / cards.length;
}

/** How many criteria were signed before a local date; without one, how many are now. */
function signedOn({ portfolio, timezone }: Learner, before?: string): number {
  const all = portfolio.units.flatMap(({ criteria }) => criteria);
  if (before === undefined) return all.filter(({ state }) => state === "signed").length;
  return all.filter(({ changes }) => changes.findLast(({ at }) => localDate(at, timezone) < before)?.to === "signed")
    .length;
}
