import { DateTime } from "luxon";
import type { Instant } from "../domain/learner.ts";

/** Zones are offset by multiples of a quarter of an hour, so no date changes within one. */
const quarter = 15 * 60_000;
const mostRemembered = 1_000;
const remembered = new Map<string, string>();

/** The local date "YYYY-MM-DD" in an IANA zone; in UTC where the zone is not known. */
export function localDate(at: Instant, timezone: string): string {
  const key = `${Math.floor(at / quarter)} ${timezone}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const local = DateTime.fromMillis(at, { zone: timezone });
  const date = (local.isValid ? local : DateTime.fromMillis(at, { zone: "utc" })).toFormat("yyyy-MM-dd");
  remembered.set(key, date);
  return date;
}
