import type { InstallProvider } from "@slack/oauth";
import type { Route } from "../../ports/http.ts";
import { botScopes } from "./scopes.ts";

/** The pages by which a workspace installs the assistant: GET /slack/install and /slack/oauth_redirect. */
export function installRoutes(installer: InstallProvider): readonly Route[] {
  const scopes = [...botScopes];
  return [
    {
      kind: "raw",
      method: "GET",
      path: "/slack/install",
      serve: (request, response) => installer.handleInstallPath(request, response, undefined, { scopes }),
    },
    {
      kind: "raw",
      method: "GET",
      path: "/slack/oauth_redirect",
      serve: (request, response) => installer.handleCallback(request, response),
    },
  ];
}
