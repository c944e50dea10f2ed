import type { SendStatements, Sent } from "../ports/statement-outbox.ts";
import type { XapiSettings } from "../ports/xapi-settings.ts";

/** A store that has not answered by then is asked again. */
const patienceMs = 30_000;
/** As much of an answer as an operator is told. */
const mostTold = 300;

interface SendConfig {
  readonly store: NonNullable<XapiSettings["store"]>;
  readonly fetch: typeof fetch;
  readonly patienceMs?: number;
}

/** Posts statements to the Statement Resource of a Learning Record Store (IEEE 9274.1.1-2023), all of them or none. */
export function sendToStore(config: SendConfig): SendStatements {
  const { url, key, secret } = config.store;
  const headers = {
    "Content-Type": "application/json",
    "X-Experience-API-Version": "2.0.0",
    Authorization: `Basic ${Buffer.from(`${key}:${secret}`, "utf8").toString("base64")}`,
  };
  return async (statements) => {
    try {
      const answer = await config.fetch(`${url}statements`, {
        method: "POST",
        headers,
        body: `[${statements.join(",")}]`,
        // Key and secret are for this address alone.
        redirect: "manual",
        signal: AbortSignal.timeout(config.patienceMs ?? patienceMs),
      });
      return judge(answer, await textOf(answer));
    } catch (error) {
      return { kind: "later", reason: codeOf(error), retryAfterMs: undefined };
    }
  };
}

function judge({ status, ok, headers }: Response, text: string): Sent {
  const reason = `${status} ${text}`.trim();
  if (ok) return { kind: "kept" };
  if (status === 409) return { kind: "taken" };
  if (status === 400 || status === 413 || status === 422) return { kind: "refused", reason };
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return { kind: "later", reason: String(status), retryAfterMs: waitOf(headers.get("Retry-After")) };
  // 401, 403, 404, a redirect: nothing we send will be taken before somebody mends the settings.
  return { kind: "shut", reason: String(status) };
}

// A body that is not read keeps its connection from being used again.
async function textOf(answer: Response): Promise<string> {
  const text = await answer.text();
  return text.replaceAll(/\s+/g, " ").slice(0, mostTold);
}

// Seconds; a date is left to our own pauses.
function waitOf(header: string | null): number | undefined {
  const seconds = Number(header ?? "");
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3_600) * 1_000 : undefined;
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
  return typeof code === "string" ? code : cause instanceof Error ? cause.name : "unknown";
}
