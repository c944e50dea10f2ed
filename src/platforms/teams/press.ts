import { createHash } from "node:crypto";
import { z } from "zod";
import type { Intent } from "../../domain/intent.ts";
import type { Choice, Form } from "../../domain/reply.ts";
import { decodePress, encodePress, fillForm } from "../../ports/press-value.ts";
import { titleOf } from "./card-words.ts";
import { longestOption } from "./limits.ts";

/** The verb of every button: what else comes is not ours. */
export const pressVerb = "unitwise";

/** Where a picked value of a list of choices stands in what a button sends; fields of forms begin with `fieldMark`. */
export const pickedId = "picked";
export const fieldMark = "field:";

/** What a button carries: the card's nonce, its place on the card, the intent, the words on it. */
export interface PressData {
  readonly n: string;
  readonly i: number;
  readonly v: string;
  readonly l: string;
  /** The fields of a form that are to be filled in. */
  readonly f?: readonly string[];
  /** True: what is picked from the list beside the button is meant, and not the button's own intent. */
  readonly p?: true;
}

/** Somebody's press, read back. `event` names it: the same button of the same card has the same name. */
export interface Press {
  readonly event: string;
  readonly label: string;
  readonly intent: Intent;
}

/** A button's data. */
export function pressData(
  { label, intent }: Choice,
  at: { readonly nonce: string; readonly index: number },
): PressData {
  return { n: at.nonce, i: at.index, v: encodePress(intent), l: titleOf(label, longestOption) };
}

/** The data of the button that sends a form off. */
export function formData(
  { submit, means, fields }: Form,
  at: { readonly nonce: string; readonly index: number },
): PressData {
  return { ...pressData({ label: submit, intent: means }, at), f: fields.map(({ id }) => id) };
}

/** The data of the button beside a list of choices; each value of the list is itself a button's data, as text. */
export function pickValue(choice: Choice, at: { readonly nonce: string; readonly index: number }): string {
  return JSON.stringify(pressData(choice, at));
}

const pressSchema = z.object({
  n: z.string().min(1).max(64),
  i: z.number().int().min(0),
  v: z.string(),
  l: z.string().max(2_000),
  f: z.array(z.string()).max(20).optional(),
  p: z.literal(true).optional(),
});
const pickSchema = z.object({ [pickedId]: z.string() });
const inputs = z.record(z.string(), z.unknown());

/** What a pressed button means; undefined for anything that is not, or no more, a button of ours. */
export function readPress(data: unknown): Press | undefined {
  const pressed = pressSchema.safeParse(data).data;
  const press = pressed?.p === true ? pressSchema.safeParse(pickedOf(data)).data : pressed;
  if (press === undefined) return undefined;
  const means = decodePress(press.v);
  if (means === undefined) return undefined;
  const event = `press:${press.n}:${press.i}`;
  if (press.f === undefined) return { event, label: press.l, intent: means };
  const fields = filled(press.f, inputs.safeParse(data).data ?? {});
  const intent = fillForm(means, fields);
  return intent === undefined ? undefined : { event: `${event}:${digest(fields)}`, label: press.l, intent };
}

// A form that is sent off once more with something else in it is not the same press.
function digest(fields: object): string {
  return createHash("sha256").update(JSON.stringify(fields)).digest("base64url").slice(0, 16);
}

// A list of several comes as one text with commas; nothing picked comes as nothing at all.
function filled(
  fields: readonly string[],
  from: Readonly<Record<string, unknown>>,
): Readonly<Record<string, readonly string[]>> {
  const entries = fields.map((id) => {
    const value = from[`${fieldMark}${id}`];
    const ids = typeof value === "string" && value !== "" ? value.split(",") : [];
    return [id, ids.map(decodeId)] as const;
  });
  return Object.fromEntries(entries);
}

/** An option's id as a value of a list: without commas, which join several. */
export function encodeId(id: string): string {
  return id.replaceAll("%", "%25").replaceAll(",", "%2C");
}

function decodeId(value: string): string {
  return value.replaceAll("%2C", ",").replaceAll("%25", "%");
}

function pickedOf(data: unknown): unknown {
  try {
    return JSON.parse(pickSchema.parse(data)[pickedId]);
  } catch {
    return undefined;
  }
}
