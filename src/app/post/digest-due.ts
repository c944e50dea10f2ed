import { addDays, weekdayOf } from "../../domain/daily/local-day.ts";
import type { Weekday } from "../../domain/intent.ts";
import type { Instant } from "../../domain/learner.ts";
import { localDate } from "../local-date.ts";
import { localInstant } from "../local-instant.ts";

/** When a digest is wanted: "mon", "09:00", where the manager is. */
export interface DigestTime {
  readonly day: Weekday;
  readonly time: string;
  readonly timezone: string;
}

/** The first such day and time after an instant; right across clock changes. */
export function nextDigest({ day, time, timezone }: DigestTime, after: Instant): Instant {
  const today = localDate(after, timezone);
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const date = addDays(today, ahead);
    const at = localInstant(date, time, timezone);
    if (weekdayOf(date) === day && at > after) return at;
  }
  // A date that a zone left out altogether.
  return localInstant(addDays(today, 8), time, timezone);
}
