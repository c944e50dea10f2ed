import type { Choice } from "../../domain/reply.ts";
import { type CardElement, clean, type Drawn, drawWords, titleOf } from "./card-words.ts";
import { longestLabel, longestOption, mostButtons } from "./limits.ts";
import { readOffers } from "./plain-text.ts";
import { type PressData, pickedId, pickValue, pressData, pressVerb } from "./press.ts";
import { teamsWords } from "./teams-words.ts";

/** Where buttons stand: the nonce of their card, and how many buttons come before them. */
export interface Place {
  readonly nonce: string;
  readonly from: number;
}

/** The data of one row of buttons or one list: what is more is drawn in the next one, which may stand on the next card. */
const mostBytes = 9_000;
/** A button that would carry more than this is named in words instead. */
const mostData = 7_000;
/** With more than this it stands alone, without the same for old clients. */
const mostTwice = 2_000;

/** Choices as buttons, or as a list to pick from where they are too many for buttons. */
export function drawChoices(choices: readonly Choice[], place: Place): readonly Drawn[] {
  const { fitting, spoken } = sort(choices, place);
  const drawn = fitting.length <= mostButtons ? drawRows(fitting, true) : group(fitting).map(drawList);
  return [...drawn, ...spoken];
}

/** Offers, after the answer and apart from it. */
export function drawOffers(offers: readonly Choice[], place: Place): readonly Drawn[] {
  if (offers.length === 0) return [];
  const { fitting, spoken } = sort(offers, place);
  const rows = Array.from({ length: Math.ceil(fitting.length / mostButtons) }, (_, row) =>
    drawRows(fitting.slice(row * mostButtons, (row + 1) * mostButtons), false),
  );
  const heading = drawWords([teamsWords.offers], { tone: "muted" }).map(({ elements }) => ({
    elements: elements.map((one) => ({ ...one, separator: true, spacing: "Medium" })),
    words: readOffers(fitting.map(({ choice }) => ({ ...choice, label: titleOf(choice.label, longestOption) }))),
  }));
  return [...(fitting.length === 0 ? [] : heading), ...rows.flat().map((row) => ({ ...row, words: [] })), ...spoken];
}

/** A button. Clients older than Action.Execute send the same data as a message. Inputs go along only where they are meant. */
export function drawButton(title: string, data: PressData, main: boolean): CardElement {
  const associatedInputs = data.f === undefined && data.p === undefined ? "none" : "auto";
  const words = titleOf(title, longestLabel);
  const button = { title: words, data, associatedInputs, ...(main ? { style: "positive" } : {}) };
  const old = bytesOf(data) > mostTwice ? {} : { fallback: { type: "Action.Submit", ...button } };
  return { type: "Action.Execute", verb: pressVerb, ...button, ...old };
}

interface Placed {
  readonly choice: Choice;
  readonly at: { readonly nonce: string; readonly index: number };
  readonly bytes: number;
}

interface Sorted {
  readonly fitting: readonly Placed[];
  readonly spoken: readonly Drawn[];
}

function sort(choices: readonly Choice[], { nonce, from }: Place): Sorted {
  const placed = choices.map((choice, index): Placed => {
    const at = { nonce, index: from + index };
    return { choice, at, bytes: bytesOf(pickValue(choice, at)) };
  });
  const large = placed.filter(({ bytes }) => bytes > mostData);
  return {
    fitting: placed.filter(({ bytes }) => bytes <= mostData),
    spoken: large.flatMap(({ choice }) => drawWords([teamsWords.typeInstead(choice.label)])),
  };
}

function drawRows(placed: readonly Placed[], main: boolean): readonly Drawn[] {
  return group(placed).map((row) => ({
    elements: [
      ...row.flatMap(spellOut),
      {
        type: "ActionSet",
        ...(main ? {} : { spacing: "Small" }),
        actions: row.map(({ choice, at }) => drawButton(choice.label, pressData(choice, at), main)),
      },
    ],
    words: row.map(readChoice),
  }));
}

/** What does not stand whole on its button stands before it. */
function spellOut({ choice: { label } }: Placed): readonly CardElement[] {
  const whole = titleOf(label, longestOption);
  if (whole === titleOf(label, longestLabel)) return [];
  return drawWords([whole], { tone: "muted", item: true, tight: true }).flatMap(({ elements }) => elements);
}

function drawList(placed: readonly Placed[]): Drawn {
  const choices = placed.map(({ choice, at }) => ({
    title: titleOf(choice.label, longestOption),
    value: pickValue(choice, at),
  }));
  const { nonce = "", index = 0 } = placed[0]?.at ?? {};
  const data: PressData = { n: nonce, i: index, v: "", l: teamsWords.choose, p: true };
  const list = {
    type: "Input.ChoiceSet",
    id: pickedId,
    style: "compact",
    label: teamsWords.pickOne,
    placeholder: teamsWords.nothingPicked,
    isRequired: true,
    errorMessage: teamsWords.pickOne,
    choices,
  };
  const button = { type: "ActionSet", actions: [drawButton(teamsWords.choose, data, true)] };
  return { elements: [list, button], words: placed.map(readChoice), input: true };
}

// The whole label is read out, as the button may show only its beginning.
function readChoice({ choice }: Placed): string {
  return `- ${titleOf(clean(choice.label), longestOption)}`;
}

function group(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const groups: Placed[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const one of placed) {
    if (size + one.bytes > mostBytes) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(one);
    size += one.bytes;
  }
  return groups;
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
