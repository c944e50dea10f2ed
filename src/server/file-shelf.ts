import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { OutsideError } from "../domain/outside-error.ts";
import type { Downloads } from "../ports/downloads.ts";
import type { FileShelf } from "../ports/file-shelf.ts";
import type { Route } from "../ports/http.ts";
import type { KeptFile } from "../ports/page-store.ts";
import { isToken } from "../ports/token.ts";

const folder = "/files/";

/** So many files are looked for at the same time: whoever makes up addresses must leave connections to those who chat. */
const usualLooks = 4;

/** What a shelf takes. */
export interface FileShelfOptions {
  /** Where the files wait. */
  readonly kept: Downloads;
  /** 32 random bytes as 43 characters of base64url, new at each call: nobody can guess it. */
  readonly makeToken: () => string;
  /** So many are looked for at the same time, where that is less than four. */
  readonly mostLooks?: number;
  /** Where others reach this server, without a slash at its end; absent: nothing is taken. */
  readonly publicUrl?: string | undefined;
}

/** Files for one download each, with the route by which they go. */
export function openFileShelf(options: FileShelfOptions): FileShelf & { readonly route: Route } {
  const { kept, makeToken, publicUrl } = options;
  return {
    async put({ name, type, base64 }, who) {
      if (publicUrl === undefined) return undefined;
      const token = makeToken();
      const file = {
        name: name.replaceAll(/[^\w.-]/g, "-"),
        type: knownType(type),
        bytes: Buffer.from(base64, "base64"),
      };
      return (await kept.put(hashOf(token), who, file)) ? `${publicUrl}${folder}${token}` : undefined;
    },
    route: { kind: "raw", method: "GET", path: folder, below: true, serve: openCounter(options) },
  };
}

/** Where files are handed out. Anybody can ask for any address, so what cannot be one of ours is looked for by nobody. */
function openCounter({ kept, mostLooks = usualLooks }: FileShelfOptions) {
  const most = Math.min(mostLooks, usualLooks);
  let looks = 0;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const token = tokenOf(request);
    if (!isToken(token)) return serveFile(undefined, response);
    // What is not looked for stays on the shelf.
    if (looks >= most) return tellLater(response);
    looks += 1;
    try {
      serveFile(await kept.take(hashOf(token)), response);
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      tellLater(response);
    } finally {
      looks -= 1;
    }
  };
}

function tokenOf({ url = "" }: IncomingMessage): string {
  return (url.split("?")[0] ?? "").slice(folder.length);
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

function knownType(type: string): string {
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : "application/octet-stream";
}

/** Kept by nobody on the way, and never shown in the page of ours that it came from. */
const strict = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; sandbox",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex",
} as const;

function tellLater(response: ServerResponse): void {
  response.setHeader("retry-after", "60");
  tell(response, 503, "This file cannot be fetched just now. Try again in a minute.\n");
}

function tell(response: ServerResponse, status: number, text: string): void {
  const headers = {
    ...strict,
    "content-type": "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(text),
  };
  response.writeHead(status, headers).end(text);
}

function serveFile(found: KeptFile | undefined, response: ServerResponse): void {
  if (found === undefined) {
    tell(response, 404, "This file was fetched already or is too old. Ask for it again in the chat.\n");
    return;
  }
  response
    .writeHead(200, {
      ...strict,
      "content-type": knownType(found.type),
      "content-length": found.bytes.length,
      "content-disposition": `attachment; filename="${found.name.replaceAll(/[^\w.-]/g, "-")}"`,
    })
    .end(found.bytes);
}
