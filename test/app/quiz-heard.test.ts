import { describe, expect, test } from "vitest";
import { button, skipTo, typed, waiting } from "./quiz-talk.ts";
import { type TryOut, tryOut } from "./try-out.ts";

async function within(type: Parameters<typeof skipTo>[1]): Promise<TryOut> {
  const talk = tryOut({ qualification: "10266" });
  await talk.says("50 questions");
  await skipTo(talk, type);
  return talk;
}

describe("While a question waits", () => {
  test.each([
    ["what is shrinkage?", "knowledge.ask"],
    ["can I take unit 6 and 8?", "plan.check"],
    ["how many credits is unit 6?", "unit.info"],
    ["show my plan", "plan.show"],
    ["help", "help"],
    ["thanks", "smalltalk"],
    ["open v closed questions", "knowledge.ask"],
    ["my name is Tom", "out-of-scope"],
  ])("“%s” is answered as ever, with the way back", async (text, intent) => {
    // What is nobody's business is asked again where letters or numbers are wanted; either way it does not count.
    const types = intent === "out-of-scope" ? (["short"] as const) : (["single", "short", "number"] as const);
    for (const type of types) {
      const talk = await within(type);
      const { id } = await waiting(talk);
      const answer = await talk.says(text);
      expect(answer.intent, type).toBe(intent);
      expect((await waiting(talk)).id).toBe(id);
      const back =
        answer.reply.choices.length > 0
          ? await talk.says("next")
          : await talk.presses(button(answer, "Back to the quiz"));
      expect(back.data["question"]).toMatchObject({ id });
    }
  });

  test.each(["single", "multiple", "true-false", "order", "match", "short", "number"] as const)(
    "an answer to a %s question is taken as it is typed",
    async (type) => {
      const talk = await within(type);
      const before = await talk.learner();
      const { intent, data } = await talk.says(`I think it's ${await typed(talk, true)}`);
      expect(intent).toBe("quiz.answer");
      expect(data["correct"]).toBe(true);
      expect((await talk.learner())?.quiz?.answers.length).toBe((before?.quiz?.answers.length ?? 0) + 1);
    },
  );

  test("a figure with its unit is an answer where one is asked for, though it could be a time", async () => {
    const talk = await within("number");
    expect((await talk.says("9 days")).intent).toBe("quiz.answer");
    expect((await (await within("single")).says("pause till monday")).intent).toBe("daily.set");
  });

  test("what is written and fits nothing known is wrong, but a question is not", async () => {
    const talk = await within("short");
    const { id } = await waiting(talk);
    await talk.says("why is the sky blue?");
    expect((await waiting(talk)).id).toBe(id);
    expect((await talk.says("purple monkey")).data["correct"]).toBe(false);
  });

  test.each(["ok", "yes", "lol", "I need the toilet", "banana"])("“%s” counts as no choice", async (text) => {
    for (const type of ["single", "multiple", "order", "match", "number"] as const) {
      const talk = await within(type);
      const before = await talk.learner();
      await talk.says(text);
      expect((await talk.learner())?.quiz?.answers, type).toEqual(before?.quiz?.answers);
    }
  });

  test("gas is smelt whatever is asked", async () => {
    const talk = await within("short");
    const { id } = await waiting(talk);
    const { intent, data } = await talk.says("I can smell gas");
    expect(intent).toBe("knowledge.ask");
    expect(data["emergency"]).toBe("emergency/gas");
    expect((await waiting(talk)).id).toBe(id);
  });

  test.each([
    ["skip", "Skipped."],
    ["skip this one", "Skipped."],
    ["give me a hint", "Hint: "],
    ["can I have a clue please", "Hint: "],
    ["don't know", "Here is the answer."],
    ["stop the quiz", "Stopped"],
    ["that's enough for today", "Stopped"],
  ])("“%s” begins with “%s”", async (text, begins) => {
    for (const type of ["single", "short", "number"] as const) {
      const { reply } = await (await within(type)).says(text);
      expect(reply.title.startsWith(begins), `${type}: ${reply.title}`).toBe(true);
    }
  });

  test("“why is that wrong” explains the last answer in full", async () => {
    const talk = await within("single");
    const { prompt } = await waiting(talk);
    await talk.says(await typed(talk, false));
    for (const text of ["why is that wrong", "why?", "why was that wrong?"]) {
      const { reply } = await talk.says(text);
      expect(reply.title).toBe("Not right.");
      expect(JSON.stringify(reply.blocks)).toContain(JSON.stringify(prompt).slice(1, 40));
    }
  });

  test("“undo” takes back the last answer also after a question in between, and the plan's own button never does", async () => {
    const talk = tryOut({ qualification: "10266" });
    const undo = button(await talk.says("save 1 2 3 and 6"), "Undo");
    await talk.says("quiz me");
    await talk.says("no idea");
    await talk.says("what is shrinkage?");
    expect((await talk.says("undo")).reply.title).toMatch(/^Taken back/);
    await talk.says("no idea");
    const before = (await talk.learner())?.quiz;
    await talk.presses(undo);
    const after = await talk.learner();
    expect(after?.quiz).toEqual(before);
    expect(after?.plans.flatMap(({ planned }) => planned)).toEqual([]);
  });

  test("“undo” after a change of the plan takes back that, and the quiz stays", async () => {
    const talk = await within("single");
    const before = (await talk.learner())?.quiz;
    await talk.says("save 1 2 3 and 6");
    await talk.says("undo");
    const after = await talk.learner();
    expect(after?.plans.flatMap(({ planned }) => planned)).toEqual([]);
    expect(after?.quiz).toEqual(before);
  });
});

test("without a quiz, what belongs to one says that there is none", async () => {
  for (const intent of [{ kind: "quiz.next" }, { kind: "quiz.skip" }, { kind: "quiz.end" }] as const) {
    const { reply } = await tryOut().presses(intent);
    expect(reply.title).toBe("There is no quiz going on.");
    expect(reply.next.map((one) => one.label)).toEqual(["Quiz me"]);
  }
});
