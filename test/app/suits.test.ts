import { describe, expect, test } from "vitest";
import { checkPlan } from "../../src/domain/check-plan.ts";
import { emptyPlan } from "../../src/domain/plan.ts";
import { button, typed, waiting } from "./quiz-talk.ts";
import { desk, type TryOut, tryOut } from "./try-out.ts";

const rules = desk.content.qualification("10266", "2026-11-25");
const numberOf = (subject: string) => rules?.units.find((unit) => unit.subject === subject)?.number ?? 0;

/** Answers so many questions: those on these units rightly, the others wrongly. */
async function answer(talk: TryOut, count: number, known: readonly number[]): Promise<void> {
  for (let at = 0; at < count; at++) {
    const { subject } = await waiting(talk);
    await talk.says(await typed(talk, known.includes(numberOf(subject))));
  }
}

/** The rows of a table of the reply. */
function rowsOf({ reply }: Awaited<ReturnType<TryOut["says"]>>, caption: string): readonly (readonly string[])[] {
  const table = reply.blocks.find((block) => block.kind === "table" && block.caption.startsWith(caption));
  return table?.kind === "table" ? table.rows : [];
}

describe("“Which units suit me?”", () => {
  test("asks two questions on every topic of the optional units, units taking turns, and explains nothing", async () => {
    const talk = tryOut({ qualification: "10266" });
    const begun = await talk.says("which units suit me?");
    expect(begun.intent).toBe("quiz.start");
    const ids = (await talk.learner())?.quiz?.questions.map(({ id }) => id) ?? [];
    const asked = ids.flatMap((id) => desk.content.study().questions.find((one) => one.id === id) ?? []);
    const optional = rules?.units.filter(({ number }) => number > 3).map(({ subject }) => subject) ?? [];
    expect([...new Set(asked.map(({ subject }) => subject))].toSorted()).toEqual(optional.toSorted());
    expect(new Set(asked.slice(0, 8).map(({ subject }) => subject)).size).toBe(8);
    const topics = asked.map(({ subject, topic }) => `${subject}/${topic}`);
    expect(topics.filter((topic) => topics.filter((one) => one === topic).length !== 2)).toEqual([]);
    expect((await talk.says(await typed(talk, false))).reply.title).toBe("Noted.");
    expect((await talk.says("hint")).reply.title).not.toMatch(/^Hint/);
  });

  test("ranks what was known first, in ways that the plan checker lets stand", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("which units suit me?");
    await answer(talk, 32, [5, 7]);
    const end = await talk.says("stop");
    const table = rowsOf(end, "What you knew");
    expect(
      table
        .slice(0, 2)
        .map(([unit]) => Number(/\d+/.exec(unit ?? "")?.[0]))
        .toSorted(),
    ).toEqual([5, 7]);
    expect(table.reduce((sum, [, asked]) => sum + Number(asked), 0)).toBe(32);
    const saves = end.reply.next.flatMap(({ intent }) => (intent.kind === "plan.save" ? [intent.units] : []));
    expect(saves.length).toBe(3);
    expect(saves[0]).toEqual(expect.arrayContaining([5, 7]));
    for (const units of saves) {
      const plan = { ...emptyPlan, planned: units };
      expect(rules && checkPlan(plan, rules, "compatible").verdict).not.toBe("no");
      expect(rules && checkPlan(plan, rules, "sufficient").verdict).not.toBe("no");
    }
  });

  test("a way that is saved replaces what was only planned, and keeps what is achieved", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("save 5, 8 and 9");
    await talk.says("I have passed unit 2");
    await talk.says("which units suit me?");
    await answer(talk, 16, [4, 6]);
    const end = await talk.says("stop");
    const save = end.reply.next.find(({ intent }) => intent.kind === "plan.save");
    expect(save).toBeDefined();
    const { reply } = await talk.presses(save?.intent ?? { kind: "plan.show" });
    expect(reply.title).toMatch(/^Saved\./);
    const plan = (await talk.learner())?.plans[0];
    expect(plan?.achieved.map(({ unit }) => unit)).toEqual([2]);
    expect(plan?.planned).toEqual(save?.intent.kind === "plan.save" ? save.intent.units : []);
  });

  test("never calls a way sure that the plan checker does not", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("which units suit me?");
    await answer(talk, 8, [4, 5, 6, 7, 8, 9, 10, 11]);
    const end = await talk.says("stop");
    // Credit values are not published: nothing can be certain without the centre's own.
    expect(rowsOf(end, "Ways to finish").map(([, standing]) => standing)).not.toContain("certain");
  });

  test("goes on another time with what was not asked yet", async () => {
    const talk = tryOut({ qualification: "10266" });
    const first = await talk.says("which units suit me?");
    const asked = [(await waiting(talk)).id];
    await answer(talk, 1, []);
    const end = await talk.says("stop");
    const on = await talk.presses(button(end, "Go on asking"));
    expect(on.data["of"]).toBe(Number(first.data["of"]) - 1);
    expect((await talk.learner())?.quiz?.questions.map(({ id }) => id)).not.toContain(asked[0]);
    expect(on.reply.title).toMatch(/^On with what you know already/);
  });

  test("asks which certificate where none is chosen", async () => {
    const talk = tryOut();
    const { intent, reply } = await talk.says("which units suit me?");
    expect(intent).toBe("clarify");
    expect(reply.choices.length).toBe(2);
  });

  test("asks nothing about units that are achieved", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("I have passed unit 7");
    await talk.says("which units suit me?");
    const ids = (await talk.learner())?.quiz?.questions.map(({ id }) => id) ?? [];
    const selling = desk.content.study().questions.filter(({ subject }) => subject === "selling");
    expect(ids.filter((id) => selling.some((one) => one.id === id))).toEqual([]);
    expect(ids.length).toBeGreaterThan(100);
  });
});
