import type { KnownBlock } from "@slack/web-api";
import { OutsideError } from "../../domain/outside-error.ts";
import type { SlackMessage } from "./render-slack.ts";

/** Waits so many milliseconds. */
export type Pause = (ms: number) => Promise<void>;

/** A file that was just uploaded may be refused for a moment. */
const settleMs = 2_000;

/** The process's own clock. */
export const realPause: Pause = (ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/**
 * Sends a message's blocks. Where Slack refuses them and a picture may be why, once more after two seconds, then the same
 * in words.
 */
export async function postBlocks(
  { blocks, plain }: SlackMessage,
  send: (blocks: readonly KnownBlock[]) => Promise<unknown>,
  pause: Pause,
): Promise<void> {
  if (plain === undefined) return void (await send(blocks));
  try {
    await send(blocks);
  } catch (error) {
    if (!isRefused(error)) throw error;
    await pause(settleMs);
    await sendAgain({ blocks, plain }, send);
  }
}

async function sendAgain(
  { blocks, plain }: { readonly blocks: readonly KnownBlock[]; readonly plain: readonly KnownBlock[] },
  send: (blocks: readonly KnownBlock[]) => Promise<unknown>,
): Promise<void> {
  try {
    await send(blocks);
  } catch (error) {
    if (!isRefused(error)) throw error;
    await send(plain);
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof OutsideError && error.code === "EGONE" && error.where === "invalid_blocks";
}
