import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  type WebClient,
} from "@slack/web-api";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Metrics } from "../../ports/metrics.ts";
import { type KeepAliveFetch, TransportError } from "./keep-alive-fetch.ts";
import { SlackRefusal, writeJson } from "./write-json.ts";

/** One call of the Web API. */
export interface SlackCall {
  readonly client: WebClient;
  readonly team: string;
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/**
 * Calls a method of the Web API once. Rejects with an `OutsideError`: `answered` where Slack may have done it,
 * `retryAfterMs` where it asks to wait; code EGONE where it will never work (no such channel, a revoked token), then
 * `where` names Slack's own word for it.
 */
export type CallSlack = (call: SlackCall) => Promise<Readonly<Record<string, unknown>>>;

/** What every answer takes: sent as JSON without the package, which takes a tenth of an answer's time for it. */
const writes: ReadonlySet<string> = new Set(["chat.postMessage", "chat.postEphemeral", "chat.update"]);

/** Slack's own troubles; all other words of its API mean that a repetition is refused alike. */
const passing: ReadonlySet<string> = new Set([
  "fatal_error",
  "internal_error",
  "request_timeout",
  "service_unavailable",
  "team_added_to_org",
]);

/** What calls need. */
export interface CallSlackOptions {
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly fetch: KeepAliveFetch["fetch"];
  readonly apiUrl: string;
}

/** Calls with what Slack asked for in mind: after a 429, that method waits (per channel, where it writes to one). */
export function openCallSlack({ clock, metrics, fetch, apiUrl }: CallSlackOptions): CallSlack {
  const closedUntil = new Map<string, number>();
  return async ({ client, team, method, args }) => {
    const channel = typeof args["channel"] === "string" ? args["channel"] : "";
    const gate = `${team}/${method}/${channel}`;
    const wait = (closedUntil.get(gate) ?? 0) - clock.now();
    if (wait > 0) throw limited(method, wait);
    closedUntil.delete(gate);
    try {
      if (writes.has(method)) return await writeJson({ url: `${apiUrl}${method}`, token: client.token, args, fetch });
      return { ...(await client.apiCall(method, asSent(args))) };
    } catch (error) {
      const outside = toOutsideError(error, method);
      if (outside.retryAfterMs !== undefined) {
        for (const [old, until] of closedUntil) if (until < clock.now()) closedUntil.delete(old);
        closedUntil.set(gate, clock.now() + outside.retryAfterMs);
      }
      if (outside.code !== "EGONE") metrics.retried({ platform: "slack", where: method, code: outside.code });
      throw outside;
    }
  };
}

/** Lists and objects travel as JSON; made so here, the package's notes for debugging need not walk through them. */
function asSent(args: SlackCall["args"]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, typeof value === "object" ? JSON.stringify(value) : value]),
  );
}

function limited(method: string, retryAfterMs: number): OutsideError {
  return new OutsideError(`Slack asks to wait before ${method}`, { where: method, code: "ERATE", retryAfterMs });
}

/** A failure of the package as one of ours. */
function toOutsideError(error: unknown, method: string): OutsideError {
  if (error instanceof SlackRefusal) return refused(error, method);
  if (error instanceof WebAPIRateLimitedError) return limited(method, Math.max(1, error.retryAfter) * 1_000);
  if (error instanceof WebAPIPlatformError) return refusedWith(error.data.error, method);
  if (error instanceof WebAPIHTTPError) return failedWith(error.statusCode, method);
  return transportError(error instanceof WebAPIRequestError ? error.original : error, method);
}

function refused({ status, word, retryAfterMs }: SlackRefusal, method: string): OutsideError {
  if (status === 429) return limited(method, retryAfterMs);
  return word === undefined ? failedWith(status, method) : refusedWith(word, method);
}

/** Slack's own word for why not. */
function refusedWith(word: string, method: string): OutsideError {
  if (word === "ratelimited" || word === "rate_limited") return limited(method, 1_000);
  const known = passing.has(word);
  return new OutsideError(`Slack answered ${method} with ${word}`, {
    where: known ? method : word,
    code: known ? "ESLACK" : "EGONE",
    answered: known,
  });
}

/** An answer that is not of the API at all. */
function failedWith(status: number, method: string): OutsideError {
  const never = status >= 400 && status < 500 && status !== 408 && status !== 429;
  if (never) return new OutsideError(`Slack refuses ${method}`, { where: `HTTP${status}`, code: "EGONE" });
  return new OutsideError(`Slack answered ${method} with HTTP ${status}`, {
    where: method,
    code: `HTTP${status}`,
    answered: status >= 500 && status !== 503,
  });
}

/** No answer came: was the request on its way? */
export function transportError(error: unknown, where: string): OutsideError {
  const transport = error instanceof TransportError ? error : undefined;
  const code = transport?.code ?? "EUNKNOWN";
  const answered = transport?.sent ?? true;
  return new OutsideError(`No answer from Slack (${where}: ${code})`, { where, code, answered, cause: error });
}
