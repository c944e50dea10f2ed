import { expect, test } from "vitest";
import { parse } from "yaml";
import { helpExamples } from "../../src/app/help-examples.ts";
import { checkSlackManifest } from "../../src/manifests/check-slack.ts";
import { menuOf } from "../../src/manifests/menu.ts";
import { makeSlackManifest } from "../../src/manifests/slack-manifest.ts";
import { slackEvents, slackScopes } from "../../src/manifests/slack-scopes.ts";
import { toSlackYaml } from "../../src/manifests/slack-yaml.ts";
import { botScopes } from "../../src/platforms/slack/scopes.ts";

const menu = menuOf(helpExamples);
const socket = makeSlackManifest(menu, { mode: "socket" });
const http = makeSlackManifest(menu, { mode: "http", url: "https://your.host/" });

test("over Socket Mode nothing names an address", () => {
  expect(checkSlackManifest(socket)).toEqual([]);
  expect(JSON.stringify(socket)).not.toContain("https://");
  expect(socket.settings.socket_mode_enabled).toBe(true);
});

test("over HTTP everything goes to the one address", () => {
  expect(checkSlackManifest(http)).toEqual([]);
  const events = "https://your.host/slack/events";
  expect(http.settings).toMatchObject({
    socket_mode_enabled: false,
    token_rotation_enabled: false,
    event_subscriptions: { request_url: events },
    interactivity: { request_url: events },
  });
  expect(http.features.slash_commands).toMatchObject([{ command: "/study", url: events }]);
  expect(http.oauth_config).toMatchObject({ redirect_urls: ["https://your.host/slack/oauth_redirect"] });
});

test("several workspaces can install it over Socket Mode too, and tokens rotate only where that is asked for", () => {
  const open = makeSlackManifest(menu, { mode: "socket", url: "https://your.host", rotate: true });
  expect(checkSlackManifest(open)).toEqual([]);
  expect(open.oauth_config).toMatchObject({ redirect_urls: ["https://your.host/slack/oauth_redirect"] });
  expect(open.settings.token_rotation_enabled).toBe(true);
});

test("the scopes are the few that are needed, and no more", () => {
  expect(socket.oauth_config.scopes.bot).toEqual([
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
  ]);
});

test("what a workspace is asked for when it installs by OAuth is what the manifest names", () => {
  expect([...botScopes].sort()).toEqual(slackScopes.map(({ scope }) => scope).sort());
});

test("every scope and event has its reason beside it, and the YAML says the same as the manifest", () => {
  const yaml = toSlackYaml(http, "Two lines\nof a head");
  expect(parse(yaml)).toEqual(http);
  expect(yaml.startsWith("# Two lines\n# of a head\n")).toBe(true);
  for (const { scope, why } of slackScopes) expect(yaml).toContain(`- ${scope} # ${why}`);
  for (const { event, why } of slackEvents) expect(yaml).toContain(`- ${event} # ${why}`);
});

test.each([
  ["a name that is too long", { display_information: { ...socket.display_information, name: "x".repeat(36) } }, /name/],
  [
    "a long description that is too short",
    { display_information: { ...socket.display_information, long_description: "short" } },
    /175/,
  ],
  ["a key that Slack does not know", { functions: {} }, /Unrecognized key/],
  [
    "a command without its slash",
    { features: { ...socket.features, slash_commands: [{ command: "study", description: "x" }] } },
    /begins with a slash/,
  ],
  [
    "a Messages tab that nobody can write in",
    {
      features: { ...socket.features, app_home: { ...socket.features.app_home, messages_tab_read_only_enabled: true } },
    },
    /could not write/,
  ],
  [
    "an event without the scope it needs",
    { oauth_config: { scopes: { bot: ["chat:write", "commands", "im:history", "users:read"] } } },
    /app_mention needs app_mentions:read/,
  ],
  ["HTTP without an address", { settings: { ...socket.settings, socket_mode_enabled: false } }, /address is needed/],
  [
    "Socket Mode with an address",
    { settings: { ...http.settings, socket_mode_enabled: true } },
    /Socket Mode has none/,
  ],
])("the check finds %s", (_what, change, problem) => {
  expect(checkSlackManifest({ ...socket, ...change }).join("\n")).toMatch(problem);
});
