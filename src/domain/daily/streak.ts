import type { Daily } from "../daily.ts";
import type { PracticeDay } from "../practice.ts";
import { addDays, weekdayOf } from "./local-day.ts";

/** What a run of answered days rests on. `days`: all local days with answers, `practisedOf(...).days`. */
export interface StreakGround {
  readonly daily: Daily;
  readonly days: readonly PracticeDay[];
  /** The learner's local date, "YYYY-MM-DD". */
  readonly today: string;
}

/**
 * How many days with an answer there are in the run up to today; 0 where it is broken. With a daily question a day breaks
 * it only where a question was sent and nothing was answered that day; without one, a weekday without an answer does.
 * Nothing else breaks it and nothing else counts, and today may still be answered.
 */
export function streakOf(ground: StreakGround): number {
  const broken = lastBreak(ground);
  return ground.days.filter(
    ({ date, answered }) => answered > 0 && date <= ground.today && (broken === null || date > broken),
  ).length;
}

/** The last date before today that broke the run; null: none is known. */
export function lastBreak({ daily, days, today }: StreakGround): string | null {
  const answered = new Set(days.filter((day) => day.answered > 0).map(({ date }) => date));
  const unanswered = daily.prompts.filter(
    ({ kind, state, date }) => kind === "question" && state === "sent" && date < today && !answered.has(date),
  );
  const known = [daily.brokenOn, ...unanswered.map(({ date }) => date), lastGap({ daily, days, today })];
  return known.reduce<string | null>(
    (last, date) => (date !== null && (last === null || date > last) ? date : last),
    null,
  );
}

// The weekday without an answer where no daily question is on: before the first prompt, and after the last one.
function lastGap({ daily, days, today }: StreakGround): string | null {
  const last = daily.prompts.at(-1)?.date;
  const isAsked = daily.settings?.on === true && !daily.silent;
  if (isAsked && last !== undefined) return null;
  const known = [daily.brokenOn, last ?? null, days[0]?.date ?? null].filter((date) => date !== null);
  const first = known.toSorted().at(-1);
  if (first === undefined) return null;
  const answered = new Set(days.filter((day) => day.answered > 0).map(({ date }) => date));
  for (let date = addDays(today, -1); date > first; date = addDays(date, -1)) {
    if (!answered.has(date) && weekdayOf(date) !== "sat" && weekdayOf(date) !== "sun") return date;
  }
  return null;
}
