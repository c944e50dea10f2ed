import { expect, test } from "vitest";
import type { Intent } from "../../src/domain/intent.ts";
import { fillForm } from "../../src/ports/press-value.ts";
import { tryOut } from "./try-out.ts";

async function openForm(talk: ReturnType<typeof tryOut>) {
  const { reply } = await talk.presses({ kind: "plan.edit" });
  const form = reply.blocks.find((block) => block.kind === "form");
  if (form?.kind !== "form") throw new Error("no form was offered");
  return form;
}

const filled = (form: { readonly means: Intent }, picked: Readonly<Record<string, readonly string[]>>): Intent => {
  const intent = fillForm(form.means, picked);
  if (intent === undefined) throw new Error("the form takes no such values");
  return intent;
};

test("the form shows what is planned and what is achieved, and every unit of the certificate", async () => {
  const talk = tryOut({ qualification: "10266" });
  await talk.says("save 1 2 3 and 6");
  await talk.says("I have passed unit 2");
  const form = await openForm(talk);
  expect(form.fields.map(({ id, chosen, options }) => [id, chosen, options.length])).toEqual([
    ["planned", ["1", "3", "6"], 11],
    ["achieved", ["2"], 11],
  ]);
});

test("what is picked becomes the plan, and one undo takes both steps back", async () => {
  const talk = tryOut({ qualification: "10266" });
  await talk.says("save 1 2 3 and 6");
  const form = await openForm(talk);
  const { reply } = await talk.presses(filled(form, { planned: ["1", "3", "7"], achieved: ["2"] }));
  expect(reply.title).toContain("Saved. Your plan for the Level 2 Certificate");
  const after = (await talk.learner())?.plans[0];
  expect([after?.planned, after?.achieved.map((one) => one.unit)]).toEqual([[1, 3, 7], [2]]);
  await talk.says("undo");
  expect((await talk.learner())?.plans[0]).toMatchObject({ planned: [1, 2, 3, 6], achieved: [] });
});

test("units that bar each other are refused, and the plan stays as it was", async () => {
  const talk = tryOut({ qualification: "10266" });
  await talk.says("save 1 2 3 and 6");
  const form = await openForm(talk);
  const { reply } = await talk.presses(filled(form, { planned: ["6", "8"], achieved: [] }));
  expect(reply.title).toMatch(/^Not saved\. No: unit 6/);
  expect((await talk.learner())?.plans[0]?.planned).toEqual([1, 2, 3, 6]);
});

test("an achieved unit that is not picked any more stays, and that is said", async () => {
  const talk = tryOut({ qualification: "10266" });
  await talk.says("save 1 2 3 and 6");
  await talk.says("I have passed unit 2");
  const { reply } = await talk.presses(filled(await openForm(talk), { planned: ["1", "3", "6"], achieved: [] }));
  expect(reply.title).toBe("That changes nothing in your plan.");
  expect(JSON.stringify(reply.blocks)).toContain("Achieved, so it stays: unit 2");
});

test("what took effect comes first where the other half was refused", async () => {
  const talk = tryOut({ qualification: "10266" });
  const { reply } = await talk.presses(filled(await openForm(talk), { planned: ["6", "8"], achieved: ["3"] }));
  expect(reply.title).toContain("Noted as achieved: unit 3");
  expect(JSON.stringify(reply.blocks)).toContain("Not saved. No: unit 6");
  expect((await talk.learner())?.plans[0]?.planned).toEqual([]);
});

test("only achieved units, and nothing planned, is a form like any other", async () => {
  const talk = tryOut({ qualification: "10266" });
  const { reply } = await talk.presses(filled(await openForm(talk), { planned: [], achieved: ["3"] }));
  expect(reply.title).toContain("Noted as achieved: unit 3");
  expect(JSON.stringify(reply.blocks)).not.toContain("Which units");
});

test("a form with nothing picked empties what was planned", async () => {
  const talk = tryOut({ qualification: "10266" });
  await talk.says("save 1 2 3 and 6");
  await talk.presses(filled(await openForm(talk), { planned: [], achieved: [] }));
  expect((await talk.learner())?.plans[0]?.planned).toEqual([]);
});

test("a form takes no field that its intent does not have", () => {
  const means: Intent = { kind: "plan.fill", planned: [], achieved: [] };
  expect(fillForm(means, { nonsense: ["1"] })).toBeUndefined();
  expect(fillForm(means, { planned: ["all of them"] })).toBeUndefined();
  expect(fillForm(means, { planned: ["4"] })).toEqual({ ...means, planned: [4] });
});
