import { describe, expect, test } from "vitest";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import { recordOf, withDaily } from "./daily-talk.ts";
import { tryOut } from "./try-out.ts";

describe("Wishes about the daily question, one after another", () => {
  test("quiet hours without the word “hours” leave the time alone", async () => {
    const talk = await withDaily();
    const { data } = await talk.says("quiet 22:00-06:00");
    expect(data).toMatchObject({ time: "08:30", quiet: { from: "22:00", to: "06:00" } });
  });

  test.each([
    ["quiet hours 10pm to 6", { from: "22:00", to: "06:00" }],
    ["quiet hours 6pm to 8am", { from: "18:00", to: "08:00" }],
    ["quiet hours 9 to 5", { from: "09:00", to: "17:00" }],
  ])("quiet hours over night end in the morning: %s", async (text, quiet) => {
    const talk = await withDaily();
    expect((await talk.says(text)).data).toMatchObject({ quiet });
  });

  test("a nought before the hour means the morning", async () => {
    const talk = await withDaily();
    expect((await talk.says("send me a question at 06:00")).data).toMatchObject({ time: "06:00" });
  });

  test("a change is understood after “later” too", async () => {
    const talk = await withDaily();
    await talk.says("later");
    expect((await talk.says("only weekends")).data).toMatchObject({ days: ["sat", "sun"] });
  });

  test.each([
    ["send it in the evening", "18:00"],
    ["send me questions in the afternoon", "14:00"],
    ["send me a question every evening", "18:00"],
    ["send me a question every evening at 7", "19:00"],
  ])("a part of the day is a time: %s", async (text, time) => {
    const talk = await withDaily();
    expect((await talk.says(text)).data).toMatchObject({ on: true, time });
  });

  test.each(["do you send on bank holidays?", "will you still ask at weekends?"])(
    "asking is no wish: %s",
    async (text) => {
      const talk = await withDaily();
      expect((await talk.says(text)).intent).toBe("daily.show");
    },
  );

  test("a pause may be said while a quiz waits, much later", async () => {
    const talk = await withDaily();
    await talk.says("quiz me");
    talk.wait(60);
    expect((await talk.says("pause it til 2 jan")).data).toMatchObject({ pausedUntil: "2027-01-02" });
    expect((await talk.says("resume")).data).toMatchObject({ on: true, pausedUntil: null });
  });

  test.each(["reminders off", "daily question off please", "messages off"])("off is off: %s", async (text) => {
    const talk = await withDaily();
    talk.wait(60);
    await talk.says(text);
    expect((await recordOf(talk)).daily.settings?.on).toBe(false);
  });
});

describe("The end of a quiz", () => {
  test("“another one” begins another quiz", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("quiz me");
    await talk.says("stop");
    expect((await talk.says("another one")).reply.title).toBe("5 questions.");
  });

  test("does not count right answers out of none", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("1 question on unit 2");
    const { reply } = await talk.says("skip");
    expect(renderPlain(reply)).not.toContain("0 of 0");
    expect(reply.title).toBe("Finished. Nothing was answered.");
  });

  test("“not today” lets it wait", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("quiz me");
    expect((await talk.says("not today")).reply.title).toMatch(/^No hurry/);
  });
});
