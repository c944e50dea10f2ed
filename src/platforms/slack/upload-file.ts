import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import { type CallSlack, transportError } from "./call-slack.ts";

/** Something to be uploaded. */
export interface Upload {
  readonly bytes: Uint8Array;
  /** A media type. */
  readonly type: string;
  readonly name: string;
  readonly title: string;
  readonly alt?: string;
  /** The conversation it is shared with; absent: none. */
  readonly channel?: string;
}

/** Where to, and by which way. */
export interface UploadWay {
  readonly client: WebClient;
  readonly team: string;
  readonly call: CallSlack;
}

/** The bytes themselves may take so long. */
const patienceMs = 5_000;

const begunSchema = z.looseObject({ upload_url: z.url(), file_id: z.string().min(1) });

/**
 * Asks for an address, posts the bytes, says that they are there; gives the file's id. Needs the scope files:write.
 * Rejects with an `OutsideError`.
 */
export async function uploadFile(upload: Upload, { call, ...to }: UploadWay): Promise<string> {
  const { bytes, type, name, title, alt, channel } = upload;
  const about = { filename: name, length: bytes.length, ...(alt === undefined ? {} : { alt_txt: alt }) };
  const begun = begunSchema.safeParse(await call({ ...to, method: "files.getUploadURLExternal", args: about })).data;
  if (begun === undefined)
    throw new OutsideError("Slack gave no address for a file", { where: "files.getUploadURLExternal", code: "EGONE" });
  const status = await post(begun.upload_url, bytes, type);
  if (status < 200 || status >= 300)
    throw new OutsideError(`Slack answered an upload with HTTP ${status}`, { where: "upload", code: `HTTP${status}` });
  const args = { files: [{ id: begun.file_id, title }], ...(channel === undefined ? {} : { channel_id: channel }) };
  await call({ ...to, method: "files.completeUploadExternal", args });
  return begun.file_id;
}

async function post(url: string, bytes: Uint8Array, type: string): Promise<number> {
  try {
    const body = new Blob([Uint8Array.from(bytes)], { type });
    const answer = await fetch(url, { method: "POST", body, signal: AbortSignal.timeout(patienceMs) });
    await answer.arrayBuffer();
    return answer.status;
  } catch (error) {
    throw transportError(error, "upload");
  }
}
