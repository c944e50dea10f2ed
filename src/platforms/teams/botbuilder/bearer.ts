import {
  AuthenticationConstants,
  JwtTokenProviderFactory,
  ManagedIdentityAppCredentials,
  MicrosoftAppCredentials,
} from "botframework-connector";
import type { TeamsSettings } from "../../../ports/settings.ts";
import { isTestHost } from "../service-host.ts";
import type { Timer } from "../timer.ts";
import { openOneLogin } from "./one-login.ts";

/** The assistant's own token for calls to an address; undefined where none is asked for. */
export type OwnToken = (serviceUrl: string, fresh: boolean) => Promise<string | undefined>;

/** Logs in with what is set, once for many calls. Hosts set for tests get a made-up token, and nobody is asked. */
export function openOwnToken(settings: TeamsSettings, timer: Timer): OwnToken {
  const { appId } = settings;
  if (!settings.auth || appId === undefined) return async () => undefined;
  const credentials = credentialsOf(settings, appId);
  const login = openOneLogin((fresh) => credentials.getToken(fresh), timer);
  return async (serviceUrl, fresh) => {
    if (settings.openIdMetadataUrl !== undefined && isTestHost(serviceUrl, settings)) return "made-up-for-tests";
    return login(fresh);
  };
}

function credentialsOf(
  { appType, appPassword, tenantId }: TeamsSettings,
  appId: string,
): { getToken(fresh: boolean): Promise<string> } {
  const scope = AuthenticationConstants.ToChannelFromBotOAuthScope;
  switch (appType) {
    case "SingleTenant":
      return new MicrosoftAppCredentials(appId, appPassword ?? "", tenantId, scope);
    case "UserAssignedMSI":
      return new ManagedIdentityAppCredentials(appId, scope, new JwtTokenProviderFactory());
    default:
      return appType satisfies never;
  }
}
