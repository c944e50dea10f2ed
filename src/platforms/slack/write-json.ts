import { z } from "zod";
import type { KeepAliveFetch } from "./keep-alive-fetch.ts";

/** An answer of the Web API that is no "ok": its status, and its word where it has one. */
export class SlackRefusal extends Error {
  readonly status: number;
  readonly word: string | undefined;
  readonly retryAfterMs: number;
  constructor(status: number, word: string | undefined, retryAfterMs: number) {
    super(word ?? `HTTP ${status}`);
    this.name = "SlackRefusal";
    this.status = status;
    this.word = word;
    this.retryAfterMs = retryAfterMs;
  }
}

const answerSchema = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

/** Calls a method that takes JSON. Rejects with a `SlackRefusal`, or with what the transport says. */
export async function writeJson({
  url,
  token,
  args,
  fetch,
}: {
  readonly url: string;
  readonly token: string | undefined;
  readonly args: Readonly<Record<string, unknown>>;
  readonly fetch: KeepAliveFetch["fetch"];
}): Promise<Readonly<Record<string, unknown>>> {
  const body = JSON.stringify(args);
  const headers = {
    authorization: `Bearer ${token ?? ""}`,
    "content-type": "application/json; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
  };
  const response = await fetch(url, { method: "POST", headers, body });
  if (response.status !== 200) {
    const seconds = Number(response.headers.get("retry-after") ?? "1");
    throw new SlackRefusal(response.status, undefined, Math.max(1, seconds || 1) * 1_000);
  }
  const answer = answerSchema.safeParse(parseJson(await response.text())).data;
  if (answer === undefined) throw new SlackRefusal(502, undefined, 0);
  if (!answer.ok) throw new SlackRefusal(200, answer.error ?? "unknown_error", 0);
  return answer;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
