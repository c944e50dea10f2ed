import { describe, expect, test } from "vitest";
import { createAssistant } from "../../src/app/handle.ts";
import type { Answer } from "../../src/ports/platform.ts";
import { dueAt, from, recordOf, time, withDaily } from "./daily-talk.ts";
import { button, typed } from "./quiz-talk.ts";
import { desk, me, tryOut } from "./try-out.ts";

const textOf = ({ reply }: Answer) =>
  reply.blocks.map((block) => (block.kind === "text" ? block.text.join("") : "")).join("\n");

describe("What is set", () => {
  test("is said in one line with the next question, and reported in full", async () => {
    const talk = await withDaily();
    const { reply, data, intent } = await talk.presses({ kind: "daily.show" });
    expect(reply.title).toBe("One question at 08:30 on weekdays. Next: tomorrow, Tuesday 24 November.");
    expect(reply.next.map(({ label }) => label)).toEqual([
      "Pause for a week",
      "Stop the daily question",
      "At 12:30 instead",
    ]);
    expect(intent).toBe("daily.show");
    expect(data).toEqual({
      on: true,
      time: "08:30",
      days: ["mon", "tue", "wed", "thu", "fri"],
      timezone: "Europe/London",
      count: 1,
      pausedUntil: null,
      every: 1,
      skipHolidays: null,
      quiet: null,
      next: "2026-11-24T08:30:00.000Z",
    });
    expect(await dueAt(talk)).toBe("2026-11-24T08:30");
  });

  test("changes only where a wish names it", async () => {
    const talk = await withDaily({ days: ["sat", "sun"], count: 2, time: "10:00" });
    const { reply } = await talk.presses({ kind: "daily.set", wish: { skipHolidays: "scotland" } });
    expect(reply.title).toBe(
      "Two questions at 10:00 at weekends, not on bank holidays in Scotland. Next: Saturday 28 November.",
    );
  });

  test("is what a change said next is about", async () => {
    const talk = await withDaily();
    const { reply } = await talk.says("not on fridays");
    expect(reply.title).toMatch(/^One question at 08:30 on Monday, Tuesday, Wednesday and Thursday\./);
    await talk.presses({ kind: "daily.show" });
    expect((await talk.says("9:30 instead")).reply.title).toMatch(/^One question at 09:30 on Monday/);
  });

  test("goes on every other day from the day of the next question, whatever else changes", async () => {
    const talk = await withDaily();
    const { reply } = await talk.presses({ kind: "daily.set", wish: { every: 2 } });
    expect(reply.title).toBe("One question at 08:30 every other weekday. Next: tomorrow, Tuesday 24 November.");
    await talk.presses({ kind: "daily.set", wish: { time: "09:00" } });
    expect((await recordOf(talk)).daily.settings?.from).toBe("2026-11-24");
  });

  test("asks back whose bank holidays are meant, and keeps the rest of the wish", async () => {
    const talk = await withDaily();
    const asked = await talk.presses({ kind: "daily.set", wish: { time: "12:30", skipHolidays: "unknown" } });
    expect(asked.reply.title).toBe("Whose bank holidays shall I leave out?");
    expect(asked.reply.choices.map(({ label }) => label)).toEqual([
      "England and Wales",
      "Scotland",
      "Northern Ireland",
    ]);
    expect((await recordOf(talk)).daily.settings).toMatchObject({ time: "12:30", skipHolidays: null });
    await talk.presses(button(asked, "Northern Ireland"));
    expect((await recordOf(talk)).daily.settings).toMatchObject({ time: "12:30", skipHolidays: "northern-ireland" });
  });

  test("is kept and honestly not sent where nobody can be reached", async () => {
    const talk = tryOut({ qualification: "10266" });
    const said = await talk.presses({ kind: "daily.set", wish: { on: true } });
    expect(said.reply.title).toBe("One question at 08:30 on weekdays.");
    expect(textOf(said)).toMatch(/^Nothing can be sent to you here/);
    expect(said.data).toMatchObject({ on: true, next: null });
    expect(await dueAt(talk)).toBeNull();
    await talk.says("hello", { from });
    expect(await dueAt(talk)).toBe("2026-11-24T08:30");
  });

  test("stops, pauses and begins again", async () => {
    const talk = await withDaily();
    const paused = await talk.presses({ kind: "daily.set", wish: { on: false, pausedUntil: "2026-11-30" } });
    expect(paused.reply.title).toBe("Paused: no daily question until Monday 30 November.");
    expect(paused.data).toMatchObject({ on: true, pausedUntil: "2026-11-30" });
    expect(await dueAt(talk)).toBe("2026-11-30T08:30");
    await talk.presses({ kind: "daily.set", wish: { on: true, days: ["mon", "tue"] } });
    expect(await dueAt(talk)).toBe("2026-11-30T08:30");
    const stopped = await talk.presses({ kind: "daily.set", wish: { on: false } });
    expect(stopped.reply.title).toMatch(/^The daily question is off/);
    expect(await dueAt(talk)).toBeNull();
    await talk.presses(button(stopped, "Send them again"));
    expect(await dueAt(talk)).toBe("2026-11-24T08:30");
  });

  test("pausing what was never asked for begins nothing", async () => {
    const talk = tryOut();
    const { data, reply } = await talk.presses({ kind: "daily.set", wish: { pausedUntil: "2026-11-30" } }, { from });
    expect(data).toMatchObject({ on: false, pausedUntil: "2026-11-30" });
    expect(reply.title).toMatch(/^No daily question is set/);
    expect(await dueAt(talk)).toBeNull();
  });

  test("keeps within quiet hours, or says that it cannot", async () => {
    const talk = await withDaily();
    const moved = await talk.presses({ kind: "daily.set", wish: { quiet: { from: "22:00", to: "09:00" } } });
    expect(moved.reply.title).toMatch(/Next: tomorrow, Tuesday 24 November, at 09:00\.$/);
    expect(await dueAt(talk)).toBe("2026-11-24T09:00");
    const never = await talk.presses({ kind: "daily.set", wish: { time: "23:00" } });
    expect(textOf(never)).toMatch(/nothing can be sent/);
    expect(never.data).toMatchObject({ next: null });
    expect(await dueAt(talk)).toBeNull();
    await talk.presses(button(never, "No quiet hours"));
    expect(await dueAt(talk)).toBe("2026-11-23T23:00");
  });

  test("refuses what it cannot read or do, and keeps what was set", async () => {
    const talk = await withDaily();
    const said = await talk.presses({
      kind: "daily.set",
      wish: { time: "25:00", count: 12, timezone: "Mars/Olympus", pausedUntil: "2026-02-30" },
    });
    expect(textOf(said)).toMatch(/Five a day is the most[\s\S]*“Mars\/Olympus”[\s\S]*“25:00”[\s\S]*that date/);
    expect(said.data).toMatchObject({ time: "08:30", count: 5, timezone: "Europe/London", pausedUntil: null });
  });
});

