import fc from "fast-check";
import { expect, test } from "vitest";
import { isAskedOn, isQuiet, timeOfDay } from "../../../src/domain/daily/asked-on.ts";
import { addDays, isDate, isTime, weekdayOf } from "../../../src/domain/daily/local-day.ts";
import { usualDaily } from "../../../src/domain/daily.ts";
import { weekdays } from "../../../src/domain/intent.ts";

const monday = "2026-11-23";
const week = Array.from({ length: 14 }, (_, ahead) => addDays(monday, ahead));
const asked = (settings: Partial<typeof usualDaily>) =>
  week.filter((date) => isAskedOn({ ...usualDaily, ...settings }, date)).map((date) => date.slice(8));

test("questions come on the days that are wanted, and on none where they are off", () => {
  expect(asked({})).toEqual(["23", "24", "25", "26", "27", "30", "01", "02", "03", "04"]);
  expect(asked({ days: ["sat", "sun"] })).toEqual(["28", "29", "05", "06"]);
  expect(asked({ on: false })).toEqual([]);
});

test("every other day goes on over the weekend, and bank holidays do not shift it", () => {
  expect(asked({ every: 2, from: "2026-11-24" })).toEqual(["24", "26", "30", "02", "04"]);
  expect(asked({ every: 2, from: "2026-11-24", skipHolidays: "scotland" })).toEqual(["24", "26", "02", "04"]);
});

test("a pause ends on its day", () => {
  expect(asked({ pausedUntil: "2026-12-03" })).toEqual(["03", "04"]);
});

test("every other one of any days is each second of them, however far from the day that is counted from", () => {
  fc.assert(
    fc.property(
      fc.subarray([...weekdays], { minLength: 1 }),
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 0, max: 400 }),
      (days, shift, ahead) => {
        const from = addDays(monday, shift);
        const settings = { ...usualDaily, days, every: 2 as const, from };
        const wanted = Array.from({ length: ahead + 1 }, (_, n) => addDays(from, n)).filter((date) =>
          days.includes(weekdayOf(date)),
        );
        const date = addDays(from, ahead);
        const isTurn = wanted.at(-1) === date && wanted.length % 2 === 1;
        expect(isAskedOn(settings, date)).toBe(isTurn);
      },
    ),
  );
});

test("quiet hours may run over midnight, and are over at their end", () => {
  const night = { from: "22:00", to: "07:00" };
  expect(["21:59", "22:00", "00:00", "06:59", "07:00"].map((time) => isQuiet(time, night))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
  expect(isQuiet("12:00", { from: "12:00", to: "12:00" })).toBe(false);
  expect(isQuiet("12:00", null)).toBe(false);
});

test("a time within quiet hours moves to their end where that is the same day, and else there is none", () => {
  const at = (time: string, from: string, to: string) => timeOfDay({ ...usualDaily, time, quiet: { from, to } });
  expect(at("08:30", "22:00", "09:00")).toBe("09:00");
  expect(at("12:15", "12:00", "13:00")).toBe("13:00");
  expect(at("23:00", "22:00", "09:00")).toBeNull();
  expect(at("08:30", "18:00", "08:00")).toBe("08:30");
});

test("only days and times that there are count as such", () => {
  expect(["2026-02-28", "2026-02-29", "2028-02-29", "2026-13-01", "soon"].map(isDate)).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
  expect(["00:00", "23:59", "24:00", "8:30", "08:60"].map(isTime)).toEqual([true, true, false, false, false]);
});
