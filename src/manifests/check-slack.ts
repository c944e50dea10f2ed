import { z } from "zod";

// Sizes and patterns are those of Slack's app manifest reference (docs.slack.dev/reference/app-manifest), as the types of
// @slack/web-api 8.2 repeat them; that of a long description is in Slack's published JSON schema, which in turn checks
// neither a missing address nor the scope that an event needs.
const text = (most: number) => z.string().min(1).max(most);
const address = z.url({ protocol: /^https$/ });

const command = z.strictObject({
  command: text(32).regex(/^\/[a-z0-9_-]+$/, "begins with a slash, then small letters, digits, - or _"),
  description: text(2000),
  usage_hint: text(1000).optional(),
  should_escape: z.boolean().optional(),
  url: address.optional(),
});

// Scopes that the events need (docs.slack.dev/reference/events); an event without its scope is never sent.
const scopeOfEvent: Readonly<Record<string, string>> = {
  app_mention: "app_mentions:read",
  "message.im": "im:history",
  user_change: "users:read",
};

const manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int() }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    long_description: text(4000).min(175, "Slack takes no long description of less than 175 characters"),
    background_color: z.string().regex(/^#(?:[0-9a-f]{3}){1,2}$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false, "people could not write to the bot"),
    }),
    bot_user: z.strictObject({ display_name: text(80).regex(/^[a-z0-9._-]+$/), always_online: z.boolean() }),
    slash_commands: z.array(command).max(50),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(address).max(1000).optional(),
    scopes: z.strictObject({ bot: z.array(text(100)).min(1).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: address.optional(), bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: address.optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

type Checked = z.infer<typeof manifest>;

/** What is wrong with a Slack manifest of ours, one sentence each with the place; none: Slack should take it. */
export function checkSlackManifest(value: unknown): readonly string[] {
  const checked = manifest.safeParse(value);
  if (!checked.success) return checked.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  return [...checkAddresses(checked.data), ...checkScopes(checked.data)];
}

function checkAddresses({ settings, features }: Checked): readonly string[] {
  const addresses = [
    { where: "settings.event_subscriptions.request_url", url: settings.event_subscriptions.request_url },
    { where: "settings.interactivity.request_url", url: settings.interactivity.request_url },
    ...features.slash_commands.map(({ command: name, url }) => ({ where: `features.slash_commands ${name}`, url })),
  ];
  const wanted = !settings.socket_mode_enabled;
  return addresses
    .filter(({ url }) => (url !== undefined) !== wanted)
    .map(({ where }) => `${where}: ${wanted ? "without Socket Mode an address is needed" : "Socket Mode has none"}`);
}

function checkScopes({ settings, features, oauth_config: { scopes } }: Checked): readonly string[] {
  const granted = new Set(scopes.bot);
  const needed = settings.event_subscriptions.bot_events.map((event) => ({ what: event, scope: scopeOfEvent[event] }));
  const commands = features.slash_commands.map(({ command: what }) => ({ what, scope: "commands" }));
  return [...needed, ...commands].flatMap(({ what, scope }) =>
    scope === undefined || granted.has(scope) ? [] : [`oauth_config.scopes.bot: ${what} needs ${scope}`],
  );
}
