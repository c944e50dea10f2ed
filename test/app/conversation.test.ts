import { describe, expect, test } from "vitest";
import type { Intent } from "../../src/domain/intent.ts";
import type { PlanException, SavedPlan } from "../../src/domain/plan.ts";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import { me, morning, type TryOut, tryOut } from "./try-out.ts";

const save = (units: readonly number[], more: Partial<Extract<Intent, { kind: "plan.save" }>> = {}) =>
  ({ kind: "plan.save", change: "set", units, drop: [], as: "planned", qualification: "10266", ...more }) as const;
const check = (units: readonly number[], question: "compatible" | "sufficient" = "compatible") =>
  ({ kind: "plan.check", question, units, qualification: "10266" }) as const;

const planOf = async (talk: TryOut): Promise<SavedPlan | undefined> =>
  (await talk.learner())?.plans.find((plan) => plan.qualification === "10266");

describe("what was talked of", () => {
  test("is leant on for half an hour", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("can I take 4 and 7?");
    talk.wait(28);
    expect((await talk.says("and 10?")).data["units"]).toEqual([4, 7, 10]);
  });

  test.each(["and 10?", "why?"])("is forgotten after that: %s", async (text) => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("can I take 4 and 7?");
    talk.wait(31);
    expect((await talk.says(text)).data["units"]).not.toEqual(expect.arrayContaining([4, 7]));
  });

  test("is not ended by a thank you", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("can I take 4 and 7?");
    await talk.says("thanks");
    expect((await talk.says("and 10?")).data["units"]).toEqual([4, 7, 10]);
  });
});

describe("who is asked which certificate", () => {
  const ask = async () => {
    const talk = tryOut();
    const { intent, reply } = await talk.says("what is unit 10 about?");
    expect(intent).toBe("clarify");
    expect((await talk.learner())?.qualification).toBeNull();
    return { talk, choices: reply.choices };
  };

  test("has chosen it by pressing", async () => {
    const { talk, choices } = await ask();
    expect(choices.map((one) => one.label)).toEqual(["Level 2", "Level 3"]);
    const { reply } = await talk.presses(choices[1]?.intent ?? { kind: "undo" });
    expect(reply.title).toContain("performance management");
    expect((await talk.learner())?.qualification).toBe("10267");
  });

  test("may press late", async () => {
    const { talk, choices } = await ask();
    talk.wait(600);
    await talk.presses(choices[0]?.intent ?? { kind: "undo" });
    expect((await talk.learner())?.qualification).toBe("10266");
  });

  test("has chosen nothing by asking something else about one of them", async () => {
    const { talk } = await ask();
    await talk.presses({ kind: "qualification.info", topic: "barred", qualification: "10267" });
    expect((await talk.learner())?.qualification).toBeNull();
  });
});

describe("undo", () => {
  test("brings back the plan before, step by step", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.presses(save([1, 2, 3, 6]));
    await talk.presses(save([10], { change: "add" }));
    await talk.presses(save([2], { change: "add", as: "achieved" }));
    expect((await talk.presses({ kind: "undo" })).data["units"]).toEqual([1, 2, 3, 6, 10]);
    expect((await planOf(talk))?.achieved).toEqual([]);
    expect((await talk.presses({ kind: "undo" })).data["units"]).toEqual([1, 2, 3, 6]);
    expect((await talk.presses({ kind: "undo" })).data["units"]).toEqual([]);
    expect((await talk.presses({ kind: "undo" })).reply.title).toBe("There is nothing to take back.");
  });

  test("names the plan it changed and leaves the certificate that was chosen since", async () => {
    const talk = tryOut();
    await talk.presses({ kind: "qualification.choose", qualification: "10266" });
    await talk.presses(save([1, 2, 3]));
    await talk.presses({ kind: "qualification.choose", qualification: "10267" });
    expect((await talk.presses({ kind: "undo" })).reply.title).toContain("Level 2 Certificate");
    expect((await talk.learner())?.qualification).toBe("10267");
  });

  test("takes back the certificate that the first save brought with it", async () => {
    const talk = tryOut();
    await talk.presses(save([1, 2, 3]));
    expect((await talk.learner())?.qualification).toBe("10266");
    await talk.presses({ kind: "undo" });
    expect((await talk.learner())?.qualification).toBeNull();
  });
});

