import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Log } from "../../ports/log.ts";
import { type CallSlack, transportError } from "./call-slack.ts";
import type { KeepAliveFetch } from "./keep-alive-fetch.ts";
import { type Pause, postBlocks } from "./post-message.ts";
import type { SlackMessage } from "./render-slack.ts";

/** Where an answer is to be seen. */
export type Target =
  /** By everybody in the channel: a direct message has one person in it. */
  | {
      readonly kind: "message";
      readonly channel: string;
      readonly thread?: string | undefined;
      readonly since: number;
      /** Who asked before others: where the channel takes no answer, they get it in their direct message. */
      readonly user?: string;
    }
  /** By one person in a channel, until they load the page again. */
  | {
      readonly kind: "ephemeral";
      readonly channel: string;
      readonly user: string;
      readonly thread?: string | undefined;
    }
  /** The same by the address that came with a command or a press: works where the assistant is no member. */
  | { readonly kind: "response"; readonly url: string; readonly user: string };

/** The parts of one answer on their way. */
export interface Writing {
  readonly client: WebClient;
  readonly team: string;
  /** Stands in the block ids of all parts. */
  readonly nonce: string;
  readonly parts: readonly SlackMessage[];
  readonly target: Target;
  /** How many parts are there already; moved on as they are written. */
  readonly progress: { sent: number };
  /** True where an earlier round may have got further than it knew. */
  readonly again: boolean;
}

/** What writing needs. */
export interface WriteOptions {
  readonly call: CallSlack;
  readonly fetch: KeepAliveFetch["fetch"];
  readonly log: Log;
  readonly pause: Pause;
}

/** Writes the parts that are not there yet, in order. Rejects with an `OutsideError`; EGONE: never to be written. */
export async function writeAnswer(writing: Writing, options: WriteOptions): Promise<void> {
  const { progress, parts, again } = writing;
  if (again) progress.sent = Math.max(progress.sent, await countWritten(writing, options));
  for (const part of parts.slice(progress.sent)) {
    await writePart(part, writing, options);
    progress.sent += 1;
  }
}

/** A link in an answer needs no picture of where it leads. */
const quiet = { unfurl_links: false, unfurl_media: false };

async function writePart(part: SlackMessage, writing: Writing, options: WriteOptions): Promise<void> {
  const { client, team, target } = writing;
  if (target.kind === "response")
    return respond({ text: part.text, blocks: part.plain ?? part.blocks }, writing, options);
  const { text } = part;
  const thread = target.thread === undefined ? {} : { thread_ts: target.thread };
  const [method, to] =
    target.kind === "message"
      ? (["chat.postMessage", { channel: target.channel, text, ...quiet, ...thread }] as const)
      : (["chat.postEphemeral", { channel: target.channel, user: target.user, text, ...thread }] as const);
  const send = (blocks: SlackMessage["blocks"]) => options.call({ client, team, method, args: { ...to, blocks } });
  try {
    await postBlocks(part, send, options.pause);
  } catch (error) {
    // Not to be seen there (a guest, an archived channel, one that only few may write in): the direct message stays.
    if (!isGone(error) || target.user === undefined) throw error;
    const own = { channel: target.user, text, blocks: part.plain ?? part.blocks, ...quiet };
    await options.call({ client, team, method: "chat.postMessage", args: own });
  }
}

/** An address for answers works five times within half an hour; after that the direct message stays. */
async function respond(message: SlackMessage, writing: Writing, options: WriteOptions): Promise<void> {
  const { client, team, target } = writing;
  if (target.kind !== "response") return;
  const body = JSON.stringify({ response_type: "ephemeral", replace_original: false, ...message });
  const status = await post(target.url, body, options.fetch);
  if (status >= 200 && status < 300) return;
  if (status === 429 || status >= 500) {
    const retryAfterMs = status === 429 ? 1_000 : undefined;
    const answered = status >= 500 && status !== 503;
    throw new OutsideError(`Slack answered HTTP ${status}`, {
      answered,
      where: "response_url",
      code: `HTTP${status}`,
      retryAfterMs,
    });
  }
  await options.call({
    client,
    team,
    method: "chat.postMessage",
    args: { channel: target.user, ...message, ...quiet },
  });
}

/** Posts JSON to an address that Slack gave; the status of its answer. */
async function post(url: string, body: string, fetch: WriteOptions["fetch"]): Promise<number> {
  try {
    const headers = { "content-type": "application/json; charset=utf-8" };
    const answer = await fetch(url, { method: "POST", headers, body });
    return answer.status;
  } catch (error) {
    throw transportError(error, "response_url");
  }
}

const historySchema = z.looseObject({
  messages: z
    .array(z.looseObject({ blocks: z.array(z.looseObject({ block_id: z.string().optional() })).optional() }))
    .default([]),
});

/** How many parts of this answer can be seen in the channel, found by their block ids. */
async function countWritten(writing: Writing, { call, log }: WriteOptions): Promise<number> {
  const { client, team, nonce, target } = writing;
  if (target.kind !== "message") return 0;
  const { channel, thread, since } = target;
  const oldest = String(Math.floor(since / 1_000) - 60);
  const where = thread === undefined ? "conversations.history" : "conversations.replies";
  const args = { channel, oldest, inclusive: true, limit: 100, ...(thread === undefined ? {} : { ts: thread }) };
  try {
    const { messages } = historySchema.parse(await call({ client, team, method: where, args }));
    const ours = ({
      blocks = [],
    }: {
      readonly blocks?: readonly { readonly block_id?: string | undefined }[] | undefined;
    }) => blocks.some((block) => block.block_id?.startsWith(`uw:${nonce}:`) === true);
    return messages.filter(ours).length;
  } catch (error) {
    if (!isGone(error)) throw error;
    log.info("an answer may be written twice: the channel may not be looked into", { code: whereOf(error) });
    return 0;
  }
}

/** Whether this will never work. */
export function isGone(error: unknown): boolean {
  return error instanceof OutsideError && error.code === "EGONE";
}

function whereOf(error: unknown): string {
  return error instanceof OutsideError ? error.where : "unknown";
}
