import type { Clock } from "../ports/clock.ts";
import type { Finding } from "./finding.ts";

/** What the doctor asks the network with. */
export interface Web {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** How long one question may take, the whole answer read: milliseconds. */
  readonly patienceMs: number;
}

/** What came back. `code` is the machine's word (ENOTFOUND, ETIMEDOUT ...); `skewMs`: how far the server's clock is ahead. */
export type WebAnswer =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly headers: Headers;
      /** Undefined: no JSON. */
      readonly json: unknown;
      readonly skewMs: number | undefined;
    }
  | { readonly kind: "unreachable"; readonly host: string; readonly code: string };

/** What was found, and the answers it was found from. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly answers: readonly WebAnswer[];
}

/** Asks once and follows no redirect. Never rejects. */
export async function askWeb({ fetch, clock, patienceMs }: Web, url: string, init: RequestInit): Promise<WebAnswer> {
  try {
    const answer = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(patienceMs) });
    const skewMs = skewOf(answer.headers.get("date"), clock);
    return {
      kind: "answered",
      status: answer.status,
      headers: answer.headers,
      json: jsonOf(await answer.text()),
      skewMs,
    };
  } catch (error) {
    return { kind: "unreachable", host: URL.canParse(url) ? new URL(url).host : url, code: codeOf(error) };
  }
}

function skewOf(date: string | null, clock: Clock): number | undefined {
  const told = Date.parse(date ?? "");
  return Number.isNaN(told) ? undefined : told - clock.now();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// What fetch rejects with hides the system's code in its cause.
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "EUNKNOWN";
  if (error.name === "TimeoutError") return "ETIMEDOUT";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause === undefined ? "EUNKNOWN" : codeOf(error.cause);
}

const fixes: readonly { readonly codes: RegExp; readonly fix: (host: string) => string }[] = [
  {
    codes: /^(?:ENOTFOUND|EAI_AGAIN)$/,
    fix: (host) => `Its name is not found: see that DNS on this machine knows ${host}; no proxy is used.`,
  },
  {
    codes: /CERT|SELF_SIGNED|LEAF_SIGNATURE|TLS/,
    fix: (host) =>
      `Its certificate is not trusted: a proxy may open connections to ${host}. Name its certificate in NODE_EXTRA_CA_CERTS.`,
  },
];

/** What mends a connection that did not come about. */
export function fixConnection(host: string, code: string): string {
  const known = fixes.find(({ codes }) => codes.test(code));
  return (
    known?.fix(host) ??
    `Let this machine reach https://${host} directly (DNS, firewall; no proxy is used), then try again.`
  );
}
