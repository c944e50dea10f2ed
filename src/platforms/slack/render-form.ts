import type { InputBlock, KnownBlock } from "@slack/web-api";
import type { Field, Form } from "../../domain/reply.ts";
import { encodePress } from "../../ports/press-value.ts";
import { limits } from "./limits.ts";
import { plainWords, shorten, sizeOf } from "./mrkdwn.ts";
import { drawLines } from "./render-blocks.ts";
import { makeLine } from "./render-lines.ts";
import { actionId, type NameBlock, type Piece, plainObject } from "./render-parts.ts";
import { slackWords } from "./slack-words.ts";

/** A form within a message: its fields and a button that sends them off. In words where it cannot be pressed. */
export function drawForm(form: Form, name: NameBlock): readonly Piece[] {
  const value = encodePress(form.means);
  const block_id = name("f");
  const inputs = value.length > limits.buttonValue ? [] : formInputs(form, block_id);
  const title = makeLine("title", [{ strong: shorten(plainWords(form.title), limits.fullLabel) }]);
  const missing = inputs.length < form.fields.length ? makeLine("muted", [slackWords.sayInWords]) : [];
  const blocks = [
    ...drawLines(title, name).flatMap((piece) => piece.blocks),
    ...inputs,
    ...(inputs.length === 0 ? [] : [submitButton(form, { block_id, value })]),
    ...drawLines(missing, name).flatMap((piece) => piece.blocks),
  ];
  return blocks.length === 0 ? [] : [{ lines: readOut(form, missing.length > 0), blocks }];
}

/** The fields as inputs, each called `<block_id>:<its place>`; a field that Slack cannot show is left out. */
export function formInputs({ fields }: Form, block_id: string): readonly InputBlock[] {
  return fields.slice(0, limits.fields).flatMap((field, index) => drawField(field, { index, block_id }));
}

/** The words on the button that sends the form off. */
export function submitWords(form: Form, most: number): string {
  return shorten(plainWords(form.submit) || slackWords.submit, most);
}

function submitButton(form: Form, { block_id, value }: { block_id: string; value: string }): KnownBlock {
  const words = submitWords(form, limits.button);
  const text = plainObject(words);
  const accessibility_label = shorten(words, limits.accessibility);
  return {
    type: "actions",
    block_id,
    elements: [{ type: "button", action_id: actionId(0), style: "primary", text, value, accessibility_label }],
  };
}

interface Place {
  readonly index: number;
  readonly block_id: string;
}

function drawField(field: Field, { index, block_id }: Place): readonly InputBlock[] {
  const options = pickable(field);
  if (options.length === 0 || field.id === "" || field.id.length > limits.fieldId) return [];
  const label = shorten(fieldLabel(field, index), limits.inputLabel);
  return [
    {
      type: "input",
      block_id: `${block_id}:${index}`,
      optional: true,
      label: plainObject(label),
      element: drawElement(field, { action_id: `${actionId(index)}:${field.id}`, options }),
    },
  ];
}

function fieldLabel(field: Field, index: number): string {
  return plainWords(field.label) || slackWords.field(index + 1);
}

interface Option {
  readonly id: string;
  readonly text: ReturnType<typeof plainObject>;
  readonly value: string;
}

/** The options that Slack can show: each value once, no value empty or too long. */
function pickable({ options }: Field): readonly Option[] {
  const once = new Map(options.map((option) => [option.id, option] as const));
  return [...once.values()]
    .filter(({ id }) => id !== "" && sizeOf(id) <= limits.optionValue)
    .slice(0, limits.options * limits.optionGroups)
    .map(({ id, label }) => ({
      id,
      text: plainObject(shorten(plainWords(label) || plainWords(id) || slackWords.choice(1), limits.option)),
      value: id,
    }));
}

function drawElement(
  { pick, chosen }: Field,
  { action_id, options }: { action_id: string; options: readonly Option[] },
): InputBlock["element"] {
  const drawn = options.map(({ text, value }) => ({ text, value }));
  const initial = drawn.filter(({ value }) => chosen.includes(value));
  const [first] = initial;
  const many = first === undefined ? {} : { initial_options: initial };
  const one = first === undefined ? {} : { initial_option: first };
  if (drawn.length <= limits.ticks)
    return pick === "many"
      ? { type: "checkboxes", action_id, options: drawn, ...many }
      : { type: "radio_buttons", action_id, options: drawn, ...one };
  const from = inGroups(drawn);
  return pick === "many"
    ? { type: "multi_static_select", action_id, placeholder: plainObject(slackWords.pickAny), ...from, ...many }
    : { type: "static_select", action_id, placeholder: plainObject(slackWords.choose), ...from, ...one };
}

type Drawn = Pick<Option, "text" | "value">;

function inGroups(
  options: Drawn[],
): { options: Drawn[] } | { option_groups: { label: ReturnType<typeof plainObject>; options: Drawn[] }[] } {
  if (options.length <= limits.options) return { options };
  const starts = Array.from({ length: Math.ceil(options.length / limits.options) }, (_, at) => at * limits.options);
  return {
    option_groups: starts.map((from) => {
      const group = options.slice(from, from + limits.options);
      return { label: plainObject(slackWords.group(from + 1, from + group.length)), options: group };
    }),
  };
}

/** The form read out: what can be picked in each field, and what is picked; as many options as a message's text takes. */
function readOut({ title, fields }: Form, inWords: boolean): readonly string[] {
  const room = limits.formText / Math.max(1, Math.min(fields.length, limits.fields));
  return [
    shorten(plainWords(title), limits.fullLabel),
    ...fields.slice(0, limits.fields).flatMap((field, index) => readOutField(field, { index, room })),
    inWords ? slackWords.sayInWords : "",
  ].filter((line) => line !== "");
}

function readOutField(field: Field, { index, room }: { index: number; room: number }): readonly string[] {
  const lines = [`${shorten(fieldLabel(field, index), Math.max(20, room / 2))}:`];
  let used = sizeOf(lines[0] ?? "");
  for (const [at, { id, label }] of field.options.entries()) {
    const words = shorten(plainWords(label) || plainWords(id) || slackWords.choice(at + 1), limits.fullLabel);
    const line = `- ${words}${field.chosen.includes(id) ? ` ${slackWords.picked}` : ""}`;
    used += sizeOf(line) + 1;
    if (used > room) return [...lines, slackWords.inTheList(field.options.length - at)];
    lines.push(line);
  }
  return lines;
}
