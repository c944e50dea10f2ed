import type { Instant } from "../../domain/learner.ts";

const format = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/London",
});

/** "Mon, 23 Nov, 09:31", as the made-up people's clocks say. */
export function tellTime(at: Instant): string {
  return format.format(at);
}
