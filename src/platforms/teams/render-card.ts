import type { Block, Reply } from "../../domain/reply.ts";
import { drawChoices, drawOffers } from "./card-actions.ts";
import { drawForm } from "./card-form.ts";
import { drawTable } from "./card-table.ts";
import { type CardElement, clean, drawWords, shorten } from "./card-words.ts";
import type { OutgoingActivity } from "./channel.ts";
import { longestSummary, mostCardBytes } from "./limits.ts";
import { plainText } from "./plain-text.ts";
import { teamsWords } from "./teams-words.ts";

/** How a reply is drawn. */
export interface RenderOptions {
  /** Names the card, so that a button pressed twice counts once. Made anew for every reply. */
  readonly nonce: string;
  /** The words of the button that led here: they come first. */
  readonly chosen?: string | undefined;
  /** A remark of the platform's, before everything else. */
  readonly note?: string | undefined;
}

/** The reply in words beside the card may take so many bytes of it. */
const mostFallback = 7_000;
const mostBody = mostCardBytes - mostFallback - 1_000;
const cardType = "application/vnd.microsoft.card.adaptive";

/** The cards of a reply, in order: one, unless it is too long for that. */
export function renderCards(reply: Reply, options: RenderOptions): readonly CardElement[] {
  const parts = pack(drawReply(reply, options));
  const words = plainText(reply);
  return parts.map((body, index) => ({
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    ...(index === 0 ? { speak: speakOf(reply), fallbackText: fitWords(words) } : { fallbackText: teamsWords.goesOn }),
    body,
  }));
}

/**
 * The messages that show a reply: one card each, as text beside a card would be split off by Teams. Pure and total:
 * what does not fit a card goes on in the next one.
 */
export function renderTeams(reply: Reply, options: RenderOptions): readonly OutgoingActivity[] {
  return renderCards(reply, options).map((card) => cardMessage(card, reply));
}

/** The message that shows one card of a reply; its summary is what a notification shows. */
export function cardMessage(content: CardElement, reply: Reply): OutgoingActivity {
  return { type: "message", summary: summaryOf(reply), attachments: [{ contentType: cardType, content }] };
}

/** The reply in words alone, for where a card is not taken. */
export function renderWords(reply: Reply): OutgoingActivity {
  return { type: "message", textFormat: "plain", text: fitWords(plainText(reply)) };
}

function drawReply(reply: Reply, { nonce, chosen, note }: RenderOptions): readonly CardElement[] {
  const muted = { tone: "muted" } as const;
  const forms = reply.blocks.filter(({ kind }) => kind === "form").length;
  let form = 0;
  const blocks = reply.blocks.flatMap((block) => drawBlock(block, { nonce, from: block.kind === "form" ? form++ : 0 }));
  return [
    ...(note === undefined ? [] : drawWords([note], muted)),
    ...(chosen === undefined ? [] : drawWords([teamsWords.chose(chosen)], muted)),
    ...drawWords([reply.title], { heading: true }),
    ...blocks,
    ...drawChoices(reply.choices, { nonce, from: forms }),
    ...drawOffers(reply.next, { nonce, from: forms + reply.choices.length }),
  ];
}

function drawBlock(block: Block, place: { readonly nonce: string; readonly from: number }): readonly CardElement[] {
  switch (block.kind) {
    case "text":
      return drawWords(block.text, { tone: block.tone });
    case "list":
      return block.items.flatMap((item) => drawWords(["• ", ...item], { tight: true }));
    case "table":
      return drawTable(block);
    case "form":
      return [drawForm(block, place)];
    default:
      return block satisfies never;
  }
}

/**
 * As few cards as hold everything. A list to pick from is never parted from its button, and a card has inputs of one
 * button only, as each button sends all inputs of its card.
 */
function pack(elements: readonly CardElement[]): readonly (readonly CardElement[])[] {
  if (bytesOf(elements) <= mostBody && elements.filter(hasInput).length <= 1) return [elements];
  const cards: CardElement[][] = [];
  let room = 0;
  elements.forEach((element, index) => {
    const follower = isList(element) ? elements[index + 1] : undefined;
    const bytes = bytesOf(element) + 1;
    const full = room < bytes + (follower === undefined ? 0 : bytesOf(follower));
    const card = cards.at(-1);
    if (card === undefined || full || (hasInput(element) && card.some(hasInput))) {
      cards.push(card === undefined ? [element] : [...drawWords([teamsWords.goesOn], { tone: "muted" }), element]);
      room = mostBody - bytes;
    } else {
      card.push(element);
      room -= bytes;
    }
  });
  return cards;
}

function isList(element: CardElement): boolean {
  return element["type"] === "Input.ChoiceSet";
}

// Forms are the only containers.
function hasInput(element: CardElement): boolean {
  return isList(element) || element["type"] === "Container";
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function speakOf({ title }: Reply): string {
  return shorten(clean(title), longestSummary);
}

function summaryOf(reply: Reply): string {
  const [first = ""] = plainText(reply).split("\n");
  return shorten(first, longestSummary) || teamsWords.empty;
}

function fitWords(words: string): string {
  let text = words;
  while (bytesOf(text) > mostFallback)
    text = `${text.slice(0, Math.floor(text.length * 0.9)).replace(/[\ud800-\udbff]$/, "")}…`;
  return text || teamsWords.empty;
}
