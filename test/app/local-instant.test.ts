import { expect, test } from "vitest";
import { dayFrom } from "../../src/app/daily-due.ts";
import { localDate } from "../../src/app/local-date.ts";
import { isZone, localInstant, localTime } from "../../src/app/local-instant.ts";
import { addDays, dayNumber } from "../../src/domain/daily/local-day.ts";
import { noDaily, usualDaily } from "../../src/domain/daily.ts";
import { weekdays } from "../../src/domain/intent.ts";

const zones = [
  ...["Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Berlin", "Europe/Athens", "Europe/Kiev"],
  ...["Europe/Chisinau", "Atlantic/Azores", "Africa/Cairo", "Africa/Casablanca", "Asia/Beirut", "Asia/Jerusalem"],
  ...["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Anchorage"],
  ...["America/St_Johns", "America/Halifax", "America/Havana", "America/Santiago", "America/Nuuk"],
  ...["America/Miquelon", "Australia/Sydney", "Australia/Adelaide", "Australia/Lord_Howe", "Pacific/Auckland"],
  ...["Pacific/Chatham", "Pacific/Norfolk", "Antarctica/Troll", "Pacific/Easter"],
];
const times = ["00:00", "00:30", "01:30", "02:00", "02:15", "03:00", "08:30", "23:45"];
const quarter = 15 * 60_000;
const dayMs = 86_400_000;
const dates = Array.from({ length: 730 }, (_, ahead) => addDays("2026-01-01", ahead));

/** The wall clock in a zone as the platform has it, "2026-03-29 01:30". */
function wallClock(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  return (at) => format.format(at);
}

/** The days on which, or right after which, a zone's clocks change, found by comparing clocks at noons. */
function changes(zone: string): readonly string[] {
  const wall = wallClock(zone);
  const noons = dates.map((date) => wall((dayNumber(date) + 0.5) * dayMs).slice(-5));
  return dates.filter((_, index) => index > 0 && noons[index] !== noons[index - 1]);
}

/** Found by going through the days quarter by quarter: the first one whose clock shows that time, or a later one. */
function lookUp(date: string, wall: (at: number) => string): (time: string) => number {
  const start = dayNumber(date) * dayMs - dayMs;
  const quarters = Array.from({ length: 3 * 96 }, (_, index) => start + index * quarter);
  const clock = quarters.map((at) => ({ at, shows: wall(at) }));
  return (time) => clock.find(({ shows }) => shows >= `${date} ${time}`)?.at ?? Number.NaN;
}

test.each(zones)("in %s a time comes once a day, the first of two and the next where it is missing", (zone) => {
  const days = changes(zone);
  expect(days.length).toBeGreaterThan(1);
  const wall = wallClock(zone);
  for (const changed of days) {
    for (const date of [addDays(changed, -1), changed, addDays(changed, 1)]) {
      const find = lookUp(date, wall);
      for (const time of times) {
        const at = localInstant(date, time, zone);
        expect(`${date} ${time} ${new Date(at).toISOString()}`).toBe(
          `${date} ${time} ${new Date(find(time)).toISOString()}`,
        );
      }
    }
  }
});

test.each(zones)("in %s every wanted date of two years has one instant, within that date, strictly rising", (zone) => {
  for (const time of ["02:15", "23:45"]) {
    const daily = { ...noDaily, settings: { ...usualDaily, time, days: weekdays } };
    const due = dates.map((date) => dayFrom({ daily, timezone: zone }, date));
    expect(due.map((day) => day?.date)).toEqual(dates);
    const instants = due.map((day) => day?.at ?? Number.NaN);
    expect(instants.map((at) => localDate(at, zone))).toEqual(dates);
    expect(instants.every((at, index) => index === 0 || at > (instants[index - 1] ?? at))).toBe(true);
  }
});

test("in London half past one is left out in March and comes once in October", () => {
  expect(new Date(localInstant("2027-03-28", "01:30", "Europe/London")).toISOString()).toBe("2027-03-28T01:00:00.000Z");
  expect(new Date(localInstant("2026-10-25", "01:30", "Europe/London")).toISOString()).toBe("2026-10-25T00:30:00.000Z");
  expect(localTime(Date.UTC(2026, 6, 1, 7, 30), "Europe/London")).toBe("08:30");
});

test("a zone that nobody knows is none, and is read as UTC", () => {
  expect(["Europe/Lisbon", "Mars/Olympus", "", "+01:00"].map(isZone)).toEqual([true, false, false, false]);
  expect(localInstant("2026-11-25", "08:30", "Mars/Olympus")).toBe(Date.UTC(2026, 10, 25, 8, 30));
  expect(localTime(Date.UTC(2026, 10, 25, 8, 30), "Mars/Olympus")).toBe("08:30");
});
