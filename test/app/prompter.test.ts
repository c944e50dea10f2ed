import { describe, expect, test } from "vitest";
import { dayOf, practisedIn } from "../../src/app/practised.ts";
import { newLearner } from "../../src/domain/learner.ts";
import type { Answer } from "../../src/ports/platform.ts";
import { dueAt, from, prompter, recordOf, states, tick, time, withDaily } from "./daily-talk.ts";
import { button, typed, waiting } from "./quiz-talk.ts";
import { desk, me, type TryOut } from "./try-out.ts";

const answerOf = (reply: Answer["reply"]): Answer => ({ intent: "", data: {}, reply });
/** Minutes from the talk's clock, which stands at 09:02 on Monday, to a moment. */
async function waitUntil(talk: TryOut, at: string): Promise<void> {
  const { updatedAt } = await recordOf(talk);
  talk.wait((time(at) - updatedAt) / 60_000 - 1);
}

describe("A day's question", () => {
  test("is sent once, answered in the chat, and followed by the next weekday's", async () => {
    const talk = await withDaily();
    expect(await tick(talk, "2026-11-24T08:29")).toBeUndefined();
    const sent = await tick(talk, "2026-11-24T08:30");
    expect(sent).toMatchObject({ to: from, key: "2026-11-24/0", reply: { title: "Your question for today." } });
    expect(sent?.reply.next[0]).toEqual({ label: "In an hour", intent: { kind: "daily.later", minutes: 60 } });
    expect(await states(talk)).toEqual(["2026-11-24 sent"]);
    expect(await dueAt(talk)).toBe("2026-11-25T08:30");
    expect(await tick(talk, "2026-11-24T08:31")).toBeUndefined();
    await waitUntil(talk, "2026-11-24T08:45");
    const { intent, data } = await talk.says(await typed(talk, true));
    expect([intent, data["correct"]]).toEqual(["quiz.answer", true]);
    const scene = { ...desk, learner: await recordOf(talk) };
    expect(dayOf(practisedIn(scene), "2026-11-24")).toMatchObject({ answered: 1, right: 1, fresh: 1 });
  });

  test("is of the certificate's units, and of the plan's where there is one", async () => {
    const talk = await withDaily({ count: 5 });
    await talk.says("save 7 as my plan");
    await tick(talk, "2026-11-24T08:30");
    const subjects = (await recordOf(talk)).quiz?.questions.map(({ id }) => {
      const found = desk.library.read(`question/${id}`);
      return found?.kind === "question" ? found.question.subject : "";
    });
    expect(subjects).toHaveLength(5);
    expect(new Set(subjects)).toEqual(new Set(["selling"]));
  });

  test("survives a kill between any two steps: claimed it is the same question again, begun it is in doubt", async () => {
    const talk = await withDaily();
    const at = time("2026-11-24T08:30");
    const claimed = prompter.claim(await recordOf(talk), at);
    const again = prompter.claim({ ...claimed.learner, dueAt: at }, at + 60_000);
    expect(again.send?.reply).toEqual(claimed.send?.reply);
    expect(again.learner.quiz?.attempt).toBe(claimed.learner.quiz?.attempt);
    const begun = prompter.begin(again.learner, "2026-11-24/0", at + 60_000);
    if (begun === undefined) throw new Error("it was not begun");
    expect(prompter.begin(begun, "2026-11-24/0", at + 60_000)).toBeUndefined();
    const doubt = prompter.claim(begun, begun.dueAt ?? 0);
    expect(doubt).toMatchObject({ doubt: { to: from, key: "2026-11-24/0" } });
    expect(doubt.send).toBeUndefined();
    const back = prompter.settle(doubt.learner, "2026-11-24/0", { kind: "later", at: at + 600_000 }, at + 500_000);
    expect(prompter.claim(back, at + 600_000).send?.reply).toEqual(claimed.send?.reply);
    const unsure = prompter.settle(doubt.learner, "2026-11-24/0", { kind: "unsure" }, at + 500_000);
    expect(unsure.daily.prompts.at(-1)?.state).toBe("unsure");
    expect(prompter.claim({ ...unsure, dueAt: at }, at + 600_000).send).toBeUndefined();
  });

  test("in doubt since yesterday does not keep today's away", async () => {
    const talk = await withDaily();
    const { learner } = prompter.claim(await recordOf(talk), time("2026-11-24T08:30"));
    const begun = prompter.begin(learner, "2026-11-24/0", time("2026-11-24T08:30"));
    await talk.store.update(me, (was) => begun ?? was ?? learner);
    const { doubt, learner: doubted } = prompter.claim(await recordOf(talk), time("2026-11-25T08:35"));
    expect(doubt?.key).toBe("2026-11-24/0");
    const late = { kind: "later", at: time("2026-11-25T08:35") } as const;
    await talk.store.update(me, () => prompter.settle(doubted, "2026-11-24/0", late, late.at));
    expect(await states(talk)).toEqual(["2026-11-24 missed"]);
    expect((await tick(talk, "2026-11-25T08:36"))?.key).toBe("2026-11-25/0");
  });

  test("left open when it was stopped is closed when it begins again, days later", async () => {
    const talk = await withDaily();
    await talk.store.update(me, (was) => prompter.claim(was ?? newLearner(me, 0), time("2026-11-24T08:30")).learner);
    await waitUntil(talk, "2026-11-24T08:31");
    await talk.presses({ kind: "daily.set", wish: { on: false } });
    await waitUntil(talk, "2026-11-27T09:00");
    await talk.presses({ kind: "daily.set", wish: { on: true } });
    expect(await states(talk)).toEqual(["2026-11-24 nothing"]);
    expect(await dueAt(talk)).toBe("2026-11-30T08:30");
  });

  test.each([
    ["stopped", { on: false }],
    ["paused", { pausedUntil: "2026-12-01" }],
    ["taken off that day of the week", { days: ["mon", "wed"] }],
  ] as const)("is not begun where it was %s after it was claimed", async (_how, wish) => {
    const talk = await withDaily();
    const { learner, send } = prompter.claim(await recordOf(talk), time("2026-11-24T08:30"));
    await talk.store.update(me, () => learner);
    await waitUntil(talk, "2026-11-24T08:31");
    await talk.presses({ kind: "daily.set", wish });
    expect(prompter.begin(await recordOf(talk), send?.key ?? "", time("2026-11-24T08:32"))).toBeUndefined();
    await tick(talk, "2026-11-24T08:45");
    expect(await tick(talk, "2026-11-24T08:50")).toBeUndefined();
  });

  test("is not begun where it was answered already", async () => {
    const talk = await withDaily();
    const { learner, send } = prompter.claim(await recordOf(talk), time("2026-11-24T08:30"));
    await talk.store.update(me, () => learner);
    await waitUntil(talk, "2026-11-24T08:31");
    await talk.says("next");
    await talk.says("don't know");
    expect(prompter.begin(await recordOf(talk), send?.key ?? "", time("2026-11-24T08:32"))).toBeUndefined();
    expect(await tick(talk, "2026-11-24T08:45")).toBeUndefined();
    expect(await states(talk)).toEqual(["2026-11-24 nothing"]);
    expect(await dueAt(talk)).toBe("2026-11-25T08:30");
  });

  test("is not begun where another quiz took its place after it was claimed, and comes anew in its own time", async () => {
    const talk = await withDaily();
    const { learner, send } = prompter.claim(await recordOf(talk), time("2026-11-24T08:30"));
    await talk.store.update(me, () => learner);
    await waitUntil(talk, "2026-11-24T08:31");
    await talk.says("5 questions on unit 7");
    expect((await recordOf(talk)).quiz?.attempt).not.toBe(learner.quiz?.attempt);
    expect(prompter.begin(await recordOf(talk), send?.key ?? "", time("2026-11-24T08:32"))).toBeUndefined();
    expect(await tick(talk, "2026-11-24T08:33")).toBeUndefined();
    const sent = await tick(talk, "2026-11-24T09:35");
    const { quiz } = await recordOf(talk);
    expect(sent?.reply.next.at(-1)?.intent).toEqual({ kind: "quiz.end", attempt: quiz?.attempt });
    expect(await states(talk)).toEqual(["2026-11-24 sent"]);
  });

  test.each(["b", "don't know", "customer service"])("is not answered by “%s” before it is there", async (words) => {
    const talk = await withDaily();
    const { learner } = prompter.claim(await recordOf(talk), time("2026-11-24T08:30"));
    await talk.store.update(me, () => learner);
    await talk.says(words, { at: time("2026-11-24T08:31") });
    expect((await recordOf(talk)).quiz?.answers).toEqual([]);
    await talk.says("next", { at: time("2026-11-24T08:32") });
    await talk.says(await typed(talk, true), { at: time("2026-11-24T08:33") });
    expect((await recordOf(talk)).quiz?.answers).toHaveLength(1);
  });

  test("that comes too late is written down for each day and never sent", async () => {
    const talk = await withDaily();
    expect(await tick(talk, "2026-11-26T10:31")).toBeUndefined();
    expect(await states(talk)).toEqual(["2026-11-24 missed", "2026-11-25 missed", "2026-11-26 missed"]);
    expect(await dueAt(talk)).toBe("2026-11-27T08:30");
    const other = await withDaily();
    expect(await tick(other, "2026-11-26T10:29")).toMatchObject({ key: "2026-11-26/0" });
  });

  test("is asked once a date whatever the clock does", async () => {
    const talk = await withDaily();
    const keys = [];
    for (const at of [
      "2026-11-24T08:30",
      "2026-11-25T09:00",
      "2026-11-24T05:00",
      "2026-11-24T08:30",
      "2026-11-25T08:30",
    ])
      keys.push((await tick(talk, at))?.key);
    expect(keys.filter((key) => key !== undefined)).toEqual(["2026-11-24/0", "2026-11-25/0"]);
  });

  test("comes again to whoever writes after a clock that was years ahead", async () => {
    const talk = await withDaily();
    expect(await tick(talk, "2028-03-06T08:30")).toBeDefined();
    expect(await dueAt(talk)).toBe("2028-03-07T08:30");
    await talk.says("hello", { at: time("2026-11-25T07:00") });
    expect([await dueAt(talk), await states(talk)]).toEqual(["2026-11-25T08:30", []]);
    expect((await tick(talk, "2026-11-25T08:30"))?.key).toBe("2026-11-25/0");
    expect(await states(talk)).toEqual(["2026-11-25 sent"]);
  });

  test("that is due and not yet claimed does not get lost with a change of zone", async () => {
    const talk = await withDaily();
    const profile = { qualification: "10266", roles: [], timezone: "Europe/Lisbon" };
    await talk.says("hello", { at: time("2026-11-24T08:30") + 5_000, profile });
    expect((await tick(talk, "2026-11-24T08:31"))?.key).toBe("2026-11-24/0");
  });

  test("makes room for a quiz that is going on, and ends an old one", async () => {
    const talk = await withDaily();
    await waitUntil(talk, "2026-11-24T08:20");
    await talk.says("quiz me");
    expect(await tick(talk, "2026-11-24T08:30")).toBeUndefined();
    expect(await dueAt(talk)).toBe("2026-11-24T08:45");
    await tick(talk, "2026-11-24T08:45");
    await waitUntil(talk, "2026-11-24T08:50");
    await talk.says(await typed(talk, true));
    expect(await tick(talk, "2026-11-24T09:45")).toBeUndefined();
    expect(await tick(talk, "2026-11-24T10:00")).toMatchObject({ key: "2026-11-24/0" });
    expect((await recordOf(talk)).practice.reviews).toHaveLength(1);
  });

  test("is not sent where there is nothing to ask", async () => {
    const talk = await withDaily();
    const learner = await recordOf(talk);
    const day = { date: "2026-11-24", answered: 20, right: 20, fresh: 5 };
    await talk.store.update(me, () => ({ ...learner, practice: { ...learner.practice, days: [day] } }));
    expect(await tick(talk, "2026-11-24T08:30")).toBeUndefined();
    expect(await states(talk)).toEqual(["2026-11-24 nothing"]);
  });

  test("takes the address away from who has blocked the assistant, and keeps what is set", async () => {
    const talk = await withDaily();
    await tick(talk, "2026-11-24T08:30", { kind: "unreachable" });
    expect(await recordOf(talk)).toMatchObject({ address: null, dueAt: null, daily: { settings: { on: true } } });
    await talk.says("hello", { from, at: time("2026-11-24T12:00") });
    expect(await dueAt(talk)).toBe("2026-11-25T08:30");
  });
});

