import { DateTime } from "luxon";
import { numberOf } from "./numbers.ts";
import { openChrono } from "./open-chrono.ts";
import type { Situation } from "./situation.ts";

/** Loads what reading a date takes, so that the first message with a date need not wait. */
export function warmDates(): void {
  openChrono();
}

/** The local date ("YYYY-MM-DD") until which something is put off: "till monday", "for two weeks", "until 4th december". */
export function findUntil(tokens: readonly string[], situation: Situation): string | undefined {
  const now = DateTime.fromMillis(situation.at, { zone: situation.timezone });
  const after = afterAway(tokens, now);
  if (after !== undefined) return after;
  return spanFrom(tokens, now) ?? feastFrom(tokens, now) ?? dateFrom(tokens.slice(0, 40).join(" "), now);
}

function spanFrom(tokens: readonly string[], now: DateTime): string | undefined {
  for (let at = 0; at + 1 < tokens.length; at++) {
    const unit = /^(day|week|month|fortnight)s?$/.exec(tokens[at + 1] ?? "")?.[1];
    const amount = tokens[at] === "a" || tokens[at] === "the" || tokens[at] === "rest" ? 1 : numberOf(tokens[at]);
    if (unit === undefined || amount === undefined || amount > 366) continue;
    const days = { day: 1, week: 7, fortnight: 14, month: 30 }[unit] ?? 1;
    const end = unit === "month" ? now.plus({ months: amount }) : now.plus({ days: days * amount });
    return end.toISODate() ?? undefined;
  }
  if (/ next week /.test(` ${tokens.join(" ")} `))
    return now.startOf("week").plus({ weeks: 1 }).toISODate() ?? undefined;
  return undefined;
}

/** Days that are named to be left out, "skip tomorrow", "off this week": the day after the last of them. */
function afterAway(tokens: readonly string[], now: DateTime): string | undefined {
  const line = ` ${tokens.join(" ")} `;
  if (/ (?:until|till|til) /.test(line)) return undefined;
  const week = now.startOf("week");
  const end = / next week /.test(line)
    ? week.plus({ weeks: 2 })
    : / (?:this|the rest of the) week /.test(line)
      ? week.plus({ weeks: 1 })
      : / (?:tomorrow|tmrw|tmr) /.test(line)
        ? now.plus({ days: 2 })
        : / (?:today|tonight) /.test(line)
          ? now.plus({ days: 1 })
          : undefined;
  return end?.toISODate() ?? undefined;
}

const feasts: readonly (readonly [RegExp, number, number])[] = [
  [/ (?:christmas|xmas) eve /, 12, 24],
  [/ (?:christmas|xmas) /, 12, 25],
  [/ boxing day /, 12, 26],
  [/ new years? eve /, 12, 31],
  [/ (?:the new year|new years?(?: day)?) /, 1, 1],
];

/** The next Christmas, Boxing Day or New Year. */
function feastFrom(tokens: readonly string[], now: DateTime): string | undefined {
  const line = ` ${tokens.join(" ").replace(/['’]s\b/g, "s")} `;
  const [, month, day] = feasts.find(([name]) => name.test(line)) ?? [];
  if (month === undefined || day === undefined) return undefined;
  const date = now.startOf("day").set({ month, day });
  return (date <= now ? date.plus({ years: 1 }) : date).toISODate() ?? undefined;
}

function dateFrom(text: string, now: DateTime): string | undefined {
  const reference = { instant: now.toJSDate(), timezone: now.offset };
  const found = openChrono().GB.parse(text, reference, { forwardDate: true })[0];
  if (found === undefined) return undefined;
  const day = found.start;
  const date = DateTime.local(day.get("year") ?? now.year, day.get("month") ?? now.month, day.get("day") ?? now.day);
  // "Till Monday", said on a Monday: the next one.
  const said = found.start.isCertain("weekday") && !found.start.isCertain("day") && date <= now.startOf("day");
  return (said ? date.plus({ weeks: 1 }) : date).toISODate() ?? undefined;
}
