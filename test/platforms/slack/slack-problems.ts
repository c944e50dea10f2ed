import { isDeepStrictEqual } from "node:util";
import { z } from "zod";

/**
 * What Slack would refuse in a message or a view, in words; empty where it would take it. Written from Slack's own pages
 * and apart from the renderer: it knows the blocks we use and takes no others, and counts `&`, `<` and `>` as they are stored.
 */
export function slackProblems(payload: unknown): readonly string[] {
  const kind = z.object({ type: z.string().optional() }).safeParse(payload).data?.type;
  const found = (kind === undefined ? message : view).safeParse(payload);
  const shape = found.success ? [] : found.error.issues.map(({ path, message: why }) => `${path.join(".")}: ${why}`);
  return [...shape, ...repeated(payload), ...pings(payload), ...size(payload)];
}

/** A text of so many characters, at least one of them to be seen. */
function words(most: number): z.ZodType<string> {
  return z
    .string()
    .refine((text) => stored(text) <= most, `more than ${most} characters`)
    .refine((text) => !/^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(text), "nothing to see");
}

function stored(text: string): number {
  return text.replaceAll("&", "&amp;").replaceAll(/[<>]/g, "&lt;").length;
}

const plain = (most: number) =>
  z.strictObject({ type: z.literal("plain_text"), text: words(most), emoji: z.literal(false) });
const block_id = words(255);
const action_id = words(255);
const value = (most: number) => z.string().min(1).max(most);

const option = z.strictObject({ text: plain(75), value: value(150) });
const options = z.array(option).min(1).max(100);
const menu = {
  action_id,
  placeholder: plain(150),
  options: options.optional(),
  option_groups: z
    .array(z.strictObject({ label: plain(75), options }))
    .min(1)
    .max(100)
    .optional(),
};

const button = z.strictObject({
  type: z.literal("button"),
  action_id,
  text: plain(75),
  value: value(2_000),
  style: z.enum(["primary", "danger"]).optional(),
  accessibility_label: words(75),
});
const ticks = { action_id, options: options.max(10) };
const initialMany = z.array(option).min(1).optional();
const select = z.strictObject({ type: z.literal("static_select"), ...menu, initial_option: option.optional() });
const picker = z.discriminatedUnion("type", [
  select,
  z.strictObject({ type: z.literal("multi_static_select"), ...menu, initial_options: initialMany }),
  z.strictObject({ type: z.literal("checkboxes"), ...ticks, initial_options: initialMany }),
  z.strictObject({ type: z.literal("radio_buttons"), ...ticks, initial_option: option.optional() }),
]);
const checkedPicker = picker.superRefine((element, context) => {
  const groups = "option_groups" in element ? element.option_groups : undefined;
  const offered = [...(element.options ?? []), ...(groups ?? []).flatMap((group) => group.options)];
  if ((element.options === undefined) === (groups === undefined)) context.addIssue("either options or option_groups");
  if (new Set(offered.map((one) => one.value)).size < offered.length) context.addIssue("a value twice");
  const chosen = "initial_options" in element ? (element.initial_options ?? []) : [];
  const one = "initial_option" in element && element.initial_option !== undefined ? [element.initial_option] : [];
  for (const initial of [...chosen, ...one])
    if (!offered.some((each) => isDeepStrictEqual(each, initial))) context.addIssue("picked, but not offered");
});

const textElement = z.strictObject({
  type: z.literal("text"),
  text: z
    .string()
    .min(1)
    .refine((text) => stored(text) <= 3_000, "more than 3000 characters"),
  style: z.strictObject({ bold: z.literal(true) }).optional(),
});
const richSection = z.strictObject({
  type: z.literal("rich_text_section"),
  elements: z
    .array(textElement)
    .min(1)
    .refine((parts) => parts.some(({ text }) => text.trim() !== ""), "nothing to see"),
});
const richList = z.strictObject({
  type: z.literal("rich_text_list"),
  style: z.enum(["bullet", "ordered"]),
  offset: z.int().min(0).optional(),
  elements: z.array(richSection).min(1),
});

const block = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("rich_text"),
    block_id,
    elements: z
      .array(z.discriminatedUnion("type", [richSection, richList]))
      .min(1)
      .refine((parts) => stored(JSON.stringify(parts.map(textOf))) <= 4_000, "more than one block should hold"),
  }),
  z.strictObject({
    type: z.literal("image"),
    block_id,
    slack_file: z.strictObject({ id: value(50) }),
    alt_text: words(2_000),
  }),
  z.strictObject({ type: z.literal("header"), block_id, text: plain(150) }),
  z.strictObject({ type: z.literal("section"), block_id, text: plain(3_000) }),
  z.strictObject({ type: z.literal("context"), block_id, elements: z.array(plain(3_000)).min(1).max(10) }),
  z.strictObject({
    type: z.literal("actions"),
    block_id,
    elements: z
      .array(z.union([button, checkedPicker]))
      .min(1)
      .max(25),
  }),
  z.strictObject({
    type: z.literal("input"),
    block_id,
    label: plain(2_000),
    optional: z.boolean().optional(),
    element: checkedPicker,
  }),
]);

function textOf(part: z.infer<typeof richSection> | z.infer<typeof richList>): readonly unknown[] {
  return part.elements.map((element) => ("text" in element ? element.text : textOf(element)));
}

const message = z.strictObject({ text: words(40_000).refine(short, "more than 4000 characters"), blocks: list(50) });
const view = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("modal"),
    callback_id: words(255),
    private_metadata: z.string().max(3_000),
    title: plain(24),
    submit: plain(24),
    close: plain(24),
    blocks: list(100),
  }),
  z.strictObject({ type: z.literal("home"), blocks: list(100) }),
]);

// `text` is escaped already, so it counts as it is.
function short(text: string): boolean {
  return text.length <= 4_000;
}

function list(most: number) {
  return z.array(block).min(1).max(most);
}

const named = z.object({ block_id: z.string().optional(), elements: z.array(z.unknown()).optional() });
const acting = z.object({ action_id: z.string() });

function repeated(payload: unknown): readonly string[] {
  const blocks = z.object({ blocks: z.array(named) }).safeParse(payload).data?.blocks ?? [];
  const ids = blocks.map((one) => one.block_id);
  const actions = blocks.map(({ elements = [] }) => elements.flatMap((one) => acting.safeParse(one).data ?? []));
  return [
    ...(new Set(ids).size < ids.length ? ["a block_id twice"] : []),
    ...actions.flatMap((each) =>
      new Set(each.map((one) => one.action_id)).size < each.length ? ["an action_id twice in one block"] : [],
    ),
  ];
}

/** What would ping, link or be drawn otherwise than it was written. */
function pings(payload: unknown): readonly string[] {
  const text = z.object({ text: z.string() }).safeParse(payload).data?.text ?? "";
  const live = text.match(/[<>]|&(?!(?:amp|lt|gt);)/g) ?? [];
  const raw = JSON.stringify(payload).match(/<[!@#a-z][^>]*>/gi) ?? [];
  const drawn = JSON.stringify(payload).match(/"type":"(?:mrkdwn|user|broadcast|usergroup|channel|link|emoji)"/g) ?? [];
  const turned = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(JSON.stringify(payload))
    ? ["turned writing"]
    : [];
  return [...live, ...raw, ...drawn, ...turned].map((found) => `not inert: ${found}`);
}

function size(payload: unknown): readonly string[] {
  return Buffer.byteLength(JSON.stringify(payload)) > 250_000 ? ["more than 250 kB"] : [];
}
