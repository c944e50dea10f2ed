import type { KnownBlock } from "@slack/web-api";
import type { Choice } from "../../domain/reply.ts";
import { limits } from "./limits.ts";
import { plainWords, shorten, sizeOf } from "./mrkdwn.ts";
import { drawLines } from "./render-blocks.ts";
import { makeLine } from "./render-lines.ts";
import { actionId, type NameBlock, type Piece, plainObject, pressValue } from "./render-parts.ts";
import { slackWords } from "./slack-words.ts";

/** A choice as it can be drawn. */
interface Press {
  readonly index: number;
  readonly value: string;
  /** In full; visibly shortened only where it is longer than anybody reads. */
  readonly label: string;
  /** What fits on a button or into a menu. */
  readonly button: string;
}

/** Choices that settle a question: buttons, or a menu where there are many that fit into one. */
export function drawChoices(choices: readonly Choice[], name: NameBlock): readonly Piece[] {
  const presses = choices.map(toPress);
  const fitting = presses.filter(({ value }) => value.length <= limits.buttonValue);
  const menu = fitting.length > 5 && fitsMenu(fitting.map(({ value }) => value));
  const chunks = chunk(fitting, menu ? limits.options : limits.actions);
  return [
    ...chunks.flatMap((part) => {
      const actions = menu ? drawMenu(part, name("c")) : drawButtons(part, name("c"));
      return { lines: part.map(({ label }) => `- ${label}`), blocks: [...drawFullLabels(part, name), actions] };
    }),
    ...drawTyped(presses, name),
  ];
}

/** Whether a menu can carry these: none too long, and none twice, as nothing but its value tells which was picked. */
function fitsMenu(values: readonly string[]): boolean {
  return new Set(values).size === values.length && values.every((value) => value.length <= limits.optionValue);
}

/** Offers that may be ignored: buttons under a quiet line that says so. */
export function drawOffers(offers: readonly Choice[], name: NameBlock): readonly Piece[] {
  const presses = offers.map(toPress);
  const fitting = presses.filter(({ value }) => value.length <= limits.buttonValue);
  return [
    ...chunk(fitting, limits.actions).map((part) => ({
      lines: [`${slackWords.alsoSay} ${part.map(({ label }) => label).join("; ")}`],
      blocks: [
        ...drawLines(makeLine("muted", [slackWords.alsoSay]), name).flatMap(({ blocks }) => blocks),
        ...drawFullLabels(part, name),
        drawButtons(part, name("n")),
      ],
    })),
    ...drawTyped(presses, name),
  ];
}

function toPress({ label, intent }: Choice, index: number): Press {
  const full = shorten(plainWords(label) || slackWords.choice(index + 1), limits.fullLabel);
  const fits = sizeOf(full) <= limits.button;
  // A number tells apart what begins alike, and leads to the full label above.
  const button = fits ? full : shorten(slackWords.numbered(index + 1, full), limits.button);
  return { index, value: pressValue(intent), label: full, button };
}

/** In parts of at most so many, the labels of each within one block's length. */
function chunk(presses: readonly Press[], most: number): readonly (readonly Press[])[] {
  const parts: Press[][] = [];
  let used = 0;
  for (const press of presses) {
    const size = sizeOf(press.label) + 8;
    const last = parts.at(-1);
    if (last !== undefined && last.length < most && used + size <= limits.block) {
      last.push(press);
      used += size;
    } else {
      parts.push([press]);
      used = size;
    }
  }
  return parts;
}

function drawButtons(presses: readonly Press[], block_id: string): KnownBlock {
  const elements = presses.map(({ index, value, label, button }) => ({
    type: "button" as const,
    action_id: actionId(index),
    text: plainObject(button),
    value,
    accessibility_label: plainObject(shorten(label, limits.accessibility)).text,
  }));
  return { type: "actions", block_id, elements };
}

function drawMenu(presses: readonly Press[], block_id: string): KnownBlock {
  const options = presses.map(({ value, button }) => ({ text: plainObject(button), value }));
  const placeholder = plainObject(slackWords.choose);
  const element = { type: "static_select" as const, action_id: actionId(presses[0]?.index ?? 0), placeholder, options };
  return { type: "actions", block_id, elements: [element] };
}

/** The labels in full, where one had to be shortened on its button. */
function drawFullLabels(presses: readonly Press[], name: NameBlock): readonly KnownBlock[] {
  const lines = presses
    .filter(({ label, button }) => button !== label)
    .flatMap(({ index, label }) => makeLine("bullet", [slackWords.numbered(index + 1, label)]));
  return drawLines(lines, name).flatMap(({ blocks }) => blocks);
}

/** What is too long for a button to carry can still be typed. */
function drawTyped(presses: readonly Press[], name: NameBlock): readonly Piece[] {
  const lines = presses
    .filter(({ value }) => value.length > limits.buttonValue)
    .flatMap(({ label }) => makeLine("bullet", [slackWords.typeIt(label)]));
  return drawLines(lines, name);
}
