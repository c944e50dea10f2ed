import type { Choice } from "../../domain/reply.ts";
import { type CardElement, clean, drawWords, shorten } from "./card-words.ts";
import { longestLabel, mostButtons } from "./limits.ts";
import { type PressData, pickedId, pickValue, pressData, pressVerb } from "./press.ts";
import { teamsWords } from "./teams-words.ts";

/** Where buttons stand: the nonce of their card, and how many buttons come before them. */
export interface Place {
  readonly nonce: string;
  readonly from: number;
}

/** The data of one element: more is drawn in the next one, which may come to stand on the next card. */
const mostBytes = 9_000;
/** A button that carries more than this is no button of ours in practice; it is named in words. */
const mostData = 4_000;

/** Choices as buttons, or as a list to pick from where they are too many for buttons. */
export function drawChoices(choices: readonly Choice[], place: Place): readonly CardElement[] {
  const { fitting, spoken } = sort(choices, place);
  const drawn = fitting.length <= mostButtons ? drawRow(fitting, true) : group(fitting).flatMap(drawList);
  return [...drawn, ...spoken];
}

/** Offers, after the answer and apart from it. */
export function drawOffers(offers: readonly Choice[], place: Place): readonly CardElement[] {
  if (offers.length === 0) return [];
  const { fitting, spoken } = sort(offers, place);
  const rows = Array.from({ length: Math.ceil(fitting.length / mostButtons) }, (_, row) =>
    fitting.slice(row * mostButtons, (row + 1) * mostButtons),
  );
  const heading = drawWords([teamsWords.offers], { tone: "muted" }).map((one) => ({
    ...one,
    separator: true,
    spacing: "Medium",
  }));
  return [...heading, ...rows.flatMap((row) => drawRow(row, false)), ...spoken];
}

/** A button. Clients older than Action.Execute send the same data as a message. Inputs of the card go along only where they are meant. */
export function drawButton(title: string, data: PressData, main: boolean): CardElement {
  const words = shorten(clean(title), longestLabel) || "…";
  const associatedInputs = data.f === undefined && data.p === undefined ? "none" : "auto";
  const button = { title: words, data, associatedInputs, ...(main ? { style: "positive" } : {}) };
  return { type: "Action.Execute", verb: pressVerb, ...button, fallback: { type: "Action.Submit", ...button } };
}

interface Placed {
  readonly choice: Choice;
  readonly at: { readonly nonce: string; readonly index: number };
  readonly bytes: number;
}

function sort(
  choices: readonly Choice[],
  { nonce, from }: Place,
): { readonly fitting: readonly Placed[]; readonly spoken: readonly CardElement[] } {
  const placed = choices.map((choice, index): Placed => {
    const at = { nonce, index: from + index };
    return { choice, at, bytes: Buffer.byteLength(JSON.stringify(pickValue(choice, at))) };
  });
  const large = placed.filter(({ bytes }) => bytes > mostData);
  return {
    fitting: placed.filter(({ bytes }) => bytes <= mostData),
    spoken: large.flatMap(({ choice }) => drawWords([teamsWords.sayInstead(choice.label)])),
  };
}

// A button's data stands twice in it, for old clients too.
function drawRow(placed: readonly Placed[], main: boolean): readonly CardElement[] {
  return group(placed, 2).map((row) => ({
    type: "ActionSet",
    actions: row.map(({ choice, at }) => drawButton(choice.label, pressData(choice, at), main)),
  }));
}

function drawList(placed: readonly Placed[]): readonly CardElement[] {
  const [first] = placed;
  if (first === undefined) return [];
  const choices = placed.map(({ choice, at }) => ({
    title: shorten(clean(choice.label), 100) || "…",
    value: pickValue(choice, at),
  }));
  const { nonce, index } = first.at;
  const data: PressData = { n: nonce, i: index, v: "", l: teamsWords.choose, p: true };
  return [
    {
      type: "Input.ChoiceSet",
      id: pickedId,
      style: "compact",
      label: teamsWords.pickOne,
      isRequired: true,
      errorMessage: teamsWords.pickOne,
      choices,
    },
    { type: "ActionSet", actions: [drawButton(teamsWords.choose, data, true)] },
  ];
}

function group(placed: readonly Placed[], times = 1): readonly (readonly Placed[])[] {
  const groups: Placed[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const one of placed) {
    if (size + one.bytes * times > mostBytes) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(one);
    size += one.bytes * times;
  }
  return groups;
}
