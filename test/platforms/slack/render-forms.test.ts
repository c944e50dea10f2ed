import { expect, test } from "vitest";
import type { Form } from "../../../src/domain/reply.ts";
import { formCallback, formView } from "../../../src/platforms/slack/form-view.ts";
import { readState } from "../../../src/platforms/slack/read-state.ts";
import { renderSlack } from "../../../src/platforms/slack/render-slack.ts";
import { encodePress, fillForm } from "../../../src/ports/press-value.ts";
import { hostileReplies } from "../hostile-replies.ts";
import { formReply, replyWith } from "../sample-replies.ts";
import { formsOf, openForm, readAloud, receive } from "./slack-client.ts";
import { slackProblems } from "./slack-problems.ts";

const forms = [formReply, ...hostileReplies.map(({ reply }) => reply)].flatMap(({ blocks }) =>
  blocks.filter((block) => block.kind === "form"),
);
const [form] = forms;
if (form === undefined) throw new Error("the sample has no form");
const shape = (block: object) => JSON.parse(JSON.stringify(block));

test("a form in a message is its fields and one button, picked already what is in the plan", () => {
  const [message] = renderSlack(formReply, { nonce: "n1" });
  const [, title, many, few, submit] = message?.blocks ?? [];
  expect(title).toMatchObject({ type: "rich_text", block_id: "uw:n1:t1" });
  expect(many).toMatchObject({
    type: "input",
    block_id: "uw:n1:f:0",
    optional: true,
    label: { text: "Units I plan to take" },
    element: {
      type: "multi_static_select",
      action_id: "uw:0:planned",
      initial_options: [{ value: "1" }, { value: "6" }],
    },
  });
  expect(few).toMatchObject({ block_id: "uw:n1:f:1", element: { type: "checkboxes", action_id: "uw:1:achieved" } });
  expect(shape(few ?? {}).element).not.toHaveProperty("initial_options");
  expect(submit).toMatchObject({
    type: "actions",
    block_id: "uw:n1:f",
    elements: [{ type: "button", action_id: "uw:0", text: { text: "Save my plan" }, value: encodePress(form.means) }],
  });
});

test("it is read out with what is picked, and what is too much for the text is in the list", () => {
  expect(readAloud(receive(renderSlack(formReply, { nonce: "n1" })))).toContain(
    "Your plan\nUnits I plan to take:\n- 1 Unit & so on (picked)\n- 2 Unit & so on\n",
  );
  const options = Array.from({ length: 300 }, (_, at) => ({ id: String(at), label: `unit ${at}` }));
  const large: Form = { ...form, fields: [{ id: "planned", label: "Units", pick: "many", options, chosen: [] }] };
  const [message] = renderSlack(replyWith({ blocks: [large] }), { nonce: "n1" });
  expect(message?.text).toMatch(/- unit 150\n.*… and 1\d\d more in the list$/s);
  const element = shape(message?.blocks[2] ?? {}).element;
  expect(element.option_groups.map((group: { label: { text: string } }) => group.label.text)).toEqual([
    "1 to 100",
    "101 to 200",
    "201 to 300",
  ]);
});

test("two forms in one message are sent off apart", () => {
  const other: Form = { ...form, means: { kind: "plan.fill", planned: [], achieved: [], qualification: "10267" } };
  const drawn = formsOf(receive(renderSlack(replyWith({ blocks: [form, other] }), { nonce: "n1" })));
  expect(drawn.map((each) => each.send({ planned: ["3"] }))).toEqual([
    { kind: "plan.fill", planned: [3], achieved: [], qualification: "10266" },
    { kind: "plan.fill", planned: [3], achieved: [], qualification: "10267" },
  ]);
});

test("a single pick is ticked as one of few, or chosen from a menu of many", () => {
  const pick = (count: number) => {
    const options = Array.from({ length: count }, (_, at) => ({ id: String(at), label: `unit ${at}` }));
    const one: Form = { ...form, fields: [{ id: "planned", label: "Unit", pick: "one", options, chosen: ["1"] }] };
    const messages = receive(renderSlack(replyWith({ blocks: [one] }), { nonce: "n1" }));
    return {
      element: shape(messages[0]?.blocks[2] ?? {}).element,
      sent: formsOf(messages)[0]?.send({ planned: ["2"] }),
    };
  };
  expect(pick(10).element).toMatchObject({ type: "radio_buttons", initial_option: { value: "1" } });
  expect(pick(11).element).toMatchObject({ type: "static_select", initial_option: { value: "1" } });
  expect(pick(11).sent).toEqual({ kind: "plan.fill", planned: [2], achieved: [], qualification: "10266" });
});

