import { describe, expect, test } from "vitest";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import type { Answer } from "../../src/ports/platform.ts";
import { recordOf, withDaily } from "./daily-talk.ts";
import { button, skipTo, waiting } from "./quiz-talk.ts";
import { tryOut } from "./try-out.ts";

const plain = ({ reply }: Answer) => renderPlain(reply);

describe("A wish about the daily question that cannot be had", () => {
  test.each([
    ["send me a question at 25:00", "I could not read “25:00” as a time, so it stays at 08:30."],
    ["send me a question every day at 9:75", "I could not read “9:75” as a time, so it stays at 08:30."],
    ["send me 99 questions every day", "Five a day is the most."],
    ["my timezone is Mars/Olympus", "I do not know the timezone “Mars/Olympus”, so I have kept Europe/London."],
  ])("is told of: %s", async (text, told) => {
    const talk = await withDaily();
    const answer = await talk.says(text);
    expect(answer.intent).toBe("daily.set");
    expect(plain(answer)).toContain(told);
  });

  test("of a time, said of what is set, leaves the time as it was", async () => {
    const talk = await withDaily({ time: "19:00" });
    expect(plain(await talk.says("at 25:00"))).toContain("so it stays at 19:00");
  });

  test("of a pause up to a day gone by leaves the pause as it is", async () => {
    const talk = await withDaily();
    await talk.says("pause for 2 weeks");
    const answer = await talk.says("pause until 1 january 2020");
    expect(answer.reply.title).toBe("Paused: no daily question until Monday 7 December.");
    expect(plain(answer)).toContain("That day is not ahead of us, so the pause stays as it was.");
  });
});

describe("Wishes about the daily question in everyday words", () => {
  test.each([
    ["pause till christmas", "Paused: no daily question until Friday 25 December."],
    ["stop sending them until the new year", "Paused: no daily question until Friday 1 January 2027."],
    ["pause until boxing day", "Paused: no daily question until Saturday 26 December."],
  ])("a feast is a day: %s", async (text, title) => {
    const talk = await withDaily();
    expect((await talk.says(text)).reply.title).toBe(title);
  });

  test("lunch is a time", async () => {
    const talk = await withDaily();
    const { reply } = await talk.says("send me one question every weekday at lunch");
    expect(reply.title).toMatch(/^One question at 12:00 on weekdays\./);
  });

  test.each(["turn it back on", "start again", "start them again please"])(
    "begins again as it was, not otherwise: %s",
    async (text) => {
      const talk = await withDaily({ days: ["mon", "wed", "fri"], time: "19:00" });
      await talk.says("stop");
      await talk.says("stop the daily question");
      expect((await talk.says(text)).reply.title).toMatch(/^One question at 19:00 on Monday, Wednesday and Friday\./);
    },
  );

  test("“quiet hours” alone shows what is set", async () => {
    const talk = await withDaily({ quiet: { from: "18:00", to: "08:00" } });
    const answer = await talk.says("quiet hours");
    expect(answer.intent).toBe("daily.show");
    expect(plain(answer)).toContain("Nothing is sent between 18:00 and 08:00.");
  });

  test("undo after a change says that it cannot be, and leaves the plan alone", async () => {
    const talk = await withDaily();
    await talk.says("save 1 2 3");
    await talk.says("send me a question at 9am");
    const { reply } = await talk.says("undo");
    expect(reply.title).toBe("What was set before is not kept. Say what you want instead.");
    expect(reply.next.map(({ label }) => label)).toContain("Stop the daily question");
    expect((await recordOf(talk)).plans[0]?.planned).toEqual([1, 2, 3]);
  });

  test("“stop” where no quiz goes on offers to stop the daily question", async () => {
    const talk = await withDaily();
    await talk.says("quiz me");
    await talk.says("stop");
    await talk.says("thanks");
    talk.wait(60);
    const { reply } = await talk.says("stop");
    expect(reply.next.map(({ label }) => label)).toContain("Stop the daily question");
  });
});

describe("A quiz between two calls", () => {
  test("“5 on health and safety exam style” is five, on that unit alone", async () => {
    const talk = tryOut({ qualification: "10266" });
    const { reply } = await talk.says("5 on health and safety exam style");
    expect(reply.title).toMatch(/^5 questions on unit 2 \(Health and safety\), exam style/);
  });

  test.each(["im on a call", "sorry got a customer", "later", "brb"])("waits kindly: %s", async (text) => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("quiz me");
    const { reply } = await talk.says(text);
    expect(reply.title).toBe("No hurry: your quiz waits here. Say “next” when it suits you.");
    expect(reply.next.map(({ label }) => label)).toEqual(["Back to the quiz"]);
  });

  test("a lone letter is no answer where a word is asked for", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("20 questions on unit 6");
    await skipTo(talk, "short");
    const before = await waiting(talk);
    const { reply } = await talk.says("a");
    expect(reply.title).toBe("There is no such letter here, so that does not count.");
    expect(await waiting(talk)).toEqual(before);
  });

  test("more than fifty questions are fifty, and said to be", async () => {
    const talk = tryOut({ qualification: "10266" });
    expect(plain(await talk.says("100 questions"))).toContain("Fifty at once is the most.");
  });

  test("what is right of several is listed by its letters", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("40 questions on unit 6");
    for (let count = 0; count < 3; count++) {
      await skipTo(talk, "multiple");
      const letters = [...plain(await talk.says("a b")).matchAll(/^- ([A-F]) is right/gm)].map(([, letter]) => letter);
      expect(letters).toEqual(letters.toSorted());
    }
  });

  test("a question that was left out is not the one that is reported", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("quiz me");
    await talk.says("skip");
    const { prompt } = await waiting(talk);
    expect(plain(await talk.says("this question is wrong"))).toContain(`You mean: ${prompt}`);
  });

  test("on what nothing is taught about says so", async () => {
    const talk = tryOut({ qualification: "10266" });
    const { reply, intent } = await talk.says("quiz me on football");
    expect(intent).toBe("quiz.start");
    expect(renderPlain(reply)).toContain("I have no topic called “football”, so these are mixed.");
  });
});

