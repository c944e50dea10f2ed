import { createPublicKey, type KeyObject } from "node:crypto";
import { JwtTokenExtractor } from "botframework-connector/lib/auth/jwtTokenExtractor.js";
import type { Clock } from "../../../ports/clock.ts";
import { type Timer, within } from "../timer.ts";

/** After a failure nobody is asked again for so many milliseconds: forged tokens must not make us a nuisance to others. */
const pauseMs = 1_000;
/** The package itself would wait for ever. */
const limitMs = 5_000;

/** A key that was found is not looked for again for so many milliseconds; the package itself keeps its list for a day. */
const knownMs = 600_000;
/** The channel publishes some ten keys at a time. */
const mostKnown = 32;

/** A public key, and whether it may sign for Teams. */
export interface SigningKey {
  readonly key: KeyObject;
  readonly endorsed: boolean;
}

/** Finds the key of that name: "unknown" where there is none, "unavailable" where it cannot be learned now. */
export type FindKey = (kid: string) => Promise<SigningKey | "unknown" | "unavailable">;

/**
 * The keys that the channel publishes, in the package's own cache, so that it need not fetch them a second time. Those found
 * are kept ready to use: making one anew costs six times what checking a signature does, and anybody may cause it.
 */
export function openSigningKeys(options: {
  readonly url: string;
  readonly clock: Clock;
  readonly timer: Timer;
}): FindKey {
  const { openIdMetadata } = new JwtTokenExtractor({}, options.url, ["RS256"]);
  const known = new Map<string, { readonly key: SigningKey; readonly at: number }>();
  let failedAt = Number.NEGATIVE_INFINITY;
  const failed = (): "unavailable" => {
    failedAt = options.clock.now();
    return "unavailable";
  };
  const ask = async (kid: string): ReturnType<FindKey> => {
    if (Math.abs(options.clock.now() - failedAt) < pauseMs) return "unavailable";
    try {
      const key = await within(openIdMetadata.getKey(kid), {
        ms: limitMs,
        timer: options.timer,
        late: "late" as const,
      });
      if (key === "late") return failed();
      if (key === null) return "unknown";
      const found = { key: createPublicKey(key.key), endorsed: isEndorsed(key.endorsements) };
      if (known.size >= mostKnown) known.clear();
      known.set(kid, { key: found, at: options.clock.now() });
      return found;
    } catch {
      return failed();
    }
  };
  // One after the other: while the keys are being fetched, the package would fetch them again for each further question.
  let last: ReturnType<FindKey> = Promise.resolve("unknown");
  return (kid) => {
    const found = known.get(kid);
    if (found !== undefined && Math.abs(options.clock.now() - found.at) < knownMs) return Promise.resolve(found.key);
    last = last.then(() => ask(kid));
    return last;
  };
}

// As the package has it: a key without endorsements is for every channel.
function isEndorsed(endorsements: readonly string[] | undefined): boolean {
  return endorsements === undefined || endorsements.length === 0 || endorsements.includes("msteams");
}
