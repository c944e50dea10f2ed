import type { DailySettings, QuietHours } from "../daily.ts";
import type { Weekday } from "../intent.ts";
import { isBankHoliday } from "./bank-holidays.ts";
import { addDays, dayNumber, weekdayOf } from "./local-day.ts";

/** Whether these settings want a question on a local date, whatever the time. */
export function isAskedOn(settings: DailySettings, date: string): boolean {
  const { on, days, pausedUntil, skipHolidays } = settings;
  if (!on || !days.includes(weekdayOf(date))) return false;
  if (pausedUntil !== null && date < pausedUntil) return false;
  if (skipHolidays !== null && isBankHoliday(date, skipHolidays)) return false;
  return isInRhythm(settings, date);
}

// Every other one of the wanted days; holidays and pauses do not shift it.
function isInRhythm({ every, from, days }: DailySettings, date: string): boolean {
  if (every === 1 || from === null) return true;
  return date >= from && countDays(days, from, date) % 2 === 0;
}

/** How many of these weekdays there are from one date up to, and without, another. */
function countDays(days: readonly Weekday[], from: string, to: string): number {
  const between = dayNumber(to) - dayNumber(from);
  let count = Math.floor(between / 7) * days.length;
  for (let left = between % 7; left > 0; left--) if (days.includes(weekdayOf(addDays(to, -left)))) count++;
  return count;
}

/** Whether a time of day, "HH:MM", lies within quiet hours; their end does not. Hours without length are none. */
export function isQuiet(time: string, quiet: QuietHours | null): boolean {
  if (quiet === null) return false;
  const { from, to } = quiet;
  return from <= to ? time >= from && time < to : time >= from || time < to;
}

/** When of a day the question comes: at its time, or where that is quiet at the end of it; null where that is another day. */
export function timeOfDay({ time, quiet }: DailySettings): string | null {
  if (quiet === null || !isQuiet(time, quiet)) return time;
  return quiet.to > time ? quiet.to : null;
}
