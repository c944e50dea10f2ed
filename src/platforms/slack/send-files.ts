import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Block, Reply, ReplyFile } from "../../domain/reply.ts";
import type { Log } from "../../ports/log.ts";
import type { SlackPerson } from "./address.ts";
import type { CallSlack } from "./call-slack.ts";
import { slackWords } from "./slack-words.ts";
import { uploadFile } from "./upload-file.ts";
import type { Target } from "./write-answer.ts";

/** Files on their way to one person. */
export interface FileSending {
  readonly person: SlackPerson;
  readonly client: WebClient;
  readonly files: readonly ReplyFile[];
  /** Moved on as they are sent, so that none is sent twice. */
  readonly progress: { filed: number };
}

const openedSchema = z.looseObject({ channel: z.looseObject({ id: z.string().min(1) }) });

/** The files of a reply. */
export function filesOf({ blocks }: Reply): readonly ReplyFile[] {
  return blocks.flatMap((block) => (block.kind === "file" ? [block.file] : []));
}

/** The reply, with words after each file that say where it comes, for where it does not come itself. */
export function withFileWords(reply: Reply, target: Target, { user }: SlackPerson): Reply {
  if (filesOf(reply).length === 0 || isDirect(target, user)) return reply;
  const told: Block = { kind: "text", text: [slackWords.fileComes], tone: "muted" };
  return {
    ...reply,
    blocks: reply.blocks.flatMap<Block>((block) => (block.kind === "file" ? [block, told] : [block])),
  };
}

function isDirect(target: Target, user: string): boolean {
  return target.kind === "message" && (target.channel.startsWith("D") || target.channel === user);
}

/**
 * Uploads files to the direct message with the person who asked, wherever they asked. A workspace that does not take them
 * is told so in words. Rejects with an `OutsideError` where it may work later.
 */
export async function sendFiles(
  { person, client, files, progress }: FileSending,
  { call, log }: { readonly call: CallSlack; readonly log: Log },
): Promise<void> {
  const { team, user } = person;
  for (const file of files.slice(progress.filed)) {
    try {
      const opened = await call({ client, team, method: "conversations.open", args: { users: user } });
      const channel = openedSchema.safeParse(opened).data?.channel.id;
      if (channel === undefined) throw new OutsideError("no direct message", { where: "unreadable", code: "EGONE" });
      const bytes = Buffer.from(file.base64, "base64");
      const { name, type, about } = file;
      await uploadFile({ bytes, type, name, title: about, channel }, { client, team, call });
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== "EGONE") throw error;
      log.error("Slack does not take a file; the app needs the scope files:write", { code: error.where });
      const text = slackWords.fileRefused(file.name);
      await call({ client, team, method: "chat.postMessage", args: { channel: user, text } });
    }
    progress.filed += 1;
  }
}
