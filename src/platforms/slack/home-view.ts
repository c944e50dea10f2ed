import type { KnownBlock } from "@slack/web-api";
import type { Reply } from "../../domain/reply.ts";
import { limits } from "./limits.ts";
import type { PictureFiles } from "./picture-files.ts";
import { drawLines } from "./render-blocks.ts";
import { drawChoices, drawOffers } from "./render-choices.ts";
import { type Line, makeLine } from "./render-lines.ts";
import { type NameBlock, openNames, type Piece } from "./render-parts.ts";
import { drawReply } from "./render-reply.ts";
import type { SlackMessage } from "./render-slack.ts";
import { slackWords } from "./slack-words.ts";

/**
 * The App Home of one person: the reply to "home" with its buttons, and what becomes of what is kept. Forms are left out:
 * a page has none. `plain` is the same without pictures.
 */
export function drawHome(
  reply: Reply,
  { nonce, files }: { readonly nonce: string; readonly files?: PictureFiles },
): SlackMessage {
  const name = openNames(nonce);
  const blocks = reply.blocks.filter((block) => block.kind !== "form");
  const words = drawReply({ ...reply, blocks, choices: [], next: [] }, { name, files: files ?? new Map() });
  const buttons = [...drawChoices(reply.choices, name), ...drawOffers(reply.next, name)];
  const after = drawLine("muted", slackWords.homePrivacy, name);
  const pressed = buttons.flatMap((piece) => piece.blocks).slice(0, limits.viewBlocks / 2);
  const shown = cutTo(words, { room: limits.viewBlocks - pressed.length - after.length, name });
  const rest = [...pressed, ...after];
  return {
    text: "",
    blocks: [...shown.flatMap((piece) => piece.blocks), ...rest],
    ...(shown.some(({ plain }) => plain !== undefined)
      ? { plain: [...shown.flatMap((piece) => piece.plain ?? piece.blocks), ...rest] }
      : {}),
  };
}

function drawLine(look: Line["look"], words: string, name: NameBlock): readonly KnownBlock[] {
  return drawLines(makeLine(look, [words]), name).flatMap(({ blocks }) => blocks);
}

/** As many pieces as there is room for, and a line that says what is missing. */
function cutTo(
  pieces: readonly Piece[],
  { room, name }: { readonly room: number; readonly name: NameBlock },
): readonly Piece[] {
  const sizes = pieces.map(({ blocks, plain = [] }) => Math.max(blocks.length, plain.length));
  if (sizes.reduce((sum, size) => sum + size, 0) <= room) return pieces;
  let used = 1;
  const fitting = pieces.filter((_, at) => {
    used += sizes[at] ?? 0;
    return used <= room;
  });
  const left = pieces.slice(fitting.length).reduce((sum, { lines }) => sum + lines.length, 0);
  return [...fitting, ...drawLines(makeLine("muted", [slackWords.shortened(left)]), name)];
}
