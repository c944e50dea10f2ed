import type { KnownBlock } from "@slack/web-api";
import type { Reply } from "../../domain/reply.ts";
import { limits } from "./limits.ts";
import { escapeText, sizeOf } from "./mrkdwn.ts";
import type { PictureFiles } from "./picture-files.ts";
import { type NameBlock, openNames, type Piece } from "./render-parts.ts";
import { drawReply } from "./render-reply.ts";

/** What is posted: blocks to see, and `text` with the same words in full, which is all that a screen reader reads. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** The blocks without their pictures, for where Slack takes those not; absent where there are none. */
  readonly plain?: readonly KnownBlock[];
}

/** How a reply is drawn. */
export interface RenderOptions {
  readonly nonce: string;
  /** The uploaded files of its pictures; those without one are told in words. */
  readonly files?: PictureFiles;
}

/**
 * A reply as one or more messages, to be posted in order. Every block has a block_id beginning `uw:<nonce>:`, so that a
 * message can be found again after a crash; no block_id is used twice in the reply. A nonce has no colon and at most 100
 * characters. To be posted without `link_names` and `parse`, which would look for names in `text`.
 */
export function renderSlack(reply: Reply, { nonce, files }: RenderOptions): readonly SlackMessage[] {
  const name: NameBlock = openNames(nonce);
  const messages: Piece[][] = [];
  let size = 0;
  let blocks = 0;
  for (const piece of drawReply(reply, { name, files: files ?? new Map() })) {
    const more = piece.lines.reduce((sum, line) => sum + sizeOf(line) + 1, 0);
    const last = messages.at(-1);
    const fits = size + more <= limits.messageText && blocks + piece.blocks.length <= limits.messageBlocks;
    if (last !== undefined && fits) last.push(piece);
    else messages.push([piece]);
    size = last !== undefined && fits ? size + more : more;
    blocks = last !== undefined && fits ? blocks + piece.blocks.length : piece.blocks.length;
  }
  return messages.map((pieces) => ({
    text: escapeText(pieces.flatMap(({ lines }) => lines).join("\n")),
    blocks: pieces.flatMap((piece) => piece.blocks),
    ...(pieces.some(({ plain }) => plain !== undefined)
      ? { plain: pieces.flatMap((piece) => piece.plain ?? piece.blocks) }
      : {}),
  }));
}
