import { expect, test } from "vitest";
import { bankHolidays, easterOf, isBankHoliday } from "../../../src/domain/daily/bank-holidays.ts";
import type { Nation } from "../../../src/domain/daily.ts";

/** As the government publishes them, without days proclaimed once. Month and day. */
const published: Readonly<Record<Nation, Readonly<Record<number, string>>>> = {
  "england-and-wales": {
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
  },
  scotland: {
    2024: "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26",
    2025: "01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26",
    2026: "01-01 01-02 04-03 05-04 05-25 08-03 11-30 12-25 12-28",
    2027: "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28",
    2028: "01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26",
  },
  "northern-ireland": {
    2024: "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26",
    2025: "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26",
    2026: "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28",
    2027: "01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28",
    2028: "01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26",
  },
};
const nations = ["england-and-wales", "scotland", "northern-ireland"] as const;

test.each(nations)("the bank holidays of %s in 2024 to 2028 are those that are published", (nation) => {
  for (const [year, days] of Object.entries(published[nation])) {
    expect(bankHolidays(Number(year), nation)).toEqual(days.split(" ").map((day) => `${year}-${day}`));
  }
});

test("a Christmas on a Sunday is taken on the Tuesday, after Boxing Day", () => {
  expect(bankHolidays(2033, "england-and-wales").slice(-2)).toEqual(["2033-12-26", "2033-12-27"]);
});

test("Easter falls where the calendar has it, at its earliest and latest too", () => {
  const known = ["2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2024-03-31", "2035-03-25", "2038-04-25"];
  expect(known.map((date) => easterOf(Number(date.slice(0, 4))))).toEqual(known);
  expect([1818, 1943, 2049, 2076].map(easterOf)).toEqual(["1818-03-22", "1943-04-25", "2049-04-18", "2076-04-19"]);
});

test("St Andrew's Day is a holiday in Scotland only", () => {
  expect(nations.map((nation) => isBankHoliday("2026-11-30", nation))).toEqual([false, true, false]);
});
