import { describe, expect, it } from "vitest";
import type { DailyWish } from "../../src/domain/intent.ts";
import { findZone } from "../../src/understanding/time-zones.ts";
import { meantAfter } from "./practice-cases.ts";

async function wishOf(text: string): Promise<DailyWish | undefined> {
  const meant = await meantAfter(text, "nothing");
  return meant.kind === "daily.set" ? meant.wish : undefined;
}

describe("when nothing is to be sent", () => {
  it.each<[string, DailyWish]>([
    ["quiet hours 6pm to 8am", { quiet: { from: "18:00", to: "08:00" } }],
    ["nothing between 18:00 and 8", { quiet: { from: "18:00", to: "08:00" } }],
    ["don't message me after 6pm or before 8", { quiet: { from: "18:00", to: "08:00" } }],
    ["don't text me before 8 or after 6pm please", { quiet: { from: "18:00", to: "08:00" } }],
    ["quiet time from quarter to nine at night to half 7", { quiet: { from: "20:45", to: "07:30" } }],
    ["no messages after 9pm", { quiet: { from: "21:00", to: "00:00" } }],
    ["no questions before 9", { quiet: { from: "00:00", to: "09:00" } }],
    ["no quiet hours", { quiet: null }],
    ["not on bank holidays", { skipHolidays: "unknown" }],
    ["not on Scottish bank holidays", { skipHolidays: "scotland" }],
    ["don't skip bank holidays", { skipHolidays: null }],
    ["also on bank holidays", { skipHolidays: null }],
    ["use Lisbon time", { timezone: "Europe/Lisbon" }],
    [
      "a question at 8:30 on weekdays, not on bank holidays in Northern Ireland",
      {
        on: true,
        time: "08:30",
        days: ["mon", "tue", "wed", "thu", "fri"],
        skipHolidays: "northern-ireland",
      },
    ],
  ])("is read from “%s”", async (text, wish) => {
    expect(await wishOf(text)).toEqual(wish);
  });

  it.each([
    "do we get bank holidays off",
    "customers are not to be called on bank holidays",
    "do not call customers after 9pm or before 8",
    "what quiet hours apply to sales calls",
    "what time is it in Lisbon",
  ])("is not read from “%s”", async (text) => {
    expect(await wishOf(text)).toBeUndefined();
  });
});

describe("time zones", () => {
  it.each([
    ["my timezone is Europe/Lisbon", "Europe/Lisbon"],
    ["I'm in New York time", "America/New_York"],
    ["timezone: ho chi minh", "Asia/Ho_Chi_Minh"],
    ["set my time zone to kolkata", "Asia/Kolkata"],
    ["use UK time", "Europe/London"],
  ])("are found by their name: “%s”", (text, zone) => {
    expect(findZone(text)).toBe(zone);
  });

  it.each(["my timezone is Atlantis", "I use spare time", "what's the time zone of Lisbon", "in lunch time"])(
    "are not made up from “%s”",
    (text) => {
      expect(findZone(text)).toBeUndefined();
    },
  );
});
