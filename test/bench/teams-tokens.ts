import { generateKeyPairSync } from "node:crypto";
import jsonwebtoken from "jsonwebtoken";
import { openStandIn, type StandIn } from "./http-load.ts";

export const teamsAppId = "0b0b0b0b-1111-4222-8333-444444444444";
export const teamsTenant = "0c0c0c0c-1111-4222-8333-555555555555";

const issuer = "https://api.botframework.com";
const keyId = "bench";
const livesSeconds = 3_600;

/** Keys of our own, published as the platform publishes its keys. */
export interface TokenMint extends StandIn {
  readonly metadataUrl: string;
  /** A new token for requests in the name of that service. */
  sign(serviceUrl: string): string;
}

export async function openTokenMint(): Promise<TokenMint> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const key = { ...publicKey.export({ format: "jwk" }), kid: keyId, use: "sig", endorsements: ["msteams"] };
  const stand = await openStandIn(({ url, headers }) => {
    const metadata = {
      issuer,
      jwks_uri: `http://${headers.host}/keys`,
      id_token_signing_alg_values_supported: ["RS256"],
    };
    return { status: 200, body: JSON.stringify(url === "/keys" ? { keys: [key] } : metadata) };
  });
  let signed = 0;
  return {
    ...stand,
    metadataUrl: `${stand.url}/openid`,
    sign(serviceUrl) {
      signed += 1;
      const claims = { serviceurl: serviceUrl, jti: String(signed) };
      const options = {
        algorithm: "RS256",
        keyid: keyId,
        issuer,
        audience: teamsAppId,
        expiresIn: livesSeconds,
      } as const;
      return jsonwebtoken.sign(claims, privateKey, { ...options, notBefore: -60 });
    },
  };
}