describe("Later", () => {
  test("brings the same question once more an hour on", async () => {
    const talk = await withDaily();
    const first = await tick(talk, "2026-11-24T08:30");
    if (first === undefined) throw new Error("nothing was sent");
    await waitUntil(talk, "2026-11-24T08:40");
    const said = await talk.presses(button(answerOf(first.reply), "In an hour"));
    expect(said.reply.title).toBe("Of course. I send it again at 09:40.");
    expect(await dueAt(talk)).toBe("2026-11-24T09:40");
    const second = await tick(talk, "2026-11-24T09:40");
    expect(second?.key).toBe("2026-11-24/1");
    expect(second?.reply).toEqual(first.reply);
    expect(await states(talk)).toEqual(["2026-11-24 sent"]);
  });

  test("goes neither past the day nor into quiet hours, and not after an answer", async () => {
    const talk = await withDaily({ quiet: { from: "20:00", to: "07:00" } });
    await tick(talk, "2026-11-24T08:30");
    await waitUntil(talk, "2026-11-24T08:40");
    const later = async (minutes: number) => (await talk.presses({ kind: "daily.later", minutes })).reply.title;
    expect(await later(1_000)).toMatch(/^That would be tomorrow/);
    expect(await later(700)).toMatch(/lies in your quiet hours/);
    await talk.says(await typed(talk, false));
    expect(await later(60)).toBe("You have answered today's question already.");
  });

  test("before the question has come, or where none is to come, changes nothing", async () => {
    const talk = await withDaily();
    await waitUntil(talk, "2026-11-24T07:00");
    const early = await talk.presses({ kind: "daily.later", minutes: 60 });
    expect(early.reply.title).toBe("Today's question has not come yet: it comes at 08:30.");
    expect(await dueAt(talk)).toBe("2026-11-24T08:30");
    await waitUntil(talk, "2026-11-28T12:00");
    const none = await talk.presses({ kind: "daily.later", minutes: 60 });
    expect(none.reply.title).toMatch(/^There is no question today/);
  });

  test.each([
    ["paused", { pausedUntil: "2026-12-01" }],
    ["left out", { days: ["mon"] }],
  ] as const)("on a day that was %s since, promises nothing", async (_how, wish) => {
    const talk = await withDaily();
    await tick(talk, "2026-11-24T08:30");
    await waitUntil(talk, "2026-11-24T08:40");
    await talk.presses({ kind: "daily.set", wish });
    const { reply } = await talk.presses({ kind: "daily.later", minutes: 60 });
    expect(reply.title).toMatch(/^There is no question today/);
    expect(await tick(talk, "2026-11-24T09:45")).toBeUndefined();
    expect(await states(talk)).toEqual(["2026-11-24 sent"]);
  });

  test("a question that may not have arrived waits for “next” and “quiz me”", async () => {
    const talk = await withDaily();
    await tick(talk, "2026-11-24T08:30", { kind: "unsure" });
    const { id } = await waiting(talk);
    await waitUntil(talk, "2026-11-24T12:00");
    expect((await talk.says("quiz me")).data).toMatchObject({ question: { id }, of: 1 });
    expect((await talk.says("next")).data).toMatchObject({ question: { id }, of: 1 });
  });
});

