import type { Block, Reply } from "../../domain/reply.ts";
import type { DrawPicture } from "../../ports/draw.ts";
import type { Log } from "../../ports/log.ts";
import { clean, type Drawn, drawWords } from "./card-words.ts";
import { mostPictureBytes } from "./limits.ts";
import { type Timer, within } from "./timer.ts";

/** Pictures as data addresses, by their blocks. What has none is told in words. */
export type CardPictures = ReadonlyMap<Block, string>;

/** Draws what a reply has to be drawn, within so many milliseconds; what takes longer is left out. Never rejects. */
export type DrawCardPictures = (reply: Reply, ms: number) => Promise<CardPictures>;

/** Pictures travel inside their card: nothing of a person's progress lies at an address that others could open. */
export function openCardPictures({
  draw,
  log,
  timer,
}: {
  readonly draw?: DrawPicture | undefined;
  readonly log: Log;
  readonly timer: Timer;
}): DrawCardPictures {
  const addressOf = async (block: PictureBlock, using: DrawPicture): Promise<string | undefined> => {
    try {
      const png = await using(block.picture);
      if (png.length <= mostPictureBytes) return `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
      log.info("Teams: a picture is told in words: it is too large for a card", { bytes: png.length });
    } catch {
      log.error("Teams: a picture could not be drawn and is told in words");
    }
    return undefined;
  };
  return async (reply, ms) => {
    const blocks = reply.blocks.filter((block) => block.kind === "picture");
    if (draw === undefined || blocks.length === 0) return new Map();
    const drawn = blocks.map(async (block) => {
      const address = await within(addressOf(block, draw), { ms, timer, late: undefined });
      return address === undefined ? [] : [[block, address] as const];
    });
    return new Map((await Promise.all(drawn)).flat());
  };
}

type PictureBlock = Extract<Block, { kind: "picture" }>;

/** Characters of alternative text, our own: all of it stands in the card's words again. */
const mostAlt = 2_000;

/** A picture with its words as alternative text; as words where it has no address. */
export function drawCardPicture({ alt }: PictureBlock, url: string | undefined): readonly Drawn[] {
  const told = drawWords([alt]);
  // So long that it is several pieces is more than anybody wants to have read out of a picture.
  if (url === undefined || told.length !== 1 || alt.length > mostAlt) return told;
  const image = { type: "Image", url, altText: clean(alt), size: "Stretch", spacing: "Medium" };
  return [{ elements: [image], words: told.flatMap(({ words }) => words) }];
}
