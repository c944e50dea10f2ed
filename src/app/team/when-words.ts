import { DateTime } from "luxon";
import type { Instant } from "../../domain/learner.ts";

/** "Mon 23 Nov" in an IANA zone; in UTC where the zone is not known. */
export function dateWords(at: Instant, timezone: string): string {
  return local(at, timezone).toFormat("ccc d LLL");
}

/** "Mon 23 Nov, 14:05" in an IANA zone; in UTC where the zone is not known. */
export function momentWords(at: Instant, timezone: string): string {
  return local(at, timezone).toFormat("ccc d LLL, HH:mm");
}

function local(at: Instant, timezone: string): DateTime {
  const there = DateTime.fromMillis(at, { zone: timezone, locale: "en-GB" });
  return there.isValid ? there : DateTime.fromMillis(at, { zone: "utc", locale: "en-GB" });
}
