import type { WebClient } from "@slack/web-api";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Block, Reply } from "../../domain/reply.ts";
import type { Clock } from "../../ports/clock.ts";
import type { DrawPicture } from "../../ports/draw.ts";
import type { Log } from "../../ports/log.ts";
import type { CallSlack } from "./call-slack.ts";
import { uploadFile } from "./upload-file.ts";

/** The ids of the files of pictures, by their blocks. What has none is told in words. */
export type PictureFiles = ReadonlyMap<Block, string>;

/** Where pictures are to be seen. */
export interface PictureHome {
  readonly client: WebClient;
  readonly team: string;
}

/** What drawing and uploading take. */
export interface PictureOptions {
  /** Absent: nothing is drawn. */
  readonly draw?: DrawPicture | undefined;
  readonly call: CallSlack;
  readonly clock: Clock;
  readonly log: Log;
}

type PictureBlock = Extract<Block, { kind: "picture" }>;

/** The same picture within this is not uploaded again. */
const sameMs = 60_000;
/** Where uploading was refused, it is not tried again for so long. */
const refusedMs = 3_600_000;
/** Nobody waits longer than this for a picture: their answer then comes in words. */
const patienceMs = 5_000;

/**
 * Uploads the pictures of a reply: asks for an address, posts the bytes, says that they are there. Never rejects: a
 * picture that cannot be had is left out. Needs the scope files:write.
 */
export function openPictureFiles(options: PictureOptions): (reply: Reply, to: PictureHome) => Promise<PictureFiles> {
  const { draw, clock, log } = options;
  const uploaded = new Map<string, { readonly at: number; readonly file: Promise<string | undefined> }>();
  const refused = new Map<string, number>();

  const upload = async (block: PictureBlock, to: PictureHome, using: DrawPicture): Promise<string | undefined> => {
    try {
      return await uploadPicture(await using(block.picture), { block, to, options });
    } catch (error) {
      const where = error instanceof OutsideError ? error.where : "drawing";
      if (error instanceof OutsideError && error.code === "EGONE") refused.set(to.team, clock.now() + refusedMs);
      log.info("a picture is told in words: it could not be drawn or uploaded", { where });
      return undefined;
    }
  };
  const fileOf = (block: PictureBlock, to: PictureHome, using: DrawPicture): Promise<string | undefined> => {
    const now = clock.now();
    for (const [key, { at }] of uploaded) if (now - at > sameMs) uploaded.delete(key);
    const key = JSON.stringify([to.team, block.picture, block.alt]);
    const known = uploaded.get(key) ?? { at: now, file: upload(block, to, using) };
    uploaded.set(key, known);
    void known.file.then((file) => file === undefined && uploaded.delete(key));
    return known.file;
  };
  return async (reply, to) => {
    const blocks = reply.blocks.filter((block) => block.kind === "picture");
    if (draw === undefined || blocks.length === 0 || (refused.get(to.team) ?? 0) > clock.now()) return new Map();
    const found = await Promise.all(
      blocks.map(async (block) => [block, await withPatience(fileOf(block, to, draw))] as const),
    );
    return new Map(found.flatMap(([block, file]) => (file === undefined ? [] : [[block, file] as const])));
  };
}

interface Uploading {
  readonly block: PictureBlock;
  readonly to: PictureHome;
  readonly options: PictureOptions;
}

async function uploadPicture(png: Uint8Array, { block, to, options }: Uploading): Promise<string | undefined> {
  const alt = Array.from(block.alt).slice(0, 1_000).join("");
  // Shared with no channel: only who may see the message may see it.
  const upload = { bytes: png, type: "image/png", name: "chart.png", title: block.picture.title, alt };
  return uploadFile(upload, { ...to, call: options.call });
}

function withPatience(file: Promise<string | undefined>): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), patienceMs);
    void file.then((found) => {
      clearTimeout(timer);
      resolve(found);
    });
  });
}
