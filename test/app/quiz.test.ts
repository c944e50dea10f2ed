import { describe, expect, test } from "vitest";
import type { Intent } from "../../src/domain/intent.ts";
import type { Learner } from "../../src/domain/learner.ts";
import { practisedOf } from "../../src/memory/practised.ts";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import { button, skipTo, typed, waiting } from "./quiz-talk.ts";
import { tryOut } from "./try-out.ts";

const quizOf = async (talk: ReturnType<typeof tryOut>) => (await talk.learner())?.quiz ?? null;
/** Every answer of the record, oldest first. */
const reviewsOf = (learner: Learner | undefined) =>
  learner === undefined
    ? undefined
    : practisedOf(learner, { typeOf: () => undefined, dateOf: () => "2026-11-25" }).reviews;
const answered = async (talk: ReturnType<typeof tryOut>) => (await quizOf(talk))?.answers.length;

describe("A quiz", () => {
  test("goes from the first question to a summary by topic, each answer explained at once", async () => {
    const talk = tryOut({ qualification: "10266" });
    const first = await talk.says("12 questions");
    expect(first.data).toMatchObject({ of: 12, number: 1, pick: "any" });
    for (let at = 0; at < 12; at++) {
      const right = at % 2 === 0;
      const question = await waiting(talk);
      const { intent, data, reply } = await talk.says(await typed(talk, right));
      expect(intent).toBe("quiz.answer");
      expect(data).toMatchObject({ correct: right, question: { id: question.id } });
      expect(reply.title).toMatch(right ? /^Right\./ : /^Not right/);
      const plain = renderPlain(reply);
      expect(plain).toContain("Source: ");
      expect(plain).toContain(at === 11 ? "Finished: 6 of 12 right." : `Question ${at + 2} of 12.`);
    }
    const quiz = await quizOf(talk);
    expect(quiz?.phase).toBe("ended");
    expect(reviewsOf(await talk.learner())?.map(({ grade }) => grade !== "again")).toEqual(
      Array.from({ length: 12 }, (_, at) => at % 2 === 0),
    );
  });

  test("asks again what it cannot read, and never counts it as wrong", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("30 questions");
    await skipTo(talk, "single");
    const before = await answered(talk);
    const { intent, data, reply } = await talk.says("h");
    expect(intent).toBe("quiz.answer");
    expect(data).toMatchObject({ correct: null, unclear: "no-such" });
    expect(reply.choices.length).toBeGreaterThan(1);
    expect(await answered(talk)).toBe(before);
  });

  test("counts a press once, and an old button changes nothing", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("30 questions");
    const press = button(await skipTo(talk, "single"), /^B\. /);
    const before = (await answered(talk)) ?? 0;
    await talk.presses(press);
    const kept = await quizOf(talk);
    const again = await talk.presses(press);
    expect(again.reply.title).toMatch(/^You have answered that one already/);
    expect(button(again, "Back to the quiz")).toEqual({ kind: "quiz.next" });
    expect(await quizOf(talk)).toEqual(kept);
    expect(await answered(talk)).toBe(before + 1);
    await talk.says("quiz me");
    const fresh = await quizOf(talk);
    expect((await talk.presses(press)).reply.title).toMatch(/^That button belongs to a question of another time/);
    expect(await quizOf(talk)).toEqual(fresh);
  });

  test("takes back the last answer, without a trace among the results", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("quiz me");
    const { id } = await waiting(talk);
    await talk.says(await typed(talk, false));
    const back = await talk.says("undo");
    expect(back.reply.title).toMatch(/^Taken back/);
    expect((await waiting(talk)).id).toBe(id);
    expect(reviewsOf(await talk.learner())).toEqual([]);
  });

  test("a button to take back pressed twice takes back one answer", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("quiz me");
    await talk.says("no idea");
    const second = await talk.says("no idea");
    const press = button(second, "Take my last answer back");
    await talk.presses(press);
    await talk.presses(press);
    expect(await answered(talk)).toBe(1);
  });

  test("shows the same order on every device and again after a restart, and another in the next attempt", async () => {
    const orders = async (talk: ReturnType<typeof tryOut>) => {
      const said = [await talk.says("50 questions on selling")];
      for (let at = 1; at < 50; at++) said.push(await talk.says("skip"));
      return said.map(({ data }) => JSON.stringify(data["question"] ?? null));
    };
    const one = await orders(tryOut({ qualification: "10266" }));
    const talk = tryOut({ qualification: "10266" });
    expect(await orders(talk)).toEqual(one);
    expect(await orders(talk)).not.toEqual(one);
  });

  test("survives a restart and a night, and is taken up where it was left", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("quiz me");
    await talk.says("no idea");
    const { id } = await waiting(talk);
    const later = tryOut({ qualification: "10266", store: talk.store });
    later.wait(10 * 60);
    const next = await later.says("next");
    expect(next.data).toMatchObject({ question: { id }, number: 2 });
    later.wait(3 * 24 * 60);
    const stale = await later.says("b");
    expect(stale.data).toMatchObject({ question: { id }, number: 2 });
    expect(await answered(later)).toBe(1);
  });

  test("in exam style gives no hints and tells what was right at the end", async () => {
    const talk = tryOut({ qualification: "10266" });
    const first = await talk.says("mock test on unit 7, 2 questions");
    expect(first.data).toMatchObject({ pick: "exam", of: 2 });
    expect((await talk.says("hint")).reply.title).toBe("There are no hints in exam style.");
    const noted = await talk.says(await typed(talk, true));
    expect(noted.reply.title).toBe("Noted.");
    expect(noted.data["correct"]).toBeNull();
    expect((await talk.says("why")).reply.title).toBe("In exam style the explanations come at the end.");
    const end = renderPlain((await talk.says(await typed(talk, false))).reply);
    expect(end).toContain("Finished: 1 of 2 right.");
    expect(end).toMatch(/Right\..*Not right/s);
  });

  test("asks what was wrong last time, and not what was put right since", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("2 questions");
    const { id } = await waiting(talk);
    await talk.says(await typed(talk, false));
    await talk.says(await typed(talk, true));
    const weak = await talk.says("test me on the ones I keep getting wrong");
    expect(weak.data).toMatchObject({ of: 1, pick: "weak", question: { id } });
    await talk.says(await typed(talk, true));
    expect((await talk.says("the ones i keep getting wrong")).reply.title).toBe(
      "There is nothing you got wrong last time.",
    );
    const learner = await talk.learner();
    expect(new Set(reviewsOf(learner)?.map(({ question }) => question)).size).toBe(2);
  });

  test("leaves out a question that has changed since it began", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("3 questions");
    await talk.store.update("json:me" as Parameters<typeof talk.store.update>[0], (was) => {
      if (!was?.quiz) throw new Error("no quiz");
      const [first, ...others] = was.quiz.questions;
      if (first === undefined) throw new Error("no question");
      return { ...was, quiz: { ...was.quiz, questions: [{ ...first, version: 99 }, ...others] } };
    });
    const next = await talk.says("next");
    expect(next.data).toMatchObject({ number: 2 });
  });

  test("is private in a channel", async () => {
    const talk = tryOut({ qualification: "10266" });
    const acts: readonly Intent[] = [
      { kind: "quiz.start", units: [], subjects: [], of: 3, pick: "any" },
      { kind: "quiz.hint" },
      { kind: "quiz.answer", answer: "b" },
      { kind: "quiz.skip" },
      { kind: "undo" },
      { kind: "why" },
      { kind: "quiz.end" },
    ];
    for (const act of acts) {
      expect((await talk.presses(act, { shared: true })).reply.audience, act.kind).toBe("learner");
    }
  });
});