test("a form that no button can carry is told in words", () => {
  const units = Array.from({ length: 400 }, (_, at) => 10_000 + at);
  const wide: Form = { ...form, means: { kind: "plan.fill", planned: units, achieved: [] } };
  const messages = receive(renderSlack(replyWith({ blocks: [wide] }), { nonce: "n1" }));
  expect(formsOf(messages)).toEqual([]);
  expect(JSON.stringify(messages)).toContain("You can always say in words what you want.");
  expect(JSON.stringify(messages[0]?.blocks)).toContain("Units I have achieved");
});

test("options and fields that Slack cannot carry are left to words, the others stay", () => {
  const options = ["", "x".repeat(151), "1", "1", "2"].map((id) => ({ id, label: `label ${id}`.slice(0, 20) }));
  const fields = ["planned", "y".repeat(250)].map((id) => ({
    id,
    label: id.slice(0, 9),
    pick: "many" as const,
    options,
    chosen: [],
  }));
  const messages = receive(renderSlack(replyWith({ blocks: [{ ...form, fields }] }), { nonce: "n1" }));
  expect(messages.flatMap(slackProblems)).toEqual([]);
  expect(formsOf(messages)[0]?.fields).toEqual({ planned: ["1", "2"] });
  expect(JSON.stringify(messages[0]?.blocks)).toMatch(/yyyyyyyyy.*You can always say in words/);
});

test("a modal holds the same fields, within its own limits, and hands its metadata back", () => {
  for (const each of forms) {
    const view = formView(each, { nonce: "n2", privateMetadata: encodePress(each.means) });
    expect(slackProblems(view)).toEqual([]);
    expect(view).toMatchObject({ type: "modal", callback_id: formCallback, private_metadata: encodePress(each.means) });
  }
  const view = formView({ ...form, title: "Change your plan for Level 2" }, { nonce: "n2", privateMetadata: "" });
  expect(view.title.text).toBe("Change your plan for…");
  expect(JSON.stringify(view.blocks[0])).toContain("Change your plan for Level 2");
  const sent = openForm(view.blocks, { form: "uw:n2:f", value: encodePress(form.means) });
  expect(sent.send({ planned: ["3"], achieved: ["1"] })).toEqual(
    fillForm(form.means, { planned: ["3"], achieved: ["1"] }),
  );
});

const picked = (...values: readonly string[]) => ({
  type: "multi_static_select",
  selected_options: values.map((value) => ({ text: { type: "plain_text", text: "x", emoji: true }, value })),
});

test("what was picked is read by the id of its field, and nothing else is", () => {
  const values = {
    "uw:n1:f:0": { "uw:0:planned": picked("1", "6") },
    "uw:n1:f:1": { "uw:1:achieved": picked() },
    "uw:n1:f1:0": { "uw:0:planned": { type: "static_select", selected_option: { value: "9" } } },
    "uw:n1:f1:1": { "uw:1:liked": { type: "radio_buttons", selected_option: null } },
    note: { message: { type: "plain_text_input", value: "Hello!" } },
  };
  expect(readState(values)).toEqual({ planned: ["1", "6", "9"], achieved: [], liked: [] });
  expect(readState(values, "uw:n1:f")).toEqual({ planned: ["1", "6"], achieved: [] });
  expect(readState(values, "uw:n1:f1")).toEqual({ planned: ["9"], liked: [] });
});

test.each([
  undefined,
  null,
  "state",
  [],
  {},
  { a: 1 },
  { a: { b: 1 } },
  { "uw:n1:f:0": { "uw:0:planned": { selected_options: [{ value: 6 }] } } },
  { "uw:n1:f:0": { "somebody-elses": picked("1") } },
])("%j is no state of a form, so that it cannot empty a plan", (values) => {
  expect(readState(values)).toBeUndefined();
});

test("a field may be called anything and still harms nobody", () => {
  const values = JSON.parse('{"uw:n:f:0":{"uw:0:__proto__":{"selected_options":[{"value":"1"}]}}}');
  const read = readState(values);
  expect(Object.keys(read ?? {})).toEqual(["__proto__"]);
  expect(fillForm(form.means, read ?? {})).toBeUndefined();
});