describe("What is kept", () => {
  test("stays where deleting is declined, and that is said", async () => {
    const talk = tryOut({ qualification: "10266" });
    const asked = await talk.says("delete my data");
    expect(renderPlain(asked.reply)).toContain("your daily question");
    expect((await talk.presses(button(asked, "No, keep it"))).reply.title).toBe("Nothing was deleted.");
    await talk.says("delete my data");
    expect((await talk.says("no")).reply.title).toBe("Nothing was deleted.");
  });

  test("is counted in good English", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("quiz me");
    await talk.says("no idea");
    expect(plain(await talk.says("what do you store about me"))).toContain("1 answer to 1 question,");
  });
});

describe("How one is doing", () => {
  test.each(["how well do i know unit 3", "whats due today", "anything due?"])("is asked as: %s", async (text) => {
    const talk = tryOut({ qualification: "10266" });
    expect((await talk.says(text)).intent).toBe("progress.me");
  });

  test("in a unit that does not exist says so first", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("quiz me");
    await talk.says("no idea");
    expect(plain(await talk.says("how am i doing on unit 44"))).toContain("The Level 2 Certificate has no unit 44.");
  });

  test("without a plan lists only units of which something was met", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("3 questions on unit 2");
    await talk.says("no idea");
    const { reply } = await talk.says("how am i doing");
    expect(reply.blocks.flatMap((block) => (block.kind === "table" ? block.rows : []))).toHaveLength(1);
    expect(renderPlain(reply)).toContain("Nothing met yet in the other 10 units.");
  });
});

describe("Days without a question", () => {
  // Set on Monday 23 November 2026 in the morning.
  test.each([
    ["skip tomorrow", "Wednesday 25 November"],
    ["skip today", "Tuesday 24 November"],
    ["im off sick today", "Tuesday 24 November"],
    ["im off work this week", "Monday 30 November"],
    ["no questions this week please", "Monday 30 November"],
    ["im off next week", "Monday 7 December"],
    ["pause until next week", "Monday 30 November"],
    ["pause till tomorrow", "Tuesday 24 November"],
  ])("are left out to the end: %s", async (text, day) => {
    const talk = await withDaily();
    await talk.presses({ kind: "daily.show" });
    expect((await talk.says(text)).reply.title).toBe(`Paused: no daily question until ${day}.`);
  });

  test("that cannot be read stop nothing", async () => {
    const talk = await withDaily();
    const answer = await talk.says("pause till 31 february");
    expect(plain(answer)).toContain("I could not read that date, so the pause stays as it was.");
    expect(answer.data).toMatchObject({ on: true, pausedUntil: null });
  });

  test("end where somebody is back", async () => {
    const talk = await withDaily();
    await talk.says("pause for 2 weeks");
    expect((await talk.says("im back")).data).toMatchObject({ on: true, pausedUntil: null });
  });
});

describe("A daily question asked for in passing", () => {
  test.each([
    "send me a question at 9",
    "can you send me a question tomorrow at 9",
    "send me a question each day at 9",
  ])("has a time and no unit: %s", async (text) => {
    const talk = await withDaily();
    talk.wait(60);
    const { data, intent } = await talk.says(text);
    expect(intent).toBe("daily.set");
    expect(data).toMatchObject({ on: true, time: "09:00" });
  });

  test("twice a day is two", async () => {
    const talk = await withDaily();
    expect((await talk.says("send them twice a day")).data).toMatchObject({ count: 2 });
  });

  test("not within working hours is quiet hours", async () => {
    const talk = await withDaily();
    expect((await talk.says("not between 9 and 5")).data).toMatchObject({ quiet: { from: "09:00", to: "17:00" } });
  });

  test("that did not come is looked up", async () => {
    const talk = await withDaily();
    expect((await talk.says("did you send my question")).intent).toBe("daily.show");
  });

  test("is not stopped by “pause” within a quiz, which only waits", async () => {
    const talk = await withDaily();
    await talk.says("quiz me");
    const { reply } = await talk.says("pause");
    expect(reply.title).toMatch(/^No hurry/);
    expect((await recordOf(talk)).daily.settings?.on).toBe(true);
  });
});

describe("Lost in a quiz", () => {
  test.each(["im confused", "i dont get it", "i dont understand the question"])("a hint helps: %s", async (text) => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("quiz me");
    expect((await talk.says(text)).reply.title).toMatch(/^Hint: /);
  });

  test.each(["how many left", "how many more questions are there"])("the count is shown: %s", async (text) => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("quiz me");
    expect(plain(await talk.says(text))).toContain("Question 1 of 5.");
  });
});

describe("No quiz", () => {
  test("“next” says so and offers one", async () => {
    const talk = tryOut({ qualification: "10266" });
    const { reply } = await talk.says("next");
    expect(reply.title).toBe("There is no quiz going on.");
    expect(reply.next.map(({ label }) => label)).toEqual(["Quiz me"]);
  });
});
