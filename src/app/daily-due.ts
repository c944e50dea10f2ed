import { isAskedOn, isQuiet, timeOfDay } from "../domain/daily/asked-on.ts";
import { addDays } from "../domain/daily/local-day.ts";
import type { Daily, DailySettings, Prompt } from "../domain/daily.ts";
import type { Instant, Learner } from "../domain/learner.ts";
import { localDate } from "./local-date.ts";
import { localInstant, localTime } from "./local-instant.ts";

const minute = 60_000;
/** A question may come this much later than it was to; after that it is not sent that day. */
const promptWindow = 120 * minute;
const shortestWindow = 15 * minute;
/** Wanted days are at most a fortnight apart, but holidays may fall on several of them running. */
const farthest = 60;

/** One day's question: its local date, and when it comes. */
export interface DueDay {
  readonly date: string;
  readonly at: Instant;
}

type Asked = Pick<Learner, "daily" | "timezone">;

/** The next day's question that comes after an instant and was not dealt with yet; undefined where none is to come. */
export function nextDay({ daily, timezone }: Asked, now: Instant): DueDay | undefined {
  if (daily.settings?.on !== true || daily.silent) return undefined;
  return firstDay({ daily, timezone }, localDate(now, timezone), (at) => at > now);
}

/** The first day's question on or after a local date, in the past as well. */
export function dayFrom(asked: Asked, date: string): DueDay | undefined {
  return firstDay(asked, date, () => true);
}

function firstDay({ daily, timezone }: Asked, from: string, fits: (at: Instant) => boolean): DueDay | undefined {
  const { settings, prompts } = daily;
  const time = settings === null ? null : timeOfDay(settings);
  if (settings === null || time === null) return undefined;
  const dealtWith = new Set(prompts.map(({ date }) => date));
  const first = settings.pausedUntil !== null && settings.pausedUntil > from ? settings.pausedUntil : from;
  for (let ahead = 0; ahead <= farthest; ahead++) {
    const date = addDays(first, ahead);
    if (dealtWith.has(date) || !isAskedOn(settings, date)) continue;
    const at = instantWithin(date, time, timezone);
    if (fits(at)) return { date, at };
  }
  return undefined;
}

// In Nuuk the clocks go forward right into the next day: what is left out there comes just before.
function instantWithin(date: string, time: string, timezone: string): Instant {
  const at = localInstant(date, time, timezone);
  return localDate(at, timezone) === date ? at : localInstant(addDays(date, 1), "00:00", timezone) - shortestWindow;
}

/** When a question that was to come at an instant is too late: after two hours, or at midnight, but never at once. */
export function windowEnd({ at, date }: DueDay, { timezone }: Pick<Learner, "timezone">): Instant {
  const midnight = localInstant(addDays(date, 1), "00:00", timezone);
  return Math.max(at + shortestWindow, Math.min(at + promptWindow, midnight - 1));
}

/** Whether nothing is to be sent at this moment. */
export function isQuietAt(at: Instant, settings: DailySettings, timezone: string): boolean {
  return isQuiet(localTime(at, timezone), settings.quiet);
}

/** A prompt that is still to be sent, or may just have been. */
export function openPrompt({ prompts }: Daily): Prompt | undefined {
  return prompts.findLast(({ state }) => state === "claimed" || state === "sending");
}

/** The learner with `dueAt` as their daily question wants it from here on; the very same where nothing changes. */
export function replanned(learner: Learner, now: Instant): Learner {
  const dueAt = dueOf(learner, now);
  return dueAt === learner.dueAt ? learner : { ...learner, dueAt };
}

/** As `replanned`, once the prompt of a date is done with: what came due in the meantime is looked at at once. */
export function plannedAfter(date: string, learner: Learner): Learner {
  const isOn = learner.address !== null && learner.daily.settings?.on === true && !learner.daily.silent;
  return { ...learner, dueAt: isOn ? (dayFrom(learner, addDays(date, 1))?.at ?? null) : null };
}

function dueOf(learner: Learner, now: Instant): Instant | null {
  const { daily, address } = learner;
  if (address === null || daily.settings?.on !== true || daily.silent) return null;
  if (openPrompt(daily) !== undefined) return learner.dueAt ?? now;
  return nextDay(learner, now)?.at ?? null;
}
