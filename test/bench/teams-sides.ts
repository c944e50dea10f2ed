import { type Bot, benchPath, ourArgs, startBot } from "./bot-process.ts";
import type { FakeConnector } from "./teams-load.ts";
import { type TokenMint, teamsAppId, teamsTenant } from "./teams-tokens.ts";

/** Our server as `npm start` runs it, for Teams with tokens checked, with a record on the disk for every learner. */
export function startOurTeams(
  { connector, mint }: { readonly connector: FakeConnector; readonly mint: TokenMint },
  nodeOptions: readonly string[] = [],
): Promise<Bot> {
  return startBot({
    name: "unitwise",
    args: [...nodeOptions, ...ourArgs],
    env: ({ port, dir }) => ({
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: `${dir}/data`,
      MICROSOFT_APP_ID: teamsAppId,
      MICROSOFT_APP_PASSWORD: "bench-password",
      MICROSOFT_APP_TENANT_ID: teamsTenant,
      MICROSOFT_APP_TYPE: "SingleTenant",
      TEAMS_OPENID_METADATA_URL: mint.metadataUrl,
      TEAMS_SERVICE_HOSTS: new URL(connector.url).host,
    }),
    readyPath: "/readyz",
  });
}

/** A bot that answers what it is told and asks nobody for a token. */
export function startTeamsEcho(nodeOptions: readonly string[] = []): Promise<Bot> {
  const args = [...nodeOptions, benchPath("bots/teams-bare.mjs")];
  return startBot({ name: "botbuilder echo", args, env: ({ port }) => ({ PORT: String(port) }) });
}
