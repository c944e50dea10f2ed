import { describe, expect, test } from "vitest";
import { openMemoryReports } from "../../src/storage/memory-reports.ts";
import { button, typed, waiting } from "./quiz-talk.ts";
import { desk, type TryOut, tryOut } from "./try-out.ts";

function withList(qualification = "10266") {
  const reports = openMemoryReports();
  return { reports, talk: tryOut({ qualification, desk: { ...desk, reports } }) };
}

const answersOf = async (talk: TryOut) => (await talk.learner())?.quiz?.answers ?? [];

describe("“This question is wrong”", () => {
  test("said in words, means the question that was just explained, and goes to the list without a name", async () => {
    const { reports, talk } = withList();
    await talk.says("quiz me", { profile: { qualification: "10266", roles: [], name: "Zelda" } });
    const { id, version } = await waiting(talk);
    await talk.says(await typed(talk, false));
    const { reply, data } = await talk.says("this question is wrong, Zelda from 07700 900123 says the fine went up");
    expect(reply.title).toMatch(/^Thank you\. A trainer will look at it/);
    expect(data).toMatchObject({ reported: id });
    const [noted, ...others] = await reports.list();
    expect(others).toEqual([]);
    expect(noted).toMatchObject({ question: id, version, times: 1 });
    expect(noted?.said).toContain("the fine went up");
    expect(noted?.said).not.toMatch(/zelda|07700/i);
  });

  test("takes a wrong answer out of the quiz and of memory, and leaves a right one", async () => {
    for (const right of [true, false]) {
      const { talk } = withList();
      await talk.says("quiz me");
      await talk.says(await typed(talk, right));
      await talk.says("this question is wrong, it is out of date");
      expect((await answersOf(talk)).map(({ outcome }) => outcome)).toEqual([right ? "right" : "skipped"]);
    }
  });

  test("by button asks once what is wrong, with answers to press", async () => {
    const { reports, talk } = withList();
    await talk.says("quiz me");
    const { id } = await waiting(talk);
    const verdict = await talk.says(await typed(talk, false));
    const asked = await talk.presses(button(verdict, "This question is wrong"));
    expect(asked.reply.choices.map(({ label }) => label)).toEqual([
      "The answer is wrong",
      "Out of date",
      "Unclear",
      "A spelling mistake",
    ]);
    expect(await reports.list()).toEqual([]);
    await talk.presses(button(asked, "Out of date"));
    expect(await reports.list()).toMatchObject([{ question: id, said: "out of date" }]);
  });

  test("before any answer means the question that waits, which is left out", async () => {
    const { reports, talk } = withList();
    await talk.says("quiz me");
    const { id } = await waiting(talk);
    await talk.says("there is a mistake in this question");
    expect((await reports.list()).map(({ question }) => question)).toEqual([id]);
    expect((await waiting(talk)).id).not.toBe(id);
  });

  test("counts once a learner, and the question is not asked again", async () => {
    const { reports, talk } = withList();
    await talk.says("quiz me");
    const { id, subject } = await waiting(talk);
    const verdict = await talk.says(await typed(talk, false));
    await talk.says("this question is wrong, it is unclear");
    const asked = await talk.presses(button(verdict, "This question is wrong"));
    expect(asked.reply.title).toMatch(/^You have reported that one already/);
    expect((await reports.list()).map(({ times }) => times)).toEqual([1]);
    const unit = desk.content.qualification("10266", "2026-11-25")?.units.find((one) => one.subject === subject);
    await talk.says(`50 questions on unit ${unit?.number}`);
    const again = (await talk.learner())?.quiz?.questions.map((one) => one.id) ?? [];
    expect(again.length).toBeGreaterThan(30);
    expect(again).not.toContain(id);
  });

  test.each([
    ["b", "out of date"],
    ["they changed it to 28 days last year", "they changed it to 28 days last year"],
    ["what it says about breaks", "what it says about breaks"],
  ])("after “what is wrong with it?”, “%s” is what was said and no answer", async (text, said) => {
    const { reports, talk } = withList();
    await talk.says("quiz me");
    const { id } = await waiting(talk);
    const verdict = await talk.says(await typed(talk, false));
    await talk.presses(button(verdict, "This question is wrong"));
    await talk.says(text);
    expect(await reports.list()).toMatchObject([{ question: id, said }]);
    expect(await answersOf(talk)).toHaveLength(1);
  });

  test("other words after “what is wrong with it?” mean what they always mean", async () => {
    const { reports, talk } = withList();
    await talk.says("quiz me");
    const verdict = await talk.says(await typed(talk, false));
    await talk.presses(button(verdict, "This question is wrong"));
    expect((await talk.says("what is shrinkage?")).intent).toBe("knowledge.ask");
    await talk.presses(button(verdict, "This question is wrong"));
    const urgent = await talk.says("there is a fire in the office");
    expect(urgent.reply.title).toMatch(/fire|out|999/i);
    await talk.presses(button(verdict, "This question is wrong"));
    expect((await talk.says("stop")).intent).toBe("quiz.end");
    expect(await reports.list()).toEqual([]);
  });

  test("after a hint means the question that was hinted at", async () => {
    const { reports, talk } = withList();
    await talk.says("quiz me");
    await talk.says(await typed(talk, false));
    const { id } = await waiting(talk);
    await talk.says("hint");
    await talk.says("this question is wrong, it is unclear");
    expect((await reports.list()).map(({ question }) => question)).toEqual([id]);
  });

  test("is taken back by undo and by its button, on the list too", async () => {
    for (const back of ["undo", "It is fine after all"]) {
      const { reports, talk } = withList();
      await talk.says("quiz me");
      await talk.says(await typed(talk, false));
      const thanks = await talk.says("this question is wrong, it is unclear");
      const answer = back === "undo" ? await talk.says("undo") : await talk.presses(button(thanks, back));
      expect(answer.reply.title).toBe("Taken back. It may be asked again.");
      expect(await reports.list()).toEqual([]);
      expect((await talk.learner())?.practice.setAside).toEqual([]);
    }
  });

  test("says so where no list is kept, and where nothing was asked", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("quiz me");
    await talk.says(await typed(talk, false));
    const { reply } = await talk.says("this question is wrong, it is unclear");
    expect(reply.title).toContain("I cannot pass it on");
    const fresh = tryOut({ qualification: "10266" });
    const none = await fresh.presses({ kind: "quiz.report", said: "" });
    expect(none.reply.title).toMatch(/^Which question do you mean\?/);
  });
});
