import type { AppsManifestValidateArguments } from "@slack/web-api";
import { accentColour } from "./draw-icons.ts";
import type { MenuCommand } from "./menu.ts";
import { slackEvents, slackScopes } from "./slack-scopes.ts";

/**
 * How Slack's requests come in: over a socket that we open, or to `url`, such as "https://your.host". With an address
 * several workspaces can install it by OAuth; `rotate` then has their tokens change every 12 hours, which Slack does not
 * let anybody turn off again, and which a single SLACK_BOT_TOKEN would not outlive.
 */
export type SlackMode = { readonly rotate?: boolean } & (
  | { readonly mode: "socket"; readonly url?: string | undefined }
  | { readonly mode: "http"; readonly url: string }
);

/**
 * Slack's app manifest. It has the Home and Messages tabs and neither `agent_view` nor `assistant_view`: those want the
 * scope assistant:write and show threads, prompts and a status line for answers that take long; ours come at once and
 * need one plain conversation, which works on every Slack plan.
 */
export function makeSlackManifest(commands: readonly MenuCommand[], mode: SlackMode) {
  const requests = mode.mode === "http" ? { request_url: slackPaths(mode.url).events } : {};
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: "Unitwise",
      description: "Which units make your contact centre certificate, and which go together",
      long_description: longDescription,
      background_color: accentColour,
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: "unitwise", always_online: true },
      slash_commands: [studyCommand(commands, mode)],
    },
    oauth_config: {
      ...(mode.url === undefined ? {} : { redirect_urls: [slackPaths(mode.url).redirect] }),
      scopes: { bot: slackScopes.map(({ scope }) => scope) },
    },
    settings: {
      event_subscriptions: { ...requests, bot_events: slackEvents.map(({ event }) => event) },
      interactivity: { is_enabled: true, ...requests },
      org_deploy_enabled: false,
      socket_mode_enabled: mode.mode === "socket",
      token_rotation_enabled: mode.rotate ?? false,
    },
  } satisfies AppsManifestValidateArguments["manifest"];
}

/** The addresses that Slack calls at a host. */
export function slackPaths(url: string): { readonly events: string; readonly redirect: string } {
  const base = url.replace(/\/+$/, "");
  return { events: `${base}/slack/events`, redirect: `${base}/slack/oauth_redirect` };
}

const longDescription = [
  "Unitwise knows the rules of combination of the OCR Certificates in Principles of Contact Centre Operations,",
  "Level 2 (10266) and Level 3 (10267). Ask whether units go together, what your plan still lacks, or what a unit is",
  "about. It says yes only where the rules say so, and tells you where your centre has to decide.",
  "Personal answers are shown to you alone. It is not a person, and neither a registrar nor an assessor.",
].join(" ");

function studyCommand(commands: readonly MenuCommand[], mode: SlackMode) {
  const hint = commands.slice(0, 3).map(({ title }) => title);
  return {
    command: "/study",
    ...(mode.mode === "http" ? { url: slackPaths(mode.url).events } : {}),
    description: "Ask Unitwise; only you see the answer",
    usage_hint: hint.join(" | "),
    // Ids instead of names: a name that somebody chose is not taken for words of the question.
    should_escape: true,
  };
}
