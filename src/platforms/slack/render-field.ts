import type { InputBlock } from "@slack/web-api";
import type { Field } from "../../domain/reply.ts";
import { limits } from "./limits.ts";
import { plainWords, shorten, sizeOf } from "./mrkdwn.ts";
import { actionId, plainObject } from "./render-parts.ts";
import { slackWords } from "./slack-words.ts";

/** Where a field stands in its form, what its block is called, and how many options it may show. */
interface Place {
  readonly index: number;
  readonly block_id: string;
  readonly most: number;
}

/** A field as Slack shows it; not whole where something of it cannot be picked there. */
interface DrawnField {
  readonly input?: InputBlock;
  readonly whole: boolean;
}

/** A field as an input: boxes to tick where they are few, else a menu. Its action_id ends with the field's id. */
export function drawField(field: Field, { index, block_id, most }: Place): DrawnField {
  const { options, whole } = pickable(field, most);
  if (options.length === 0 || field.id === "" || sizeOf(field.id) > limits.fieldId) return { whole: false };
  const label = plainObject(shorten(fieldWords(field, index), limits.inputLabel));
  const element = drawElement(field, { action_id: `${actionId(index)}:${field.id}`, options });
  return { input: { type: "input", block_id, optional: true, label, element }, whole };
}

/** What a field is called; never empty. */
export function fieldWords({ label }: Field, index: number): string {
  return plainWords(label) || slackWords.field(index + 1);
}

/** What an option is called; never empty. */
export function optionWords({ id, label }: Field["options"][number], index: number): string {
  return plainWords(label) || plainWords(id) || slackWords.choice(index + 1);
}

interface Option {
  readonly text: ReturnType<typeof plainObject>;
  readonly value: string;
}

/** The options that Slack can show: each value once, none empty or too long. */
function pickable({ options }: Field, most: number): { readonly options: readonly Option[]; readonly whole: boolean } {
  const once = new Map(options.map((option, index) => [option.id, { option, index }] as const));
  const fitting = [...once.values()].filter(({ option: { id } }) => id !== "" && sizeOf(id) <= limits.optionValue);
  const drawn = fitting.slice(0, most).map(({ option, index }) => ({
    text: plainObject(shorten(optionWords(option, index), limits.option)),
    value: option.id,
  }));
  return { options: drawn, whole: drawn.length === once.size };
}

function drawElement(
  { pick, chosen }: Field,
  { action_id, options }: { readonly action_id: string; readonly options: readonly Option[] },
): InputBlock["element"] {
  const picked = options.filter(({ value }) => chosen.includes(value));
  const [first] = picked;
  const many = first === undefined ? {} : { initial_options: picked };
  const one = first === undefined ? {} : { initial_option: first };
  if (options.length <= limits.ticks)
    return pick === "many"
      ? { type: "checkboxes", action_id, options: [...options], ...many }
      : { type: "radio_buttons", action_id, options: [...options], ...one };
  const from = inGroups(options);
  return pick === "many"
    ? { type: "multi_static_select", action_id, placeholder: plainObject(slackWords.pickAny), ...from, ...many }
    : { type: "static_select", action_id, placeholder: plainObject(slackWords.choose), ...from, ...one };
}

interface Grouped {
  readonly label: Option["text"];
  readonly options: Option[];
}

/** A menu's options, in groups named by their places where they are more than one list takes. */
function inGroups(options: readonly Option[]): { options: Option[] } | { option_groups: Grouped[] } {
  if (options.length <= limits.options) return { options: [...options] };
  const starts = Array.from({ length: Math.ceil(options.length / limits.options) }, (_, at) => at * limits.options);
  return {
    option_groups: starts.map((from) => {
      const group = options.slice(from, from + limits.options);
      return { label: plainObject(slackWords.group(from + 1, from + group.length)), options: group };
    }),
  };
}
