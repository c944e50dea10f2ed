/** What a workspace is asked to grant when it installs the assistant; a test holds it equal to manifests/slack.yaml. */
export const botScopes = [
  "app_mentions:read",
  "channels:read",
  "chat:write",
  "commands",
  "files:write",
  "groups:read",
  "im:history",
  "im:write",
  "usergroups:read",
  "users:read",
] as const;
