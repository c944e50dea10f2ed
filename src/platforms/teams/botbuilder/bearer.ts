import {
  AuthenticationConstants,
  JwtTokenProviderFactory,
  ManagedIdentityAppCredentials,
  MicrosoftAppCredentials,
} from "botframework-connector";
import { OutsideError } from "../../../domain/outside-error.ts";
import type { TeamsSettings } from "../../../ports/settings.ts";
import { isTestHost } from "../service-host.ts";
import { type Timer, within } from "../timer.ts";

/** The login may take so long; the package would wait for ever. */
const limitMs = 10_000;

/** The assistant's own token for calls to an address; undefined where none is asked for. */
export type OwnToken = (serviceUrl: string, fresh: boolean) => Promise<string | undefined>;

/** Logs in with what is set, once for many calls. Hosts set for tests get a made-up token, and nobody is asked. */
export function openOwnToken(settings: TeamsSettings, timer: Timer): OwnToken {
  const { appId } = settings;
  if (!settings.auth || appId === undefined) return async () => undefined;
  const credentials = credentialsOf(settings, appId);
  let running: Promise<string> | undefined;
  const login = (fresh: boolean): Promise<string> => {
    running ??= credentials.getToken(fresh).finally(() => {
      running = undefined;
    });
    return running;
  };
  return async (serviceUrl, fresh) => {
    if (settings.openIdMetadataUrl !== undefined && isTestHost(serviceUrl, settings)) return "made-up-for-tests";
    const token = await within(login(fresh).catch(failed), { ms: limitMs, timer, late: undefined });
    return token ?? failed(undefined, "ETIMEDOUT");
  };
}

function failed(cause: unknown, code = "ELOGIN"): never {
  throw new OutsideError("Microsoft's login gave no token", { where: "teams login", code, cause });
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