describe("The zone", () => {
  test("that a learner chose is not taken back by the profile, and moves the next question", async () => {
    const talk = await withDaily();
    await talk.presses({ kind: "daily.set", wish: { timezone: "America/New_York" } });
    expect(await dueAt(talk)).toBe("2026-11-23T13:30");
    await talk.says("hello", { profile: { roles: [], timezone: "Europe/Berlin" } });
    expect((await recordOf(talk)).timezone).toBe("America/New_York");
    expect(await dueAt(talk)).toBe("2026-11-23T13:30");
  });

  test("of the profile moves the next question as it changes", async () => {
    const talk = await withDaily();
    await talk.says("hello", { profile: { roles: [], timezone: "Europe/Berlin" } });
    expect(await dueAt(talk)).toBe("2026-11-24T07:30");
  });
});

describe("Presence", () => {
  test("takes the next question away with the address, and brings it back", async () => {
    const talk = await withDaily();
    const log = { error: () => undefined, info: () => undefined };
    const assistant = createAssistant({ ...desk, store: talk.store, log, makeReference: () => "ref-1" });
    const who = { learner: me, at: time("2026-11-23T10:00"), profile: { roles: [] } };
    await assistant.presence({ ...who, address: null });
    expect(await dueAt(talk)).toBeNull();
    expect((await recordOf(talk)).daily.settings?.on).toBe(true);
    await assistant.presence({ ...who, address: from });
    expect(await dueAt(talk)).toBe("2026-11-24T08:30");
  });
});

describe("The offer", () => {
  const finish = async (talk: ReturnType<typeof tryOut>, more = {}) => {
    await talk.says("1 question on selling", more);
    return talk.says(await typed(talk, true), more);
  };

  test("comes once, at the end of the first practice quiz of somebody who can be reached", async () => {
    const talk = tryOut({ qualification: "10266" });
    const first = await finish(talk, { from });
    expect(textOf(first)).toMatch(/one question a day/);
    const press = button(first, "One a day, weekdays at 08:30");
    expect((await recordOf(talk)).daily).toMatchObject({ offered: true, settings: null });
    expect(textOf(await finish(talk, { from }))).not.toMatch(/one question a day/);
    await talk.presses(press);
    expect(await dueAt(talk)).toBe("2026-11-24T08:30");
  });

  test("is not made where nothing can be sent", async () => {
    const talk = tryOut({ qualification: "10266" });
    expect(textOf(await finish(talk))).not.toMatch(/one question a day/);
    expect((await recordOf(talk)).daily.offered).toBe(false);
  });
});
