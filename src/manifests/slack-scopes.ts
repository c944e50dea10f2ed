/** What the bot may do in a workspace, and why it must: the whole list, and the comments of manifests/slack.yaml. */
export const slackScopes = [
  { scope: "app_mentions:read", why: "to be told when somebody mentions it in a channel" },
  {
    scope: "channels:read",
    why: "to make a team of those who are in a public channel, when a manager asks for it there; without it that cannot be done",
  },
  { scope: "chat:write", why: "to answer, in public or to one person alone, and to write to people first" },
  { scope: "commands", why: "for /study" },
  {
    scope: "files:write",
    why: "to show how far somebody has come as a picture, without it told in words; to send files that somebody asked for",
  },
  { scope: "groups:read", why: "the same for the members of a private channel that it was invited to" },
  { scope: "im:history", why: "to receive direct messages to it; it cannot read those between people" },
  {
    scope: "im:write",
    why: "to find its direct message with somebody, and there what it sent, where an answer got lost",
  },
  { scope: "usergroups:read", why: "to make a team of a user group, when a manager names it" },
  {
    scope: "users:read",
    why: "for a person's name, time zone and language, and to hear when they change (user_change)",
  },
] as const;

/** The events it subscribes to, and what each is for. */
export const slackEvents = [
  { event: "app_home_opened", why: "draws the Home tab" },
  { event: "app_mention", why: "a question in a channel" },
  { event: "app_uninstalled", why: "the token of a workspace that installed by OAuth is dropped" },
  { event: "message.im", why: "a question in a direct message" },
  { event: "tokens_revoked", why: "the same, where only the token was taken back" },
  { event: "user_change", why: "a new time zone or language" },
] as const;
