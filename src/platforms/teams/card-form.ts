import type { Field, Form } from "../../domain/reply.ts";
import { drawButton, type Place } from "./card-actions.ts";
import { type CardElement, clean, drawWords, shorten } from "./card-words.ts";
import { encodeId, fieldMark, formData } from "./press.ts";
import { teamsWords } from "./teams-words.ts";

/** Options of all fields together, in bytes: a form cannot be taken apart, and has to fit one card. */
const mostBytes = 12_000;
const longestOption = 80;
/** More options than this are folded up until one touches them. */
const mostShown = 4;

/** A form: a list to pick from for each field, and one button. Indivisible. */
export function drawForm(form: Form, { nonce, from }: Place): CardElement {
  const share = mostBytes / Math.max(1, form.fields.length);
  const items = [
    ...drawWords([form.title], { bold: true }),
    ...form.fields.flatMap((field) => drawField(field, share)),
    { type: "ActionSet", actions: [drawButton(form.submit, formData(form, { nonce, index: from }), true)] },
  ];
  return { type: "Container", items };
}

function drawField({ id, label, pick, options, chosen }: Field, share: number): readonly CardElement[] {
  const choices = options.map((one) => ({
    title: shorten(clean(one.label), longestOption) || "…",
    value: encodeId(one.id),
  }));
  const fitting = firstFitting(choices, share);
  const left = choices.length - fitting.length;
  const input = {
    type: "Input.ChoiceSet",
    id: `${fieldMark}${id}`,
    label: shorten(clean(label), longestOption),
    isMultiSelect: pick === "many",
    style: pick === "many" || options.length > mostShown ? "compact" : "expanded",
    value: chosen.map(encodeId).join(","),
    choices: fitting,
  };
  return [input, ...(left > 0 ? drawWords([teamsWords.more(left)], { tone: "muted", tight: true }) : [])];
}

function firstFitting<Option>(options: readonly Option[], most: number): readonly Option[] {
  let size = 0;
  const end = options.findIndex((one) => {
    size += Buffer.byteLength(JSON.stringify(one)) + 1;
    return size > most;
  });
  return end === -1 ? options : options.slice(0, end);
}