describe("saving", () => {
  test.each([
    ["units that bar each other", save([6, 8], { change: "add" })],
    ["a unit nobody offers", save([12], { change: "add" })],
    ["a new plan that cannot stand", save([4, 5])],
  ])("is refused for %s, and nothing changes", async (_what, intent) => {
    const talk = tryOut({ qualification: "10266" });
    await talk.presses(save([1, 2, 3, 6]));
    const before = await talk.learner();
    const { reply, data } = await talk.presses(intent);
    expect(reply.title).toMatch(/^Not saved\. No: /);
    expect(data["verdict"]).toBe("no");
    expect((await talk.learner())?.plans).toEqual(before?.plans);
    expect((await talk.learner())?.undo).toEqual(before?.undo);
  });

  test("of an achieved unit is for good: dropping, swapping and setting leave it", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.presses(save([1, 2, 3, 6]));
    await talk.presses(save([6], { change: "add", as: "achieved" }));
    const { reply } = await talk.presses(save([6], { change: "drop" }));
    expect(reply.title).toMatch(/^Achieved, so it stays: unit 6 \(/);
    await talk.presses(save([10], { change: "add", drop: [6] }));
    await talk.presses(save([1, 2, 3]));
    expect((await planOf(talk))?.achieved.map((one) => one.unit)).toEqual([6]);
  });

  test("that changes nothing says so and leaves nothing to take back", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.presses(save([1, 2, 3]));
    expect((await talk.presses(save([9], { change: "drop" }))).reply.title).toBe("That changes nothing in your plan.");
    expect((await talk.learner())?.undo).toHaveLength(1);
  });

  test("an achievement that bars a planned unit offers to take that out", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.presses(save([1, 2, 3, 8]));
    const { reply } = await talk.presses(save([6], { change: "add", as: "achieved" }));
    expect(reply.choices.map((one) => one.label)).toEqual(["Leave out unit 8", "Leave my plan as it is"]);
    await talk.presses(reply.choices[0]?.intent ?? { kind: "undo" });
    expect(await planOf(talk)).toMatchObject({ achieved: [{ unit: 6 }], planned: [1, 2, 3] });
  });
});

describe("what a centre decided", () => {
  const waiver: PlanException = {
    waives: "barred",
    units: [6, 8],
    who: "J Smith",
    when: "2026-11-02",
    why: "both agreed",
  };
  const begin = async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.presses(save([1, 2, 3, 6]));
    await talk.store.update(me, (was) => {
      if (was === undefined) throw new Error("nobody there");
      const [plan] = was.plans;
      if (plan === undefined) throw new Error("no plan");
      const rpl = {
        unit: 4,
        how: "recognition-of-prior-learning",
        who: "A Jones",
        when: "2026-10-01",
        why: "five years",
      } as const;
      return { ...was, plans: [{ ...plan, achieved: [rpl], exceptions: [waiver] }] };
    });
    return talk;
  };
  const exception =
    "barred combination: unit 6 (Communication and customer service) and unit 8 (Customer service), agreed by J Smith on 2026-11-02 (both agreed).";
  const recognised =
    "Counted as recognition of prior learning: unit 4 (Using systems and technology), recorded by A Jones on 2026-10-01 (five years).";

  test.each([
    ["a check of it", check([6, 8])],
    ["the plan", { kind: "plan.show" }],
    [
      "a suggestion",
      { kind: "plan.suggest", want: "finish", units: [1, 2, 3, 4, 6, 8], without: [], skip: 0, qualification: "10266" },
    ],
    ["a saving that leans on it", save([8], { change: "add" })],
  ] as const)("an exception is named in %s", async (_where, intent) => {
    const { reply } = await (await begin()).presses(intent);
    expect(renderPlain(reply)).toContain(exception);
    expect(reply.title).not.toMatch(/^No/);
  });

  test.each([
    ["a check of it", check([1, 2, 3, 4, 6], "sufficient")],
    ["the plan", { kind: "plan.show" }],
    [
      "a suggestion",
      { kind: "plan.suggest", want: "finish", units: [1, 2, 3, 4], without: [], skip: 0, qualification: "10266" },
    ],
  ] as const)("recognised prior learning is named in %s", async (_where, intent) => {
    expect(renderPlain((await (await begin()).presses(intent)).reply)).toContain(recognised);
  });

  test("both stand in what the learner can see of their record", async () => {
    const { reply } = await (await begin()).presses({ kind: "privacy.export" });
    expect(renderPlain(reply)).toContain("J Smith on 2026-11-02 (both agreed)");
    expect(renderPlain(reply)).toContain("A Jones on 2026-10-01 (five years)");
  });

  test("what learners say themselves is marked as their own word", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.presses(save([4], { change: "add", as: "recognised" }));
    expect(renderPlain((await talk.presses(check([4, 6]))).reply)).toContain(
      "recorded by you on 2026-11-23 (your own word, to be confirmed by your centre)",
    );
  });
});

describe("other people's progress", () => {
  test.each([
    ["a learner", []],
    ["a trainer", ["trainer"]],
  ] as const)("is refused to %s", async (_who, roles) => {
    const { data } = await tryOut().says("how is my team doing?", { profile: { roles } });
    expect(data).toEqual({ error: { code: "not-allowed" } });
  });

  test("is not made up for a manager", async () => {
    const { data } = await tryOut().says("how is my team doing?", { profile: { roles: ["manager"] } });
    expect(data).toEqual({ team: null, members: [] });
  });
});

test("a comparison of three says what bars two of them", async () => {
  const { reply, data } = await tryOut().presses({ kind: "unit.compare", units: [6, 7, 8], qualification: "10266" });
  expect(reply.title).toContain("unit 7 (Selling) or unit 8 (Customer service)?");
  expect(reply.title).toContain("Either unit 6 or unit 8 may be taken, but not both.");
  expect(data["barred"]).toBe(true);
});

test("the same learner and message give the same answer, whenever a test is run", async () => {
  const at = morning + 1;
  const [one, other] = await Promise.all([tryOut().says("6 or 8?", { at }), tryOut().says("6 or 8?", { at })]);
  expect(one).toEqual(other);
});
