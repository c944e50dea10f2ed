import { describe, expect, test } from "vitest";
import type { Block, Reply } from "../../src/domain/reply.ts";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import { button, typed } from "./quiz-talk.ts";
import { type TryOut, tryOut } from "./try-out.ts";

const blockOf = <K extends Block["kind"]>({ blocks }: Reply, kind: K) =>
  blocks.find((block): block is Extract<Block, { kind: K }> => block.kind === kind);

/** Answers so many questions of a quiz; every third one wrongly. */
async function practise(talk: TryOut, said: string, count: number): Promise<void> {
  await talk.says(said);
  for (let at = 0; at < count; at++) await talk.says(await typed(talk, at % 3 !== 2));
}

describe("How am I doing", () => {
  test("is answered kindly where nothing was practised, with a button to begin", async () => {
    const talk = tryOut({ qualification: "10266" });
    const { intent, data, reply } = await talk.says("how am I doing?");
    expect(intent).toBe("progress.me");
    expect(data).toMatchObject({ qualification: "10266", basis: "certificate" });
    expect(reply.title).toMatch(/^Nothing practised yet/);
    expect(blockOf(reply, "picture")).toBeUndefined();
    expect((await talk.presses(button(reply && { intent, data, reply }, /^Begin/))).intent).toBe("quiz.start");
  });

  test("says recall only together with how much was met, by unit of the plan, in words, figures and a picture", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("save 1 2 3 and 6");
    await practise(talk, "6 questions on unit 2", 6);
    const { data, reply } = await talk.presses({ kind: "progress.me", units: [] });
    expect(data).toMatchObject({ basis: "plan", qualification: "10266" });
    const units = data["units"];
    expect(units).toMatchObject([{ unit: 1, seen: 0, mastery: null }, { unit: 2, seen: 6 }, { unit: 3 }, { unit: 6 }]);
    expect(reply.title).toMatch(/expected recall \d+ % of the 6 questions you have met, out of \d+\.$/);
    const picture = blockOf(reply, "picture");
    const bars = picture?.picture.kind === "bars" ? picture.picture.bars : [];
    expect(bars.map(({ share }) => share === null)).toEqual([true, false, true, true]);
    const bar = bars[1];
    expect(bar?.reach).toBeGreaterThan(bar?.share ?? 1);
    expect(picture?.alt).toContain("Unit 2, Health and safety");
    expect(blockOf(reply, "table")?.rows).toHaveLength(4);
    expect(renderPlain(reply)).not.toMatch(/\bpass(?:ed)?\b|assessed/i);
  });

  test("names the three weakest topics, each with a button that practises it", async () => {
    const talk = tryOut({ qualification: "10266" });
    await practise(talk, "12 questions on unit 2", 12);
    const { data, reply } = await talk.presses({ kind: "progress.me", units: [] });
    expect(data["weakest"]).toHaveLength(3);
    const buttons = reply.next.filter(({ label }) => label.startsWith("Practise: "));
    expect(buttons).toHaveLength(3);
    for (const { intent, label } of buttons) {
      const asked = await talk.presses(intent);
      expect(asked.intent).toBe("quiz.start");
      expect(asked.reply.title).toContain(label.replace("Practise: ", ""));
    }
  });

  test("expects less of what was just answered wrongly than of what was right", async () => {
    const recallAfter = async (right: boolean) => {
      const talk = tryOut({ qualification: "10266" });
      await talk.says("3 questions on unit 2");
      await talk.says(await typed(talk, right));
      const { data } = await talk.presses({ kind: "progress.me", units: [2] });
      const [unit] = Array.isArray(data["units"]) ? data["units"] : [];
      return Number(unit.mastery);
    };
    expect(await recallAfter(false)).toBeLessThan((await recallAfter(true)) - 0.1);
  });

  test("of one unit shows its topics", async () => {
    const talk = tryOut({ qualification: "10266" });
    await practise(talk, "6 questions on unit 2", 6);
    const { data, reply } = await talk.says("how far have I got with unit 2?");
    expect(data).toMatchObject({ basis: "asked", units: [{ unit: 2, seen: 6 }] });
    expect(blockOf(reply, "table")?.head[0]).toBe("Topic");
    const none = await talk.says("how far have I got with unit 1?");
    expect(none.reply.title).toMatch(/^Unit 1, .*nothing practised yet\.$/);
  });

  test("says of the certificate what the plan checker says, and no more", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("save 1 2 3 and 6");
    await practise(talk, "3 questions on unit 2", 3);
    const { reply } = await talk.presses({ kind: "progress.me", units: [] });
    const plan = await talk.says("show my plan");
    const verdict = /It makes the certificate\.|does not make the certificate yet\.|I cannot tell/.exec(
      renderPlain(plan.reply),
    );
    expect(verdict).not.toBeNull();
    expect(renderPlain(reply)).toContain(verdict?.[0]);
  });

  test("forgets what is taken back", async () => {
    const talk = tryOut({ qualification: "10266" });
    await practise(talk, "3 questions on unit 2", 2);
    await talk.says("undo");
    const { data } = await talk.presses({ kind: "progress.me", units: [2] });
    expect(data).toMatchObject({ units: [{ unit: 2, seen: 1 }] });
  });

  test("expects less as time passes, and tells what is due", async () => {
    const talk = tryOut({ qualification: "10266" });
    await practise(talk, "6 questions on unit 2", 6);
    const before = await talk.presses({ kind: "progress.me", units: [2] });
    talk.wait(60 * 24 * 40);
    const after = await talk.presses({ kind: "progress.me", units: [2] });
    const of = ({ data }: typeof before) => {
      const [unit] = Array.isArray(data["units"]) ? data["units"] : [];
      return { mastery: Number(unit.mastery), due: Number(unit.due) };
    };
    expect(of(after).mastery).toBeLessThan(of(before).mastery);
    expect(of(after).due).toBe(6);
    expect(renderPlain(after.reply)).toContain("6 questions are due today");
  });
});

describe("The week", () => {
  test("counts the last seven local days, and says so where there is nothing", async () => {
    const talk = tryOut({ qualification: "10266" });
    const none = await talk.presses({ kind: "progress.week" });
    expect(none.reply.title).toBe("Nothing answered in the last seven days.");
    await practise(talk, "6 questions on unit 2", 6);
    const { intent, data, reply } = await talk.presses({ kind: "progress.week" });
    expect(intent).toBe("progress.week");
    expect(data).toMatchObject({ answered: 6, right: 4, fresh: 6, active: 1, streak: 1 });
    expect(blockOf(reply, "table")?.rows).toEqual([["Today", "6", "4", "6"]]);
    talk.wait(60 * 24 * 7);
    expect((await talk.presses({ kind: "progress.week" })).data).toMatchObject({ answered: 0, active: 0 });
  });

  test("says another line each day, and the same one for a replay", async () => {
    const talk = tryOut({ qualification: "10266" });
    const lines = new Set<string>();
    for (let day = 0; day < 3; day++) {
      const once = renderPlain((await talk.presses({ kind: "progress.week" })).reply);
      expect(renderPlain((await talk.presses({ kind: "progress.week" })).reply)).toBe(once);
      lines.add(once);
      talk.wait(60 * 24);
    }
    expect(lines.size).toBe(3);
  });
});
