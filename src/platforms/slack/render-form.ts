import type { InputBlock, KnownBlock } from "@slack/web-api";
import type { Field, Form } from "../../domain/reply.ts";
import { limits } from "./limits.ts";
import { plainWords, shorten, sizeOf } from "./mrkdwn.ts";
import { drawLines } from "./render-blocks.ts";
import { drawField, fieldWords, optionWords } from "./render-field.ts";
import { makeLine } from "./render-lines.ts";
import { actionId, type NameBlock, type Piece, plainObject, pressValue } from "./render-parts.ts";
import { slackWords } from "./slack-words.ts";

/** A form within a message: its fields and a button that sends them off. In words where it cannot be pressed. */
export function drawForm(form: Form, name: NameBlock): readonly Piece[] {
  const value = pressValue(form.means);
  const block_id = name("f");
  const pressable = value.length <= limits.buttonValue;
  const { inputs, left, whole } = formInputs(pressable ? form : { ...form, fields: [] }, block_id);
  const title = makeLine("title", [{ strong: shorten(plainWords(form.title), limits.fullLabel) }]);
  const blocks = [
    ...drawLines(title, name).flatMap((piece) => piece.blocks),
    ...inputs,
    ...(inputs.length === 0 ? [] : [submitButton(form, { block_id, value })]),
    ...drawLeft(pressable ? left : form.fields.map(fieldWords), { whole: whole && pressable, name }),
  ];
  return blocks.length === 0 ? [] : [{ lines: readOut(form, whole && pressable), blocks }];
}

/** The fields as Slack shows them, what the others are called, and whether all can be picked that there is. */
interface FormInputs {
  readonly inputs: readonly InputBlock[];
  readonly left: readonly string[];
  readonly whole: boolean;
}

/** The fields as inputs, each called `<block_id>:<its place>`. */
export function formInputs({ fields }: Form, block_id: string): FormInputs {
  const most = Math.floor(limits.formOptions / Math.max(1, fields.length));
  const drawn = fields
    .slice(0, limits.fields)
    .map((field, index) => drawField(field, { index, most, block_id: `${block_id}:${index}` }));
  return {
    inputs: drawn.flatMap(({ input }) => input ?? []),
    left: fields.flatMap((field, index) => (drawn[index]?.input === undefined ? fieldWords(field, index) : [])),
    whole: fields.length <= limits.fields && drawn.every(({ whole }) => whole),
  };
}

/** What cannot be picked in Slack, by name, and what to do instead. */
export function drawLeft(
  left: readonly string[],
  { whole, name }: { readonly whole: boolean; readonly name: NameBlock },
): readonly KnownBlock[] {
  if (whole) return [];
  const lines = left.slice(0, limits.fields).flatMap((words) => makeLine("bullet", [shorten(words, limits.leftLabel)]));
  return drawLines([...lines, ...makeLine("muted", [slackWords.sayInWords])], name).flatMap(({ blocks }) => blocks);
}

/** The words on the button that sends the form off. */
export function submitWords(form: Form, most: number): string {
  return shorten(plainWords(form.submit) || slackWords.submit, most);
}

function submitButton(form: Form, { block_id, value }: { block_id: string; value: string }): KnownBlock {
  const words = submitWords(form, limits.button);
  const text = plainObject(words);
  const accessibility_label = plainObject(shorten(words, limits.accessibility)).text;
  return {
    type: "actions",
    block_id,
    elements: [{ type: "button", action_id: actionId(0), style: "primary", text, value, accessibility_label }],
  };
}

/** The form read out: what can be picked in each field, and what is picked; as many options as a message's text takes. */
function readOut({ title, fields }: Form, whole: boolean): readonly string[] {
  const room = limits.formText / Math.max(1, Math.min(fields.length, limits.fields));
  return [
    shorten(plainWords(title), limits.fullLabel),
    ...fields.slice(0, limits.fields).flatMap((field, index) => readOutField(field, { index, room })),
    whole ? "" : slackWords.sayInWords,
  ].filter((line) => line !== "");
}

function readOutField(field: Field, { index, room }: { index: number; room: number }): readonly string[] {
  const first = `${shorten(fieldWords(field, index), Math.floor(room / 2))}:`;
  const lines = [first];
  let used = sizeOf(first);
  for (const [at, option] of field.options.entries()) {
    const words = shorten(optionWords(option, at), limits.fullLabel);
    const line = `- ${words}${field.chosen.includes(option.id) ? ` ${slackWords.picked}` : ""}`;
    used += sizeOf(line) + 1;
    if (used > room) return [...lines, slackWords.inTheList(field.options.length - at)];
    lines.push(line);
  }
  return lines;
}
