import { expect, test } from "vitest";
import { lastBreak, streakOf } from "../../../src/domain/daily/streak.ts";
import { type Daily, noDaily, type Prompt, type PromptState, usualDaily } from "../../../src/domain/daily.ts";
import type { PracticeDay } from "../../../src/domain/practice.ts";

const onDays = (...dates: readonly string[]): readonly PracticeDay[] =>
  dates.map((date) => ({ date, answered: 1, right: 1, fresh: 0 }));
const prompt = (date: string, state: PromptState = "sent"): Prompt => ({
  date,
  kind: "question",
  state,
  at: 0,
  until: 0,
  pushed: 0,
  attempt: "1",
});
const asked = (...prompts: readonly Prompt[]): Daily => ({ ...noDaily, settings: usualDaily, prompts });

// 23 November 2026 is a Monday.
test("days answered up to today count, and today may still be answered", () => {
  const daily = asked(prompt("2026-11-23"), prompt("2026-11-24"), prompt("2026-11-25"));
  const days = onDays("2026-11-23", "2026-11-24");
  expect(streakOf({ daily, days, today: "2026-11-25" })).toBe(2);
  expect(streakOf({ daily, days: [...days, ...onDays("2026-11-25")], today: "2026-11-25" })).toBe(3);
});

test("a question that was sent and not answered that day breaks the run, also where it is answered a day late", () => {
  const daily = asked(prompt("2026-11-23"), prompt("2026-11-24"), prompt("2026-11-25"));
  const days = onDays("2026-11-23", "2026-11-25");
  expect(streakOf({ daily, days, today: "2026-11-25" })).toBe(1);
  expect(lastBreak({ daily, days, today: "2026-11-25" })).toBe("2026-11-24");
});

test.each(["missed", "unsure", "unreachable", "nothing", "claimed"] as const)(
  "a day whose question was %s neither breaks the run nor counts",
  (state) => {
    const daily = asked(prompt("2026-11-23"), prompt("2026-11-24", state), prompt("2026-11-25"));
    const days = onDays("2026-11-23", "2026-11-25");
    expect(streakOf({ daily, days, today: "2026-11-25" })).toBe(2);
  },
);

test("weekends, a fortnight's leave and bank holidays without a question leave the run as it was", () => {
  const daily = asked(prompt("2026-11-06"), prompt("2026-11-23"));
  expect(streakOf({ daily, days: onDays("2026-11-06", "2026-11-23"), today: "2026-11-24" })).toBe(2);
});

test("a day answered without being asked counts", () => {
  const daily = asked(prompt("2026-11-20"), prompt("2026-11-23"));
  const days = onDays("2026-11-20", "2026-11-21", "2026-11-23");
  expect(streakOf({ daily, days, today: "2026-11-23" })).toBe(3);
});

test("without a daily question weekdays without an answer break the run, weekends do not", () => {
  const days = onDays("2026-11-18", "2026-11-20", "2026-11-23");
  expect(streakOf({ daily: noDaily, days, today: "2026-11-24" })).toBe(2);
  expect(streakOf({ daily: noDaily, days, today: "2026-11-25" })).toBe(0);
});

test("after the daily question was stopped, weekdays break the run again", () => {
  const daily = { ...asked(prompt("2026-11-19")), settings: { ...usualDaily, on: false } };
  expect(streakOf({ daily, days: onDays("2026-11-19"), today: "2026-11-20" })).toBe(1);
  expect(streakOf({ daily, days: onDays("2026-11-19"), today: "2026-11-23" })).toBe(0);
});

test("nothing practised is no run, and what lies before a known break is not counted", () => {
  expect(streakOf({ daily: noDaily, days: [], today: "2026-11-25" })).toBe(0);
  const daily = { ...asked(prompt("2026-11-24")), brokenOn: "2026-11-20" };
  expect(streakOf({ daily, days: onDays("2026-11-19", "2026-11-23", "2026-11-24"), today: "2026-11-24" })).toBe(2);
});
