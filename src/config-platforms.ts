import type { PlatformName, PlatformValues } from "./config.ts";
import type { StartupProblem } from "./domain/startup-error.ts";
import type { SlackSettings, TeamsSettings } from "./ports/settings.ts";

// Where an operator finds a value.
const slackPage = (page: string) => `api.slack.com/apps, your app, "${page}"`;
const azurePage = (page: string) => `portal.azure.com, your Azure Bot, "${page}"`;

interface Shape {
  readonly name: PlatformName;
  readonly looks: RegExp;
  readonly problem: string;
  readonly fix: string;
}

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const shapes: readonly Shape[] = [
  {
    name: "SLACK_BOT_TOKEN",
    looks: /^xoxb-\S+$/,
    problem: "is no bot token: those begin with xoxb- (one that changes, xoxe., needs the three settings of OAuth).",
    fix: `Copy the Bot User OAuth Token from ${slackPage("OAuth & Permissions")}.`,
  },
  {
    name: "SLACK_APP_TOKEN",
    looks: /^xapp-\S+$/,
    problem: "is no app-level token: those begin with xapp-.",
    fix: `Make one with connections:write at ${slackPage("Basic Information, App-Level Tokens")}.`,
  },
  {
    name: "SLACK_API_URL",
    looks: /^https?:\/\/\S+\/$/,
    problem: "is no address that ends with a slash.",
    fix: "Leave it out; it is only for a stand-in, such as http://127.0.0.1:4700/api/.",
  },
  {
    name: "MICROSOFT_APP_ID",
    looks: guid,
    problem: "is no app id: 32 hexadecimal digits in five groups.",
    fix: `Copy the Microsoft App ID from ${azurePage("Configuration")}.`,
  },
  {
    name: "MICROSOFT_APP_TENANT_ID",
    looks: guid,
    problem: "is no tenant id: 32 hexadecimal digits in five groups.",
    fix: `Copy the App Tenant ID from ${azurePage("Configuration")}.`,
  },
  {
    name: "MICROSOFT_APP_TYPE",
    looks: /^(?:SingleTenant|UserAssignedMSI)$/,
    problem: "must be SingleTenant or UserAssignedMSI.",
    fix: `Set it to the Bot Type shown at ${azurePage("Configuration")}.`,
  },
  {
    name: "TEAMS_OPENID_METADATA_URL",
    looks: /^https?:\/\/\S+$/,
    problem: "is no address.",
    fix: "Leave it out; it is only for tests with keys of their own.",
  },
  {
    name: "TEAMS_AUTH",
    looks: /^(?:on|off)$/,
    problem: "must be on or off.",
    fix: "Leave it out; off is only for Microsoft's Agents Playground on this machine.",
  },
];

/** Everything that is wrong with what is set for the platforms. */
export function platformProblems(values: PlatformValues, host: string): readonly StartupProblem[] {
  const misshapen = shapes.flatMap(({ name, looks, problem, fix }) => {
    const value = values[name];
    return value === undefined || looks.test(value) ? [] : [{ where: name, problem, fix }];
  });
  return [...misshapen, ...slackProblems(values), ...teamsProblems(values, host)];
}

const oauthNames = ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET"] as const;

function slackProblems(values: PlatformValues): readonly StartupProblem[] {
  if (!usesSlack(values)) return [];
  const oauth = oauthNames.filter((name) => values[name] !== undefined);
  const problems: StartupProblem[] = [];
  if (values.SLACK_APP_TOKEN === undefined && values.SLACK_SIGNING_SECRET === undefined)
    problems.push({
      where: "SLACK_APP_TOKEN",
      problem: "Slack needs this (Socket Mode, no public address), or SLACK_SIGNING_SECRET (HTTP).",
      fix: `Make an app-level token at ${slackPage("Basic Information, App-Level Tokens")}.`,
    });
  if (values.SLACK_BOT_TOKEN === undefined && oauth.length === 0)
    problems.push({
      where: "SLACK_BOT_TOKEN",
      problem: "Slack needs this for one workspace, or the three settings of OAuth for several.",
      fix: `Install the app and copy the Bot User OAuth Token from ${slackPage("OAuth & Permissions")}.`,
    });
  if (oauth.length > 0)
    for (const name of oauthNames.filter((one) => values[one] === undefined))
      problems.push({ where: name, problem: `is missing beside ${oauth.join(" and ")}.`, fix: oauthFix(name) });
  return problems;
}

