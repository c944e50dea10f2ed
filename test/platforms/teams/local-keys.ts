import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import jwt from "jsonwebtoken";
import { systemClock } from "../../../src/schedule/system-clock.ts";

/** The app and the tenant of tests. */
export const appId = "11111111-abcd-3333-4444-555555555555";
export const tenant = "aaaaaaaa-0000-0000-0000-000000000001";

/** A publisher of keys on this machine, and tokens signed with them. */
export interface LocalKeys {
  readonly metadataUrl: string;
  /** The header of a token as the channel signs it, with other claims where given. */
  sign(claims?: Readonly<Record<string, unknown>>, how?: Signing): string;
  /** The key that signs, and one that nobody knows. */
  readonly key: Pair;
  readonly foreign: Pair;
  /** Requests for the metadata so far. */
  asked(): number;
  /** Answers everything with this status from now on, or not at all. */
  answerWith(status: number | "nothing"): void;
  close(): Promise<void>;
}

interface Pair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** How a token is signed. */
export interface Signing {
  readonly key?: KeyObject;
  readonly kid?: string | undefined;
}

/** Seconds since 1970, now. */
export function seconds(): number {
  return Math.floor(systemClock.now() / 1_000);
}

// Made once for all worlds of a file, as making them takes its time.
const key = generateKeyPairSync("rsa", { modulusLength: 2048 });
const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 });

export async function openLocalKeys(serviceUrl: string): Promise<LocalKeys> {
  let asked = 0;
  let status: number | "nothing" = 200;
  const server = createServer((request, response) => {
    if (status === "nothing") return undefined;
    response.writeHead(status, { "content-type": "application/json" });
    if (request.url === "/keys") return response.end(JSON.stringify({ keys: [jwk(key.publicKey)] }));
    asked++;
    return response.end(JSON.stringify({ issuer: "https://api.botframework.com", jwks_uri: `${base()}/keys` }));
  });
  const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    metadataUrl: `${base()}/openid`,
    key,
    foreign,
    sign: (claims = {}, how = {}) => {
      const all = {
        iss: "https://api.botframework.com",
        aud: appId,
        serviceurl: serviceUrl,
        nbf: seconds() - 10,
        exp: seconds() + 600,
        ...claims,
      };
      const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
      const kid = "kid" in how ? how.kid : "k1";
      const options = { algorithm: "RS256" as const, ...(kid === undefined ? {} : { keyid: kid }) };
      return `Bearer ${jwt.sign(given, how.key ?? key.privateKey, options)}`;
    },
    asked: () => asked,
    answerWith: (given) => {
      status = given;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function jwk(publicKey: KeyObject): object {
  const { n, e } = publicKey.export({ format: "jwk" });
  return { kty: "RSA", use: "sig", kid: "k1", n, e, endorsements: ["msteams"] };
}
