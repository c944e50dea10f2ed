import type { Nation } from "../daily.ts";
import { addDays, dateOfNumber, dayNumber, weekdayOf } from "./local-day.ts";

/**
 * Whether a local date is a bank holiday by the standing rules of a nation (Banking and Financial Dealings Act 1971 and the
 * yearly proclamations that always come, with substitute days). Single days proclaimed later cannot be known beforehand.
 */
export function isBankHoliday(date: string, nation: Nation): boolean {
  const year = Number(date.slice(0, 4));
  const key = `${nation} ${year}`;
  const known = remembered.get(key) ?? new Set(bankHolidays(year, nation));
  remembered.set(key, known);
  return known.has(date);
}

const remembered = new Map<string, ReadonlySet<string>>();

/** The bank holidays of one year, in order. */
export function bankHolidays(year: number, nation: Nation): readonly string[] {
  const easter = easterOf(year);
  const goodFriday = addDays(easter, -2);
  const everywhere = [
    goodFriday,
    firstMonday(year, 5),
    lastMonday(year, 5),
    ...withSubstitutes([`${year}-12-25`, `${year}-12-26`]),
  ];
  const days = [...everywhere, ...ofNation(year, nation, addDays(easter, 1))];
  return days.toSorted();
}

function ofNation(year: number, nation: Nation, easterMonday: string): readonly string[] {
  switch (nation) {
    case "england-and-wales":
      return [...withSubstitutes([`${year}-01-01`]), easterMonday, lastMonday(year, 8)];
    case "scotland":
      return [
        ...withSubstitutes([`${year}-01-01`, `${year}-01-02`]),
        firstMonday(year, 8),
        ...withSubstitutes([`${year}-11-30`]),
      ];
    case "northern-ireland":
      return [
        ...withSubstitutes([`${year}-01-01`]),
        ...withSubstitutes([`${year}-03-17`]),
        easterMonday,
        ...withSubstitutes([`${year}-07-12`]),
        lastMonday(year, 8),
      ];
    default:
      return nation satisfies never;
  }
}

// A holiday at a weekend is taken on the next working day that is not one itself.
function withSubstitutes(dates: readonly string[]): readonly string[] {
  const taken = dates.filter((date) => !isWeekend(date));
  for (const date of dates.filter(isWeekend)) {
    let next = date;
    while (isWeekend(next) || taken.includes(next)) next = addDays(next, 1);
    taken.push(next);
  }
  return taken;
}

function isWeekend(date: string): boolean {
  const day = weekdayOf(date);
  return day === "sat" || day === "sun";
}

function firstMonday(year: number, month: number): string {
  let date = `${year}-${String(month).padStart(2, "0")}-01`;
  while (weekdayOf(date) !== "mon") date = addDays(date, 1);
  return date;
}

// Only of months with 31 days.
function lastMonday(year: number, month: number): string {
  let date = `${year}-${String(month).padStart(2, "0")}-31`;
  while (weekdayOf(date) !== "mon") date = addDays(date, -1);
  return date;
}

/** Easter Sunday of a year of the Gregorian calendar, by Oudin's algorithm of 1940. */
export function easterOf(year: number): string {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const skipped = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const epact = (skipped + 19 * golden + 15) % 30;
  const moon = epact - (epact > 28 || (epact === 28 && golden > 10) ? 1 : 0);
  const sunday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  // Days after 21 March of the full moon, and back to its Sunday; 28 March is where the count begins.
  return dateOfNumber(dayNumber(`${year}-03-28`) + moon - sunday);
}
