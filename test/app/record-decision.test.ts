import { describe, expect, test } from "vitest";
import { keepDecision } from "../../src/app/keep-decision.ts";
import { type Recorded, recordDecision } from "../../src/app/record-decision.ts";
import type { Decision, RecordRequest } from "../../src/domain/decision.ts";
import { type Learner, newLearner } from "../../src/domain/learner.ts";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { me, morning, desk as talkDesk, tryOut } from "./try-out.ts";

const desk = { content: talkDesk.content, say: talkDesk.say, at: morning };
const grounds = { who: "J Smith", why: "same job for five years" };
const decide = (decision: Decision, qualification = "10266"): RecordRequest => ({
  kind: "decide",
  learner: me,
  qualification,
  decision,
});
const rpl = (units: readonly number[], when?: string) =>
  decide({ kind: "rpl", units, ...grounds, ...(when === undefined ? {} : { when }) });
const waive = (waives: Extract<Decision, { kind: "exception" }>["waives"], units: readonly number[]) =>
  decide({ kind: "exception", waives, units, ...grounds });
const show: RecordRequest = { kind: "show", learner: me };
const removal = { kind: "remove", learner: me, units: [] } as const;

const somebody: Learner = {
  ...newLearner(me, morning - 1),
  qualification: "10266",
  plans: [
    { qualification: "10266", planned: [1, 2, 3, 4, 6], achieved: [{ unit: 7, how: "assessed" }], exceptions: [] },
  ],
};

function done(recorded: Recorded) {
  if (recorded.kind === "refused") throw new Error(recorded.problem);
  return { ...recorded, plan: recorded.learner.plans[0], text: renderPlain(recorded.reply) };
}
const refusal = (recorded: Recorded) => (recorded.kind === "refused" ? recorded.problem : "nothing was refused");

describe("recognised prior learning", () => {
  test("is recorded with who, when and why, is no longer planned, and counts", () => {
    const { plan, text } = done(recordDecision(rpl([4], "2026-11-02"), somebody, desk));
    expect(plan?.planned).toEqual([1, 2, 3, 6]);
    expect(plan?.achieved).toEqual([
      { unit: 4, how: "recognition-of-prior-learning", ...grounds, when: "2026-11-02" },
      { unit: 7, how: "assessed" },
    ]);
    expect(text).toContain(
      "Recorded for json:me: recognition of prior learning for unit 4 (Using systems and technology), by J Smith",
    );
    expect(text).toContain("I cannot tell whether unit 1 (Personal effectiveness)");
    expect(text).toContain("Counted as recognition of prior learning: unit 4");
  });

  test("is dated today where no date is given, and may be", () => {
    expect(done(recordDecision(rpl([4]), somebody, desk)).plan?.achieved[0]).toMatchObject({ when: "2026-11-23" });
    expect(done(recordDecision(rpl([4], "2026-11-23"), somebody, desk)).kind).toBe("done");
  });

  test("confirmed by a centre replaces the learner's own word", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.presses({
      kind: "plan.save",
      change: "add",
      units: [4],
      drop: [],
      as: "recognised",
      qualification: "10266",
    });
    const was = await talk.learner();
    expect(was?.plans[0]?.achieved).toMatchObject([{ unit: 4, who: "you" }]);
    expect(done(recordDecision(rpl([4]), was ?? somebody, desk)).plan?.achieved).toMatchObject([
      { unit: 4, who: "J Smith" },
    ]);
  });
});

