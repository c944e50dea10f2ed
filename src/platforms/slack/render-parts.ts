import type { KnownBlock } from "@slack/web-api";
import type { Intent } from "../../domain/intent.ts";
import { encodePress } from "../../ports/press-value.ts";
import { disarm } from "./mrkdwn.ts";

/** A piece of a reply that stays in one message: its words as they are read out, line by line, and its blocks. */
export interface Piece {
  readonly lines: readonly string[];
  readonly blocks: readonly KnownBlock[];
  /** The same without a picture, where there is one. */
  readonly plain?: readonly KnownBlock[];
}

/** What a block holds: words, choices that settle a question, offers, a form. */
export type Group = "t" | "c" | "n" | "f";

/** Names the blocks of one reply: `uw:<nonce>:t0`, `uw:<nonce>:t1`, `uw:<nonce>:c0`; no name is given twice. */
export type NameBlock = (group: Group) => string;

/** How every block_id of a reply begins; a nonce has at most 100 characters and no colon. */
export function blockPrefix(nonce: string): string {
  return `uw:${nonce}:`;
}

/** Begins to name the blocks of one reply. The first form is called `f`, as most replies have no second one. */
export function openNames(nonce: string): NameBlock {
  const given = new Map<Group, number>();
  return (group) => {
    const count = given.get(group) ?? 0;
    given.set(group, count + 1);
    return `${blockPrefix(nonce)}${group}${group === "f" && count === 0 ? "" : count}`;
  };
}

/** A text object that Slack does not read for markup. */
export function plainObject(words: string): { type: "plain_text"; text: string; emoji: false } {
  return { type: "plain_text", text: disarm(words), emoji: false };
}

/** One action's name within its block. */
export function actionId(index: number): string {
  return `uw:${index}`;
}

/**
 * What a button or an option carries, read again by `decodePress`. `&`, `<` and `>` are written as JSON escapes, so that
 * nothing on the way can escape them for HTML or take them for a mention.
 */
export function pressValue(intent: Intent): string {
  return encodePress(intent).replaceAll(/[&<>]/g, (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`);
}
