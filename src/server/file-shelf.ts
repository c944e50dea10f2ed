import type { IncomingMessage, ServerResponse } from "node:http";
import type { ReplyFile } from "../domain/reply.ts";
import type { Clock } from "../ports/clock.ts";
import type { FileShelf } from "../ports/file-shelf.ts";
import type { Route } from "../ports/http.ts";

/** How long a file waits, in milliseconds. */
export const fileMs = 600_000;
/** How many files wait at most, and how many bytes of them: the oldest go first. */
const mostFiles = 100;
const mostBytes = 50_000_000;

const folder = "/files/";

/** What a shelf takes. */
export interface FileShelfOptions {
  readonly clock: Clock;
  /** Makes a name that nobody can guess, fit for an address; new at each call. */
  readonly makeToken: () => string;
  /** Where others reach this server, without a slash at its end; absent: nothing is taken. */
  readonly publicUrl?: string | undefined;
}

interface Waiting {
  readonly file: ReplyFile;
  readonly bytes: Buffer;
  readonly until: number;
}

/** Files in memory for one download each, with the route by which they go. Nothing of them is written to a disk. */
export function openFileShelf({
  clock,
  makeToken,
  publicUrl,
}: FileShelfOptions): FileShelf & { readonly route: Route } {
  const waiting = new Map<string, Waiting>();
  const take = (token: string): Waiting | undefined => {
    const found = waiting.get(token);
    waiting.delete(token);
    return found === undefined || found.until <= clock.now() ? undefined : found;
  };
  return {
    put(file) {
      const bytes = Buffer.from(file.base64, "base64");
      if (publicUrl === undefined || bytes.length > mostBytes) return undefined;
      const token = makeToken();
      waiting.set(token, { file, bytes, until: clock.now() + fileMs });
      dropOld(waiting, clock.now());
      return `${publicUrl}${folder}${token}`;
    },
    route: {
      kind: "raw",
      method: "GET",
      path: folder,
      below: true,
      serve: async (request, response) => serveFile(take(tokenOf(request)), response),
    },
  };
}

function tokenOf({ url = "" }: IncomingMessage): string {
  return (url.split("?")[0] ?? "").slice(folder.length);
}

function dropOld(waiting: Map<string, Waiting>, now: number): void {
  let held = Array.from(waiting.values()).reduce((sum, { bytes }) => sum + bytes.length, 0);
  for (const [token, { bytes, until }] of waiting) {
    if (until > now && waiting.size <= mostFiles && held <= mostBytes) return;
    waiting.delete(token);
    held -= bytes.length;
  }
}

/** Kept by nobody on the way, and never shown in the page of ours that it came from. */
const strict = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; sandbox",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex",
} as const;

function serveFile(found: Waiting | undefined, response: ServerResponse): void {
  if (found === undefined) {
    const text = "This file was fetched already or is too old. Ask for it again in the chat.\n";
    const headers = {
      ...strict,
      "content-type": "text/plain; charset=utf-8",
      "content-length": Buffer.byteLength(text),
    };
    response.writeHead(404, headers).end(text);
    return;
  }
  const { file, bytes } = found;
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : "application/octet-stream";
  const name = file.name.replaceAll(/[^\w.-]/g, "-");
  response
    .writeHead(200, {
      ...strict,
      "content-type": type,
      "content-length": bytes.length,
      "content-disposition": `attachment; filename="${name}"`,
    })
    .end(bytes);
}
