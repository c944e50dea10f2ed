import { DateTime } from "luxon";
import { openChrono } from "./open-chrono.ts";
import type { Situation } from "./situation.ts";

/** A word that says a date at all: only then is the reader of dates loaded. */
const dated =
  /\b(?:yesterday|today|tonight|this (?:morning|afternoon|evening)|last (?:night|week)|ago|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|\d{1,2}(?:st|nd|rd|th))\b|\b\d{1,2}\/\d{1,2}\b|\b\d{4}-\d\d-\d\d\b/i;

/** A local date that a text names, looking back, and where it stands. */
export interface PastDate {
  /** "YYYY-MM-DD"; may lie ahead where that is what was said: "tomorrow". */
  readonly on: string;
  readonly from: number;
  readonly to: number;
}

/** The day of something that was done: "yesterday", "on monday" (the last one), "20 november"; undefined without one. */
export function findPastDate(text: string, { at, timezone }: Pick<Situation, "at" | "timezone">): PastDate | undefined {
  if (!dated.test(text) && !/\btomorrow\b/i.test(text)) return undefined;
  const now = DateTime.fromMillis(at, { zone: timezone });
  const [found] = openChrono().GB.parse(
    text,
    { instant: now.toJSDate(), timezone: now.offset },
    { forwardDate: false },
  );
  if (found === undefined) return undefined;
  const { start } = found;
  const date = DateTime.fromObject({
    year: start.get("year") ?? now.year,
    month: start.get("month") ?? now.month,
    day: start.get("day") ?? now.day,
  });
  if (!date.isValid) return undefined;
  const today = now.toFormat("yyyy-MM-dd");
  const isAhead = date.toFormat("yyyy-MM-dd") > today;
  const back =
    isAhead && start.isCertain("weekday") && !start.isCertain("day")
      ? date.minus({ weeks: 1 })
      : isAhead && start.isCertain("month") && !start.isCertain("year")
        ? date.minus({ years: 1 })
        : date;
  return { on: back.toFormat("yyyy-MM-dd"), from: found.index, to: found.index + found.text.length };
}
