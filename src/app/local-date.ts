import { DateTime } from "luxon";
import type { Instant } from "../domain/learner.ts";

/** The local date "YYYY-MM-DD" in an IANA zone; in UTC where the zone is not known. */
export function localDate(at: Instant, timezone: string): string {
  const local = DateTime.fromMillis(at, { zone: timezone });
  return (local.isValid ? local : DateTime.fromMillis(at, { zone: "utc" })).toFormat("yyyy-MM-dd");
}
