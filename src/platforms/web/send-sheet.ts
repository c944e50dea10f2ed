import type { ServerResponse } from "node:http";
import { drawNote } from "./page-views.tsx";
import type { Visit } from "./page-visit.ts";

/** A document, and the status it is sent with. */
export interface Sheet {
  readonly status: number;
  readonly html: string;
}

/** Sends a document. */
export function sendSheet(response: ServerResponse, { status, html }: Sheet): void {
  const body = Buffer.from(html);
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", "content-length": body.length });
  response.end(body);
}

/** A document of a heading and a sentence, for whoever is signed in, or for nobody. */
export function noteSheet(
  status: number,
  words: { readonly title: string; readonly about: string },
  visit?: Visit,
): Sheet {
  return { status, html: drawNote(words, { visitor: visit?.visitor ?? null }) };
}
