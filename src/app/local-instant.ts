import { DateTime, IANAZone } from "luxon";
import type { Instant } from "../domain/learner.ts";

const minute = 60_000;
const day = 86_400_000;
/** No zone has left out more of a day than this since 2012. */
const longestGap = 180;

/** Whether there is such a zone: "Europe/Lisbon". */
export function isZone(name: string): boolean {
  return IANAZone.isValidZone(name) && /[a-z]/i.test(name);
}

/**
 * When a local date and time of day come in a zone: of a time that comes twice the first, for one that does not exist the
 * next that does. In UTC where the zone is not known.
 */
export function localInstant(date: string, time: string, timezone: string): Instant {
  const zone = IANAZone.create(timezone);
  const wall = Date.parse(`${date}T${time}:00Z`);
  if (!zone.isValid) return wall;
  // Whatever the offset is at that time, it is that of half a day before or after, unless it changed twice in a day.
  const offsets = [zone.offset(wall - day), zone.offset(wall), zone.offset(wall + day)];
  for (let passed = 0; passed <= longestGap; passed++) {
    const instants = offsets
      .map((offset) => wall + (passed - offset) * minute)
      .filter((at, index) => zone.offset(at) === offsets[index]);
    if (instants.length > 0) return Math.min(...instants);
  }
  return wall - (offsets[0] ?? 0) * minute;
}

/** The time of day at an instant, "HH:MM". */
export function localTime(at: Instant, timezone: string): string {
  const local = DateTime.fromMillis(at, { zone: timezone });
  return (local.isValid ? local : DateTime.fromMillis(at, { zone: "utc" })).toFormat("HH:mm");
}
