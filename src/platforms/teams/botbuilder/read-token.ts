import { z } from "zod";

/** What a token claims, before anybody has checked its signature. */
export interface Claims {
  readonly kid: string;
  readonly serviceUrl: string;
  /** Seconds since 1970. */
  readonly expires: number;
  readonly notBefore: number;
}

/** The issuer of the tokens that the channel brings. */
export const channelIssuer = "https://api.botframework.com";
/** Real ones have about 1,000 characters. */
const longestToken = 8_192;

const header = z.object({ alg: z.literal("RS256"), kid: z.string().min(1).max(200) });

/** The token of "Bearer <token>"; undefined for anything else. */
export function readBearer(authorization: string | undefined): string | undefined {
  if (authorization === undefined || authorization.length > longestToken) return undefined;
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1];
}

/** Reads the claims, where they are those of a token of the channel for this app; undefined for any other shape. */
export type ReadToken = (token: string) => Claims | undefined;

/** Whether two names of an app are the same: operators copy them in large letters as well. */
export function isSameApp(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Knows the tokens for one app. */
export function openTokenReader(appId: string): ReadToken {
  const payloadSchema = z.object({
    iss: z.literal(channelIssuer),
    aud: z.string().refine((app) => isSameApp(app, appId)),
    exp: z.number(),
    nbf: z.number().optional(),
    serviceurl: z.string().min(1),
  });
  return (token) => {
    const [head = "", payload = ""] = token.split(".");
    const kid = header.safeParse(decode(head)).data?.kid;
    const claims = kid === undefined ? undefined : payloadSchema.safeParse(decode(payload)).data;
    if (kid === undefined || claims === undefined) return undefined;
    return { kid, serviceUrl: claims.serviceurl, expires: claims.exp, notBefore: claims.nbf ?? 0 };
  };
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