describe("an exception", () => {
  test("is recorded, and the checker heeds it", () => {
    const { learner } = done(recordDecision(waive("mandatory", [3]), somebody, desk));
    const without = { ...learner, plans: learner.plans.map((plan) => ({ ...plan, planned: [1, 2, 6] })) };
    const { text } = done(recordDecision(show, without, desk));
    expect(text).not.toContain("Missing from your list");
    expect(text).toContain(
      "Counted with an exception: mandatory units: unit 3 (Working in a business environment), agreed by J Smith",
    );
  });

  test("that nothing needs is on record all the same", () => {
    expect(done(recordDecision(waive("barred", [6, 8]), somebody, desk)).text).toContain(
      "On record, but not needed for this answer: an exception, barred combination",
    );
  });

  test("given twice is there once", () => {
    const once = done(recordDecision(waive("barred", [6, 8]), somebody, desk)).learner;
    expect(done(recordDecision(waive("barred", [6, 8]), once, desk)).plan?.exceptions).toHaveLength(1);
  });

  test("may be from a rule as a whole", () => {
    expect(done(recordDecision(waive("level-credits", []), somebody, desk)).text).toContain(
      "“credits at the level” for the rule as a whole",
    );
  });
});

test.each([
  ["a unit the certificate does not have", rpl([4, 12]), "--units 12: the Level 2 Certificate has no such unit"],
  ["an exception for such a unit", waive("barred", [6, 12]), "cannot be waived"],
  ["a date in the future", rpl([4], "2026-11-24"), "--when 2026-11-24 is in the future; today is 2026-11-23"],
  ["a unit that was assessed", rpl([7]), "achieved by assessment already: unit 7 (Selling)"],
  ["a barred combination that there is not", waive("barred", [6, 7]), "no rule of the kind “barred combination”"],
  ["a mandatory unit that is none", waive("mandatory", [6]), "no rule of the kind “mandatory units”"],
  ["a kind of rule that there is not", waive("any-of", []), "no rule of the kind “number of units”"],
  ["a certificate that there is not", decide({ kind: "rpl", units: [4], ...grounds }, "10999"), "10266, 10267"],
  ["taking out what is not there", { ...removal, units: [9] }, "nothing of that kind"],
  ["taking out the learner's own last change", removal, "no decision of yours"],
] as const)("%s is refused", (_what, request, problem) => {
  expect(refusal(recordDecision(request, somebody, desk))).toContain(problem);
});

describe("taking out", () => {
  const both = done(
    recordDecision(waive("barred", [6, 8]), done(recordDecision(rpl([4]), somebody, desk)).learner, desk),
  ).learner;

  test("the last decision brings back the plan before it, and then the one before that", () => {
    const first = done(recordDecision(removal, both, desk));
    expect(first.plan?.exceptions).toEqual([]);
    expect(first.plan?.achieved.map((one) => one.unit)).toEqual([4, 7]);
    expect(done(recordDecision(removal, first.learner, desk)).plan).toEqual(somebody.plans[0]);
  });

  test("one that is named leaves the others", () => {
    expect(done(recordDecision({ ...removal, units: [4] }, both, desk)).plan).toMatchObject({
      achieved: [{ unit: 7 }],
      exceptions: [{ waives: "barred" }],
    });
    expect(done(recordDecision({ ...removal, waives: "barred" }, both, desk)).plan).toMatchObject({
      achieved: [{ unit: 4 }, { unit: 7 }],
      exceptions: [],
    });
  });

  test("is what a learner's undo does too", async () => {
    const talk = tryOut();
    await talk.store.update(me, () => both);
    await talk.says("undo");
    expect((await talk.learner())?.plans[0]?.exceptions).toEqual([]);
  });
});

describe("the store", () => {
  test("gets a new learner with the first decision, and the operator is told", async () => {
    const store = openMemoryStore();
    expect(done(await keepDecision(rpl([4]), store, desk)).text).toContain("Nobody of that id has written yet");
    expect((await store.read(me))?.plans[0]?.achieved).toHaveLength(1);
    expect(done(await keepDecision(show, store, desk)).text).toContain("unit 4 (Using systems and technology)");
  });

  test.each([
    ["a refusal", rpl([12])],
    ["showing", show],
    ["taking out", removal],
  ])("gets no new learner from %s", async (_what, request) => {
    const store = openMemoryStore();
    expect((await keepDecision(request, store, desk)).kind).toBe("refused");
    expect(await store.read(me)).toBeUndefined();
  });
});