describe("Silence", () => {
  const days = ["24", "25", "26", "27", "30"].map((day) => `2026-11-${day}T08:30`);

  test("after five questions without an answer asks once whether to go on, and then says nothing more", async () => {
    const talk = await withDaily();
    for (const day of days) expect((await tick(talk, day))?.reply.title).toBe("Your question for today.");
    const goOn = await tick(talk, "2026-12-01T08:30");
    expect(goOn?.reply.title).toMatch(/Shall I go on/);
    expect(goOn?.reply.choices.map(({ label }) => label)).toEqual([
      "Yes, go on",
      "Pause for a week",
      "Stop the daily question",
    ]);
    expect(await dueAt(talk)).toBeNull();
    expect((await states(talk)).at(-1)).toBe("2026-12-01 go-on sent");
    await waitUntil(talk, "2026-12-03T12:00");
    await talk.presses(goOn ? button(answerOf(goOn.reply), "Yes, go on") : { kind: "daily.show" });
    expect(await dueAt(talk)).toBe("2026-12-04T08:30");
    expect((await tick(talk, "2026-12-04T08:30"))?.reply.title).toBe("Your question for today.");
  });

  test("is not asked about in the middle of a quiz, nor once that was answered", async () => {
    const talk = await withDaily();
    for (const day of days) await tick(talk, day);
    await waitUntil(talk, "2026-12-01T08:20");
    await talk.says("5 questions on unit 7");
    expect(await tick(talk, "2026-12-01T08:30")).toBeUndefined();
    expect(await dueAt(talk)).toBe("2026-12-01T08:45");
    await talk.says(await typed(talk, true));
    expect(await tick(talk, "2026-12-01T08:45")).toBeUndefined();
    expect((await states(talk)).at(-1)).toBe("2026-12-01 go-on nothing");
    expect((await tick(talk, "2026-12-02T08:30"))?.reply.title).toBe("Your question for today.");
  });

  test("is ended by any answer, and an answer in time keeps it away", async () => {
    const talk = await withDaily();
    for (const day of days) await tick(talk, day);
    await waitUntil(talk, "2026-11-30T12:00");
    await talk.says(await typed(talk, false));
    expect((await tick(talk, "2026-12-01T08:30"))?.reply.title).toBe("Your question for today.");
    const silent = await withDaily();
    for (const day of [...days, "2026-12-01T08:30"]) await tick(silent, day);
    expect((await recordOf(silent)).daily.silent).toBe(true);
    await waitUntil(silent, "2026-12-02T12:00");
    await silent.says("next");
    await silent.says("don't know");
    expect((await recordOf(silent)).daily).toMatchObject({ silent: false, unanswered: 0 });
    expect(await dueAt(silent)).toBe("2026-12-03T08:30");
  });
});

test("a run of three days is cheered once that day, under the verdict", async () => {
  const talk = await withDaily({ count: 2 });
  const said: string[] = [];
  for (const day of ["24", "25", "26"]) {
    await tick(talk, `2026-11-${day}T08:30`);
    await waitUntil(talk, `2026-11-${day}T09:00`);
    for (const right of [true, false])
      said.push(JSON.stringify((await talk.says(await typed(talk, right))).reply.blocks));
  }
  expect(said.map((text) => /Little and often|of your run|days running|in a row/.test(text))).toEqual([
    false,
    false,
    false,
    false,
    true,
    false,
  ]);
});