function oauthFix(name: (typeof oauthNames)[number]): string {
  return name === "SLACK_STATE_SECRET"
    ? "Make up a long random text, for example with: openssl rand -hex 32"
    : `Copy it from ${slackPage("Basic Information, App Credentials")}.`;
}

function teamsProblems(values: PlatformValues, host: string): readonly StartupProblem[] {
  if (!usesTeams(values)) return [];
  if (values.TEAMS_AUTH === "off") return openTeamsProblems(values, host);
  const needed: readonly PlatformName[] = [
    "MICROSOFT_APP_ID",
    "MICROSOFT_APP_TENANT_ID",
    "MICROSOFT_APP_TYPE",
    ...(values.MICROSOFT_APP_TYPE === "UserAssignedMSI" ? [] : (["MICROSOFT_APP_PASSWORD"] as const)),
  ];
  const missing = needed
    .filter((name) => values[name] === undefined)
    .map((name) => ({ where: name, problem: "Teams needs this.", fix: missingFix(name) }));
  const surplus =
    values.MICROSOFT_APP_TYPE === "UserAssignedMSI" && values.MICROSOFT_APP_PASSWORD !== undefined
      ? [{ where: "MICROSOFT_APP_PASSWORD", problem: "a managed identity has none.", fix: "Leave it out." }]
      : [];
  return [...missing, ...surplus];
}

function missingFix(name: PlatformName): string {
  if (name === "MICROSOFT_APP_PASSWORD")
    return "Make a client secret at portal.azure.com, App registrations, your app, Certificates & secrets, and copy its value.";
  return shapes.find((one) => one.name === name)?.fix ?? "See .env.example.";
}

/** Without authentication anybody who reaches the port is believed, so only this machine may. */
function openTeamsProblems(values: PlatformValues, host: string): readonly StartupProblem[] {
  const problem = (text: string, fix: string) => ({ where: "TEAMS_AUTH", problem: text, fix });
  return [
    ...(values.MICROSOFT_APP_ID === undefined
      ? []
      : [
          problem(
            "is off although MICROSOFT_APP_ID is set.",
            "Leave TEAMS_AUTH out, or the app id for the Playground.",
          ),
        ]),
    ...(isLoopback(host)
      ? []
      : [problem(`is off although HOST ${host} is open to others.`, "Set HOST to 127.0.0.1 for the Playground.")]),
  ];
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function usesSlack(values: PlatformValues): boolean {
  return Object.keys(values).some((name) => name.startsWith("SLACK_") && name !== "SLACK_API_URL");
}

function usesTeams(values: PlatformValues): boolean {
  return Object.keys(values).some((name) => name.startsWith("MICROSOFT_")) || values.TEAMS_AUTH !== undefined;
}

/** The settings of the platforms that are used. Call with values that have no problems. */
export function readPlatforms(values: PlatformValues): {
  readonly slack: SlackSettings | undefined;
  readonly teams: TeamsSettings | undefined;
} {
  return {
    slack: usesSlack(values) ? slackSettings(values) : undefined,
    teams: usesTeams(values) ? teamsSettings(values) : undefined,
  };
}

function slackSettings(values: PlatformValues): SlackSettings {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = values;
  const oauth =
    clientId === undefined || clientSecret === undefined || stateSecret === undefined
      ? undefined
      : { clientId, clientSecret, stateSecret };
  return {
    appToken: values.SLACK_APP_TOKEN,
    signingSecret: values.SLACK_SIGNING_SECRET,
    // Where both are given, the workspaces that installed decide.
    botToken: oauth === undefined ? values.SLACK_BOT_TOKEN : undefined,
    oauth,
    apiUrl: values.SLACK_API_URL ?? "https://slack.com/api/",
  };
}

function teamsSettings(values: PlatformValues): TeamsSettings {
  return {
    appId: values.MICROSOFT_APP_ID,
    appPassword: values.MICROSOFT_APP_PASSWORD,
    tenantId: values.MICROSOFT_APP_TENANT_ID,
    appType: values.MICROSOFT_APP_TYPE === "UserAssignedMSI" ? "UserAssignedMSI" : "SingleTenant",
    openIdMetadataUrl: values.TEAMS_OPENID_METADATA_URL,
    serviceHosts: (values.TEAMS_SERVICE_HOSTS ?? "").split(/[\s,]+/).filter((one) => one !== ""),
    auth: values.TEAMS_AUTH !== "off",
  };
}
