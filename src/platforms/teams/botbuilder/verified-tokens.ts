import { createHash } from "node:crypto";

/** Tokens that were found good, by their hash, until they expire. The channel uses one token for many requests. */
export interface VerifiedTokens<Found> {
  /** `now` in seconds. */
  find(token: string, now: number): Found | undefined;
  keep(token: string, found: Found, expires: number): void;
}

/** The channel has few senders; a thousand tokens are some hours of them. */
const mostTokens = 1_000;

/** An empty memory of tokens; at most a thousand, the oldest go first. */
export function openVerifiedTokens<Found>(): VerifiedTokens<Found> {
  const kept = new Map<string, { readonly found: Found; readonly expires: number }>();
  return {
    find: (token, now) => {
      const name = hash(token);
      const known = kept.get(name);
      if (known === undefined || known.expires > now) return known?.found;
      kept.delete(name);
      return undefined;
    },
    keep: (token, found, expires) => {
      kept.set(hash(token), { found, expires });
      for (const oldest of kept.keys()) {
        if (kept.size <= mostTokens) return;
        kept.delete(oldest);
      }
    },
  };
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("base64");
}
