import { z } from "zod";
import type { OutgoingActivity } from "../../../src/platforms/teams/channel.ts";
import { encodeId, fieldMark, type Press, pickedId, readPress } from "../../../src/platforms/teams/press.ts";
import type { DrawnForm, DrawnPress } from "../../contracts/renderer.ts";

/** A part of a card as a client has it. */
export type Part = Readonly<Record<string, unknown>>;

const part = z.record(z.string(), z.unknown());
const card = z.object({ fallbackText: z.string(), speak: z.string(), body: z.array(part) });
const message = z.object({
  type: z.literal("message"),
  summary: z.string(),
  text: z.undefined().optional(),
  attachments: z.tuple([
    z.object({ contentType: z.literal("application/vnd.microsoft.card.adaptive"), content: card }),
  ]),
});
const action = z.object({ type: z.string(), title: z.string(), verb: z.string(), data: part });
const input = z.object({
  type: z.literal("Input.ChoiceSet"),
  id: z.string(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })),
});
type Action = z.infer<typeof action>;
type Input = z.infer<typeof input>;

/** A card as a client has it. */
export type ClientCard = z.infer<typeof card>;

/** Sends messages over the wire, and reads their cards as a client does. */
export function receiveCards(messages: readonly OutgoingActivity[]): readonly ClientCard[] {
  const read = z.array(message).parse(JSON.parse(JSON.stringify(messages)));
  return read.map(({ attachments: [{ content }] }) => content);
}

/** A card as it comes in the answer to a press. */
export function receiveCard(value: unknown): ClientCard {
  return card.parse(JSON.parse(JSON.stringify(value)));
}

/** The words that a client without cards shows. */
export function readAloud(cards: readonly ClientCard[]): string {
  return cards.map(({ fallbackText }) => fallbackText).join("\n");
}

/** All words that are drawn, in order; fallbacks are not drawn. */
export function drawnWords(cards: readonly ClientCard[]): string {
  return cards.flatMap(({ body }) => textsIn(body)).join(" ");
}

const shown: readonly string[] = ["text", "label", "title", "altText"];

function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  const fields = part.safeParse(value).data ?? {};
  return Object.entries(fields).flatMap(([key, inner]) => {
    if (key === "fallback" || key === "data") return [];
    return shown.includes(key) && typeof inner === "string" ? [inner] : textsIn(inner);
  });
}

/** All elements of a card, those inside others too, without fallbacks. */
export function elementsOf(value: unknown): readonly Part[] {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  const found = part.safeParse(value).data;
  if (found === undefined) return [];
  const inner = Object.entries(found).flatMap(([key, one]) =>
    key === "fallback" || key === "data" ? [] : elementsOf(one),
  );
  return typeof found["type"] === "string" ? [found, ...inner] : inner;
}

/** The buttons of a card, in order. */
export function buttonsOf(one: ClientCard): readonly Action[] {
  return elementsOf(one.body).flatMap((element) =>
    element["type"] === "Action.Execute" ? [action.parse(element)] : [],
  );
}

/** What the client sends for a button with this label; `picked` beside it. */
export function pressOf(one: ClientCard, label: string, picked: Part = {}): Part {
  const button = buttonsOf(one).find(({ title }) => title === label);
  if (button === undefined) throw new Error(`no button "${label}" among ${buttonsOf(one).map(({ title }) => title)}`);
  return { ...button.data, ...picked };
}

function inputsOf(one: ClientCard): readonly Input[] {
  return elementsOf(one.body).flatMap((element) => input.safeParse(element).data ?? []);
}

/** Everything that is pressed alone: buttons, and entries of a list with the button beside it. */
export function pressesOf(cards: readonly ClientCard[]): readonly DrawnPress[] {
  return cards.flatMap((one) => {
    const lists = inputsOf(one).filter(({ id }) => id === pickedId);
    return buttonsOf(one).flatMap(({ title, data }): readonly DrawnPress[] => {
      if (data["f"] !== undefined) return [];
      if (data["p"] === undefined) return [{ label: title, intent: readPress(data)?.intent }];
      return lists.flatMap(({ choices }) =>
        choices.map((one) => ({
          label: one.title,
          intent: readPress({ ...data, [pickedId]: one.value })?.intent,
        })),
      );
    });
  });
}

/** The forms, sent off as Teams would: the button's data with the inputs of its card. */
export function formsOf(cards: readonly ClientCard[]): readonly DrawnForm[] {
  return cards.flatMap((one) =>
    buttonsOf(one)
      .filter(({ data }) => data["f"] !== undefined)
      .map(({ data }) => ({
        fields: Object.fromEntries(
          inputsOf(one).map(({ id, choices }) => [
            id.slice(fieldMark.length),
            choices.map(({ value }) => decode(value)),
          ]),
        ),
        send: (picked) => sendForm(data, picked)?.intent,
      })),
  );
}

/** A form sent off with these picked; several are joined by commas, none is nothing at all. */
export function sendForm(data: Part, picked: Readonly<Record<string, readonly string[]>>): Press | undefined {
  const fields = Object.entries(picked).flatMap(([id, ids]) =>
    ids.length === 0 ? [] : [[`${fieldMark}${id}`, ids.map(encodeId).join(",")] as const],
  );
  return readPress({ ...data, ...Object.fromEntries(fields) });
}

function decode(value: string): string {
  return value.replaceAll("%2C", ",").replaceAll("%25", "%");
}
