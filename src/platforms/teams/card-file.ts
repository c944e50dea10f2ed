import type { LearnerId } from "../../domain/learner.ts";
import type { Block, Reply, ReplyFile } from "../../domain/reply.ts";
import type { FileShelf } from "../../ports/file-shelf.ts";
import { type Drawn, drawWords, titleOf } from "./card-words.ts";
import { longestLabel } from "./limits.ts";
import { teamsWords } from "./teams-words.ts";

/** Where files wait, and for whom. */
export interface ShelveWith {
  readonly shelf?: FileShelf;
  readonly learner: LearnerId;
}

/** Addresses of a reply's files, by their blocks: Teams takes files from bots only by way of a person's own OneDrive. */
export async function shelveFiles(
  { blocks }: Reply,
  { shelf, learner }: ShelveWith,
): Promise<ReadonlyMap<Block, string>> {
  const found = new Map<Block, string>();
  for (const block of blocks) {
    const url = block.kind === "file" ? await shelf?.put(block.file, learner) : undefined;
    if (url !== undefined) found.set(block, url);
  }
  return found;
}

/** What a file is, and the button that fetches it, once; without an address, how it can be had. */
export function drawCardFile({ about, name }: ReplyFile, url: string | undefined): readonly Drawn[] {
  const told = drawWords([`${about} (${name})`]);
  if (url === undefined) return [...told, ...drawWords([teamsWords.noFiles], { tone: "muted", tight: true })];
  const button = { type: "Action.OpenUrl", title: titleOf(teamsWords.download, longestLabel), url };
  const fetching = { elements: [{ type: "ActionSet", actions: [button] }], words: [`${teamsWords.download}: ${url}`] };
  return [...told, fetching, ...drawWords([teamsWords.downloadOnce], { tone: "muted", tight: true })];
}
