import { type KeyObject, verify } from "node:crypto";
import type { Clock } from "../../../ports/clock.ts";
import type { Log } from "../../../ports/log.ts";
import type { Caller, Checked, TeamsChannel } from "../channel.ts";
import type { Timer } from "../timer.ts";
import { type AskPackage, openPackageCheck } from "./ask-package.ts";
import { type Claims, openTokenReader, readBearer } from "./read-token.ts";
import { type FindKey, openSigningKeys } from "./signing-keys.ts";
import { openVerifiedTokens } from "./verified-tokens.ts";

/** Clocks may differ by so many seconds: the package's own figure. */
const toleranceSeconds = 5 * 60;
/** A token at the wrong time is told of at most once in so many milliseconds. */
const quietMs = 60_000;

/** What checking tokens takes. */
export interface CheckOptions {
  readonly appId: string;
  readonly metadataUrl: string;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
}

/** Judges tokens: shape, audience and issuer first, which costs nothing, then signature and time, and the package last. */
export function openTokenCheck(options: CheckOptions): TeamsChannel["check"] {
  const verified = openVerifiedTokens<Caller>();
  const findKey = openSigningKeys({ ...options, url: options.metadataUrl });
  const readToken = openTokenReader(options.appId);
  const ask = openPackageCheck(options);
  const tellTime = openTimeNote(options);
  return async (authorization): Promise<Checked> => {
    const token = readBearer(authorization);
    if (token === undefined) return { kind: "refused" };
    const now = options.clock.now() / 1_000;
    const known = verified.find(token, now);
    if (known !== undefined) return known;
    const claims = readToken(token);
    if (claims === undefined) return { kind: "refused" };
    const found = await judge(token, claims, { findKey, ask, now, tellTime });
    if (found !== "ok") return { kind: found };
    const caller: Caller = { kind: "channel", serviceUrl: claims.serviceUrl };
    verified.keep(token, caller, claims.expires + toleranceSeconds);
    return caller;
  };
}

interface Judge {
  readonly findKey: FindKey;
  readonly ask: AskPackage;
  readonly now: number;
  readonly tellTime: () => void;
}

async function judge(token: string, claims: Claims, with_: Judge): Promise<"ok" | "refused" | "unavailable"> {
  const { findKey, ask, now, tellTime } = with_;
  const key = await findKey(claims.kid);
  if (key === "unavailable") return "unavailable";
  if (key === "unknown" || !key.endorsed || !isSigned(token, key.key)) return "refused";
  if (claims.expires + toleranceSeconds <= now || claims.notBefore - toleranceSeconds > now) {
    tellTime();
    return "refused";
  }
  return ask(token, claims.serviceUrl);
}

function isSigned(token: string, key: KeyObject): boolean {
  const end = token.lastIndexOf(".");
  const signature = Buffer.from(token.slice(end + 1), "base64url");
  try {
    return verify("RSA-SHA256", Buffer.from(token.slice(0, end)), key, signature);
  } catch {
    return false;
  }
}

/** A genuine token at the wrong time points at this machine's clock, which is worth telling. */
function openTimeNote({ clock, log }: CheckOptions): () => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (clock.now() - toldAt < quietMs) return;
    toldAt = clock.now();
    log.error("Teams: a genuine token is not valid at this time; is the clock of this machine right?");
  };
}
