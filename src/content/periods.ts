import type { Period } from "../domain/qualification.ts";

/** Whether a local date lies in the period; an open end is open. */
export function isInForce(period: Period, on: string): boolean {
  return (period.from === null || period.from <= on) && (period.until === null || on <= period.until);
}

/** Whether two periods share a day. */
export function overlaps(one: Period, other: Period): boolean {
  const startsInTime = (a: Period, b: Period) => a.from === null || b.until === null || a.from <= b.until;
  return startsInTime(one, other) && startsInTime(other, one);
}

/** Whether the period does not end before it begins. */
export function isOrdered(period: Period): boolean {
  return period.from === null || period.until === null || period.from <= period.until;
}
