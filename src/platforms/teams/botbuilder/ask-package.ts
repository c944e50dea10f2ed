import { ConfigurationBotFrameworkAuthentication } from "botbuilder";
import {
  AuthenticationConstants,
  AuthenticationError,
  PasswordServiceClientCredentialFactory,
  type ServiceClientCredentialsFactory,
} from "botframework-connector";
import { channelIssuer, isSameApp } from "./read-token.ts";

/** The verdict of the package on a token that has passed our own checks. */
export type AskPackage = (token: string, serviceUrl: string) => Promise<"ok" | "refused" | "unavailable">;

/**
 * The package's own check of a token. It is asked last: what it lets in too easily, or remembers for ever, has been
 * refused before. The whole group of settings is given, as it ignores the metadata's address alone.
 */
export function openPackageCheck(options: { readonly appId: string; readonly metadataUrl: string }): AskPackage {
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
      ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
      ToBotFromChannelTokenIssuer: channelIssuer,
      OAuthUrl: AuthenticationConstants.OAuthUrl,
      ToBotFromChannelOpenIdMetadataUrl: options.metadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: options.metadataUrl,
      CallerId: "urn:botframework:azure",
    },
    audienceOf(options.appId),
  );
  return async (token, serviceUrl) => {
    try {
      const { claimsIdentity } = await authentication.authenticateRequest(teamsActivity(serviceUrl), `Bearer ${token}`);
      return claimsIdentity.isAuthenticated ? "ok" : "refused";
    } catch (error) {
      return isVerdict(error) ? "refused" : "unavailable";
    }
  };
}

// Only the app's id is asked of it: who the token must be for. Authentication is never off.
function audienceOf(appId: string): ServiceClientCredentialsFactory {
  const logins = new PasswordServiceClientCredentialFactory(appId, "");
  return {
    isValidAppId: async (app = "") => isSameApp(app, appId),
    isAuthenticationDisabled: async () => false,
    createCredentials: (...given) => logins.createCredentials(given[0], given[1] ?? "", given[2], given[3]),
  };
}

const verdicts: readonly string[] = ["JsonWebTokenError", "NotBeforeError", "TokenExpiredError"];

function isVerdict(error: unknown): boolean {
  if (error instanceof AuthenticationError) return error.statusCode < 500;
  return error instanceof Error && verdicts.includes(error.name);
}

function teamsActivity(
  serviceUrl: string,
): Parameters<ConfigurationBotFrameworkAuthentication["authenticateRequest"]>[0] {
  const nobody = { id: "", name: "" };
  const conversation = { id: "", name: "", isGroup: false, conversationType: "" };
  return {
    type: "message",
    channelId: "msteams",
    serviceUrl,
    from: nobody,
    recipient: nobody,
    conversation,
    text: "",
    label: "",
    valueType: "",
    listenFor: [],
    localTimezone: "",
    callerId: "",
  };
}