describe("The questions of a quiz", () => {
  test.each([
    ["quiz me on unit 7", ["selling"]],
    ["5 on health and safety", ["health-and-safety"]],
  ])("“%s” stays with what is asked for", async (text, subjects) => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says(text);
    const ids = (await quizOf(talk))?.questions ?? [];
    expect(ids).toHaveLength(5);
    for (let at = 0; at < ids.length; at++) {
      expect(subjects).toContain((await waiting(talk)).subject);
      await talk.says("skip");
      if (at === ids.length - 1) expect((await quizOf(talk))?.phase).toBe("ended");
    }
  });

  test.each([
    ["quiz me on objections", "handling-objections"],
    ["quiz me on data protection", "data-protection-principles"],
    ["4 questions on shrinkage", "shrinkage"],
  ])("“%s” are of the topic “%s”", async (text, topic) => {
    const talk = tryOut({ qualification: "10267" });
    await talk.says(text);
    expect((await waiting(talk)).topic).toBe(topic);
  });

  test.each(["quiz me on everything", "quiz me on my plan", "quiz me"])("“%s” are of any topic", async (text) => {
    const talk = tryOut({ qualification: "10267" });
    expect((await talk.says(text)).reply.title).toBe("5 questions.");
  });

  test("come from the units of the plan first", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("save 7");
    await talk.says("4 questions");
    for (let at = 0; at < 4; at++) {
      expect((await waiting(talk)).subject).toBe("selling");
      await talk.says("skip");
    }
  });

  test("keep to the topic that was read about", async () => {
    const talk = tryOut({ qualification: "10266" });
    const answer = await talk.says("what is a USP?");
    await talk.presses(button(answer, "Quiz me on this"));
    const first = await waiting(talk);
    await talk.says("skip");
    expect((await waiting(talk)).topic).toBe(first.topic);
  });

  test("are none for a unit nobody offers", async () => {
    const talk = tryOut();
    const { data } = await talk.presses({
      kind: "quiz.start",
      units: [99],
      subjects: [],
      of: null,
      pick: "any",
      qualification: "10266",
    });
    expect(data).toMatchObject({ question: null, of: 0 });
    expect(await quizOf(talk)).toBeNull();
  });
});
