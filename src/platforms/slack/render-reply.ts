import type { Reply } from "../../domain/reply.ts";
import { limits } from "./limits.ts";
import { disarm, sizeOf } from "./mrkdwn.ts";
import type { PictureFiles } from "./picture-files.ts";
import { drawLines } from "./render-blocks.ts";
import { drawChoices, drawOffers } from "./render-choices.ts";
import { drawForm } from "./render-form.ts";
import { blockLines, type Line, lineText, makeLine, titleLines } from "./render-lines.ts";
import type { NameBlock, Piece } from "./render-parts.ts";
import { slackWords } from "./slack-words.ts";

/** What drawing takes beside the reply. */
interface Drawing {
  readonly name: NameBlock;
  readonly files: PictureFiles;
}

/** A reply as pieces, each of which fits into one message; at least one, whatever the reply holds. */
export function drawReply(reply: Reply, draw: Drawing): readonly Piece[] {
  const { name } = draw;
  const pieces = [...drawContent(reply, draw), ...drawChoices(reply.choices, name), ...drawOffers(reply.next, name)];
  return pieces.length > 0 ? pieces : drawLines(makeLine("plain", [slackWords.nothing]), name);
}

/** Title and blocks; what is longer than a reply may be is left out, and a line says how much. */
function drawContent({ title, blocks }: Reply, { name, files }: Drawing): readonly Piece[] {
  let room: number = limits.reply;
  let left = 0;
  const take = (lines: readonly Line[]): readonly Line[] =>
    lines.filter((line) => {
      room -= sizeOf(lineText(line)) + 1;
      if (room < 0) left += 1;
      return room >= 0;
    });
  const pieces = [...drawLines(take(titleLines(title)), name)];
  for (const block of blocks) {
    if (block.kind === "form") pieces.push(...drawForm(block, name));
    else pieces.push(...withPicture(drawLines(take(blockLines(block)), name), { name, file: files.get(block) }));
  }
  return left === 0 ? pieces : [...pieces, ...drawLines(makeLine("muted", [slackWords.shortened(left)]), name)];
}

/** The words of a picture as the picture itself: read out they stay the same. What fits no picture stays words. */
function withPicture(
  pieces: readonly Piece[],
  { name, file }: { readonly name: NameBlock; readonly file: string | undefined },
): readonly Piece[] {
  const [piece, ...more] = pieces;
  if (piece === undefined || more.length > 0 || file === undefined) return pieces;
  const alt = disarm(piece.lines.join(" "));
  if (sizeOf(alt) > limits.altText) return pieces;
  const image = { type: "image", block_id: name("t"), slack_file: { id: file }, alt_text: alt } as const;
  return [{ lines: piece.lines, blocks: [image], plain: piece.blocks }];
}
