import { JwtTokenExtractor } from "botframework-connector/lib/auth/jwtTokenExtractor.js";
import type { Clock } from "../../../ports/clock.ts";
import { type Timer, within } from "../timer.ts";

/** After a failure nobody is asked again for so many milliseconds: forged tokens must not make us a nuisance to others. */
const pauseMs = 1_000;
/** The package itself would wait for ever. */
const limitMs = 5_000;

/** A public key as PEM, and whether it may sign for Teams. */
export interface SigningKey {
  readonly pem: string;
  readonly endorsed: boolean;
}

/** Finds the key of that name: "unknown" where there is none, "unavailable" where it cannot be learned now. */
export type FindKey = (kid: string) => Promise<SigningKey | "unknown" | "unavailable">;

/** The keys that the channel publishes, in the package's own cache, so that it need not fetch them a second time. */
export function openSigningKeys(options: {
  readonly url: string;
  readonly clock: Clock;
  readonly timer: Timer;
}): FindKey {
  const { openIdMetadata } = new JwtTokenExtractor({}, options.url, ["RS256"]);
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
      return key === null ? "unknown" : { pem: key.key, endorsed: isEndorsed(key.endorsements) };
    } catch {
      return failed();
    }
  };
  // One after the other: while the keys are being fetched, the package would fetch them again for each further question.
  let last: ReturnType<FindKey> = Promise.resolve("unknown");
  return (kid) => {
    last = last.then(() => ask(kid));
    return last;
  };
}

// As the package has it: a key without endorsements is for every channel.
function isEndorsed(endorsements: readonly string[] | undefined): boolean {
  return endorsements === undefined || endorsements.length === 0 || endorsements.includes("msteams");
}
