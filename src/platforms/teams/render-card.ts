import type { Block, Reply } from "../../domain/reply.ts";
import { drawChoices, drawOffers } from "./card-actions.ts";
import { drawCardFile } from "./card-file.ts";
import { drawForm } from "./card-form.ts";
import { type CardPictures, drawCardPicture } from "./card-picture.ts";
import { drawTable } from "./card-table.ts";
import { type CardElement, clean, type Drawn, drawWords, shorten } from "./card-words.ts";
import type { OutgoingActivity } from "./channel.ts";
import { longestSummary, mostCardBytes } from "./limits.ts";
import { teamsWords } from "./teams-words.ts";

/** How a reply is drawn. */
export interface RenderOptions {
  /** Names the card, so that a button pressed twice counts once. Made anew for every reply. */
  readonly nonce: string;
  /** The words of the button that led here: they come first. */
  readonly chosen?: string | undefined;
  /** A remark of the platform's, before everything else. */
  readonly note?: string | undefined;
  /** The pictures that could be drawn, and where files can be fetched. */
  readonly pictures?: CardPictures | undefined;
}

const cardType = "application/vnd.microsoft.card.adaptive";
/** What a card takes beside its body and the same in words: names, the line read aloud, the message around it. */
const mostBody = mostCardBytes - 2_500;

/** The cards of a reply, in order: one, unless it is too long for that. Each carries its words for clients without cards. */
export function renderCards(reply: Reply, options: RenderOptions): readonly CardElement[] {
  return pack(drawReply(reply, options)).map((parts) => ({
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    speak: summaryOf(reply),
    fallbackText: wordsOf(parts) || teamsWords.empty,
    body: parts.flatMap(({ elements }) => elements),
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
function cardMessage(content: CardElement, reply: Reply): OutgoingActivity {
  return { type: "message", summary: summaryOf(reply), attachments: [{ contentType: cardType, content }] };
}

/** The reply in words alone, for where its cards are not taken. */
export function renderWords(reply: Reply): OutgoingActivity {
  const words = wordsOf(drawReply(reply, { nonce: "-" })) || teamsWords.empty;
  return { type: "message", textFormat: "plain", text: shorten(words, mostCardBytes / 4) };
}

function drawReply(reply: Reply, { nonce, chosen, note, pictures }: RenderOptions): readonly Drawn[] {
  const muted = { tone: "muted" } as const;
  const forms = reply.blocks.filter(({ kind }) => kind === "form").length;
  let form = 0;
  const place = (block: Block) => ({ nonce, from: block.kind === "form" ? form++ : 0, url: pictures?.get(block) });
  return [
    ...(note === undefined ? [] : drawWords([note], muted)),
    ...(chosen === undefined ? [] : drawWords([teamsWords.chose(chosen)], muted)),
    ...drawWords([reply.title], { heading: true }),
    ...reply.blocks.flatMap((block) => drawBlock(block, place(block))),
    ...drawChoices(reply.choices, { nonce, from: forms }),
    ...drawOffers(reply.next, { nonce, from: forms + reply.choices.length }),
  ];
}

interface Place {
  readonly nonce: string;
  readonly from: number;
  /** Where a picture or a file is. */
  readonly url: string | undefined;
}

function drawBlock(block: Block, place: Place): readonly Drawn[] {
  switch (block.kind) {
    case "text":
      return drawWords(block.text, { tone: block.tone });
    case "list":
      return block.numbered
        ? block.items.flatMap((item, at) => drawWords([`${at + 1}. `, ...item], { tight: true }))
        : block.items.flatMap((item) => drawWords(item, { item: true, tight: true }));
    case "table":
      return drawTable(block);
    case "picture":
      return drawCardPicture(block, place.url);
    case "file":
      return drawCardFile(block.file, place.url);
    case "form":
      return drawForm(block, place);
    default:
      return block satisfies never;
  }
}

/** As few cards as hold everything. A card has one thing to fill in, as each button sends all inputs of its card. */
function pack(parts: readonly Drawn[]): readonly (readonly Drawn[])[] {
  const cards: Drawn[][] = [];
  let room = 0;
  let filled = false;
  for (const part of parts.length === 0 ? drawWords([teamsWords.empty]) : parts) {
    const bytes = bytesOf(part);
    const card = cards.at(-1);
    if (card !== undefined && bytes <= room && !(filled && part.input === true)) {
      card.push(part);
    } else {
      cards.push(card === undefined ? [part] : [...drawWords([teamsWords.goesOn], { tone: "muted" }), part]);
      room = mostBody;
      filled = false;
    }
    room -= bytes;
    filled ||= part.input === true;
  }
  return cards;
}

function bytesOf({ elements, words }: Drawn): number {
  // A picture in base64 does not count towards the size of a message.
  const counted = JSON.stringify(elements, (key, value: unknown) => (key === "url" ? "" : value));
  return Buffer.byteLength(counted) + Buffer.byteLength(JSON.stringify(words));
}

function wordsOf(parts: readonly Drawn[]): string {
  return parts.flatMap(({ words }) => words).join("\n");
}

function summaryOf({ title }: Reply): string {
  return shorten(clean(title), longestSummary) || teamsWords.empty;
}
