import { randomBytes } from "node:crypto";
import { teamsAppId } from "./teams-tokens.ts";

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const lasting = { iss: "https://api.botframework.com", exp: 4_000_000_000 };

/** Tokens that nobody signed: of any shape, and for this very app with the name of a true key, as far as anybody can forge. */
export function hostileTokens(many: number): { readonly junk: readonly string[]; readonly forged: readonly string[] } {
  const make = (head: () => object, claims: object): readonly string[] =>
    Array.from(
      { length: many },
      () => `${part({ alg: "RS256", ...head() })}.${part(claims)}.${randomBytes(256).toString("base64url")}`,
    );
  return {
    junk: make(() => ({ kid: randomBytes(8).toString("hex") }), lasting),
    forged: make(() => ({ kid: "bench" }), {
      ...lasting,
      aud: teamsAppId,
      serviceurl: "https://smba.trafficmanager.net/uk/",
    }),
  };
}
