/** What a workspace is asked to grant when it installs the assistant; a test holds it equal to manifests/slack.yaml. */
export const botScopes = [
  "app_mentions:read",
  "chat:write",
  "commands",
  "files:write",
  "im:history",
  "im:write",
  "users:read",
] as const;
