import type { Weekday } from "../intent.ts";
import { weekdays } from "../intent.ts";

const day = 86_400_000;

/** Days since 1970-01-01, a Thursday, of a local date "YYYY-MM-DD"; NaN where it is no date. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / day;
}

/** The local date of a day number. */
export function dateOfNumber(number: number): string {
  return new Date(number * day).toISOString().slice(0, 10);
}

/** So many days later, or earlier. */
export function addDays(date: string, days: number): string {
  return dateOfNumber(dayNumber(date) + days);
}

export function weekdayOf(date: string): Weekday {
  // 1970-01-01 was a Thursday, the fourth from Monday.
  return weekdays[(((dayNumber(date) + 3) % 7) + 7) % 7] ?? "mon";
}

/** Whether these are the digits of a day that there is: no 30 February. */
export function isDate(text: string): boolean {
  const number = /^\d{4}-\d\d-\d\d$/.test(text) ? dayNumber(text) : Number.NaN;
  return Number.isInteger(number) && dateOfNumber(number) === text;
}

/** Whether this is a time of day, "00:00" to "23:59". */
export function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}
