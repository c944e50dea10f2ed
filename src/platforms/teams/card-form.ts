import type { Field, Form } from "../../domain/reply.ts";
import { drawButton, type Place } from "./card-actions.ts";
import { type Drawn, drawWords, titleOf } from "./card-words.ts";
import { longestOption } from "./limits.ts";
import { readField } from "./plain-text.ts";
import { encodeId, fieldMark, formData } from "./press.ts";
import { teamsWords } from "./teams-words.ts";

/** Options of all fields together, in bytes: a form cannot be taken apart, and has to fit one card with its words. */
const mostBytes = 20_000;
/** More options than this are folded up until one touches them. */
const mostShown = 4;

/** A form: a list to pick from for each field that has something to pick, and one button. Read out where there is nothing. */
export function drawForm(form: Form, { nonce, from }: Place): readonly Drawn[] {
  const title = drawWords([form.title], { bold: true });
  const fields = form.fields.filter(({ options }) => options.length > 0);
  if (fields.length === 0) return [...title, ...form.fields.flatMap(readLabel)];
  const drawn = form.fields.flatMap((field) =>
    field.options.length === 0 ? readLabel(field) : [drawField(field, mostBytes / fields.length)],
  );
  const data = formData({ ...form, fields }, { nonce, index: from });
  const button = { type: "ActionSet", actions: [drawButton(form.submit, data, true)] };
  return [
    ...title,
    {
      elements: [...drawn.flatMap(({ elements }) => elements), button],
      words: drawn.flatMap(({ words }) => words),
      input: true,
    },
  ];
}

// A field with nothing to pick is only named.
function readLabel({ label }: Field): readonly Drawn[] {
  return drawWords([label]);
}

function drawField(field: Field, most: number): Drawn {
  const named = field.options.map(({ id, label }) => ({ id, label: titleOf(label, longestOption) }));
  const options = firstFitting(named, most);
  const left = named.length - options.length;
  const rest = left === 0 ? [] : drawWords([teamsWords.more(left)], { tone: "muted", tight: true });
  const input = {
    type: "Input.ChoiceSet",
    id: `${fieldMark}${field.id}`,
    label: titleOf(field.label, longestOption),
    isMultiSelect: field.pick === "many",
    style: field.pick === "many" || options.length > mostShown ? "compact" : "expanded",
    placeholder: teamsWords.nothingPicked,
    value: field.chosen.map(encodeId).join(","),
    choices: options.map(({ id, label }) => ({ title: label, value: encodeId(id) })),
  };
  return {
    elements: [input, ...rest.flatMap(({ elements }) => elements)],
    words: [...readField({ ...field, options }), ...rest.flatMap(({ words }) => words)],
  };
}

// An option stands in the list and in the words.
function firstFitting(options: Field["options"], most: number): Field["options"] {
  let size = 0;
  const end = options.findIndex(({ id, label }) => {
    size += 2 * Buffer.byteLength(JSON.stringify(label)) + Buffer.byteLength(id) + 24;
    return size > most;
  });
  return end === -1 ? options : options.slice(0, end);
}
