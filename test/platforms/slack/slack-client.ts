import { z } from "zod";
import type { Intent } from "../../../src/domain/intent.ts";
import { readState } from "../../../src/platforms/slack/read-state.ts";
import type { SlackMessage } from "../../../src/platforms/slack/render-slack.ts";
import { decodePress, fillForm } from "../../../src/ports/press-value.ts";
import type { DrawnForm, DrawnPress } from "../../contracts/renderer.ts";

const words = z.object({ text: z.string() }).transform(({ text }) => text);
const option = z.object({ text: words, value: z.string() });
const control = z.object({
  type: z.string(),
  action_id: z.string(),
  text: words.optional(),
  value: z.string().optional(),
  options: z.array(option).optional(),
  option_groups: z.array(z.object({ options: z.array(option) })).optional(),
  initial_options: z.array(option).optional(),
  initial_option: option.optional(),
});
const anyBlock = z.object({
  type: z.string(),
  block_id: z.string(),
  element: control.optional(),
  elements: z.array(z.unknown()).optional(),
});
type AnyBlock = z.infer<typeof anyBlock>;
type Control = z.infer<typeof control>;

/** What a client has of a message: everything as it came over the wire. */
export type ClientMessage = z.infer<typeof clientMessage>;
const clientMessage = z.object({ text: z.string(), blocks: z.array(z.unknown()).readonly() });

/** Sends messages over the wire and reads them as a client does. */
export function receive(messages: readonly SlackMessage[]): readonly ClientMessage[] {
  return z.array(clientMessage).parse(JSON.parse(JSON.stringify(messages)));
}

/** What a screen reader reads: `text` of each message, its escapes undone. */
export function readAloud(messages: readonly ClientMessage[]): string {
  return messages
    .map(({ text }) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"))
    .join("\n");
}

/** All words that are drawn, those on controls too, without bold. */
export function drawnWords(messages: readonly ClientMessage[]): string {
  return messages.flatMap(({ blocks }) => textsIn(blocks)).join(" ");
}

function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  const fields = z.record(z.string(), z.unknown()).safeParse(value).data ?? {};
  return Object.entries(fields).flatMap(([key, inner]) =>
    (key === "text" || key === "alt_text") && typeof inner === "string" ? [inner] : textsIn(inner),
  );
}

/** Every button and every entry of a menu that stands by itself; a form's are in `formsOf`. */
export function pressesOf(messages: readonly ClientMessage[]): readonly DrawnPress[] {
  return messages
    .flatMap(blocksOf)
    .filter((block) => block.type === "actions" && !isForm(block))
    .flatMap(controlsOf)
    .flatMap((each) => [...(each.type === "button" ? [each] : []), ...optionsOf(each)])
    .map(({ text = "", value = "" }) => ({ label: text.replaceAll("\u2060", ""), intent: decodePress(value) }));
}

/** The forms, sent off as Slack would: the button's value and `state.values` of the whole message. */
export function formsOf(messages: readonly ClientMessage[]): readonly DrawnForm[] {
  return messages.flatMap((message) => {
    const blocks = blocksOf(message);
    return blocks.filter(isForm).map((form) => {
      const [submit] = controlsOf(form);
      return openForm(message.blocks, { form: form.block_id, value: submit?.value ?? "" });
    });
  });
}

/** The form of a modal, sent off with the intent from its private_metadata. */
export function openForm(
  blocks: readonly unknown[],
  sent: { readonly form: string; readonly value: string },
): DrawnForm {
  const inputs = z
    .array(anyBlock)
    .parse(blocks)
    .filter((block) => block.type === "input");
  const own = inputs.filter((block) => block.block_id.startsWith(`${sent.form}:`));
  const fields = own.flatMap(({ element }) =>
    element === undefined ? [] : [[fieldOf(element), optionsOf(element).map(({ value }) => value)] as const],
  );
  const chosen = own.flatMap(({ element }) =>
    element === undefined ? [] : [[fieldOf(element), chosenOf(element).map(({ value }) => value)] as const],
  );
  return {
    fields: Object.fromEntries(fields),
    chosen: Object.fromEntries(chosen),
    send(picked) {
      const values = Object.fromEntries(inputs.map((block) => [block.block_id, stateOf(block, picked)]));
      const means: Intent | undefined = decodePress(sent.value);
      const filled = readState(JSON.parse(JSON.stringify(values)), sent.form);
      return means === undefined || filled === undefined ? undefined : fillForm(means, filled);
    },
  };
}

function fieldOf({ action_id }: Control): string {
  return action_id.replace(/^uw:\d+:/, "");
}

function chosenOf({ initial_options, initial_option }: Control): readonly z.infer<typeof option>[] {
  return initial_options ?? (initial_option === undefined ? [] : [initial_option]);
}

function stateOf({ element }: AnyBlock, picked: Readonly<Record<string, readonly string[]>>): object {
  if (element === undefined) return {};
  const chosen = optionsOf(element).filter(({ value }) => picked[fieldOf(element)]?.includes(value));
  const { type, action_id } = element;
  const many = type === "checkboxes" || type === "multi_static_select";
  return { [action_id]: many ? { type, selected_options: chosen } : { type, selected_option: chosen[0] ?? null } };
}

function blocksOf({ blocks }: ClientMessage): readonly AnyBlock[] {
  return z.array(anyBlock).parse(blocks);
}

function isForm({ type, block_id }: AnyBlock): boolean {
  return type === "actions" && /:f\d*$/.test(block_id);
}

function controlsOf({ elements }: AnyBlock): readonly Control[] {
  return z.array(control).parse(elements ?? []);
}

function optionsOf({ options, option_groups }: Control): readonly z.infer<typeof option>[] {
  return [...(options ?? []), ...(option_groups ?? []).flatMap((group) => group.options)];
}
