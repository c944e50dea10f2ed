import { parseArgs } from "node:util";
import type { StartupProblem } from "../domain/startup-error.ts";
import type { SlackMode } from "./slack-manifest.ts";
import type { Developer } from "./teams-manifest.ts";

/** What the operator asked for. */
export interface ManifestOptions {
  readonly help: boolean;
  /** Write the files of manifests/ anew instead, from the command table. */
  readonly source: boolean;
  readonly slack: SlackMode;
  /** The public address, with no slash at its end. */
  readonly url: string | undefined;
  /** Undefined: no bot's id is known, so no Teams package can be made. */
  readonly teams:
    | { readonly botId: string; readonly appId: string; readonly developer: Partial<Developer> }
    | undefined;
  /** The folder the results go to; undefined: the usual one. */
  readonly out: string | undefined;
}

const options = {
  http: {
    type: "string",
    value: " URL",
    about: "Slack sends to this address: https://your.host (default: Socket Mode)",
  },
  url: { type: "string", value: " URL", about: "the address of this server for Teams, where Slack uses Socket Mode" },
  rotate: {
    type: "boolean",
    value: "",
    about: "Slack's tokens change every 12 hours; only with OAuth, never to be undone",
  },
  "app-id": { type: "string", value: " GUID", about: "the bot's Microsoft App ID (default: MICROSOFT_APP_ID)" },
  "teams-id": { type: "string", value: " GUID", about: "the app's own id in Teams (default: the bot's)" },
  developer: { type: "string", value: " NAME", about: "who offers it, as Teams shows it (default: Unitwise)" },
  website: { type: "string", value: " URL", about: "your page about it (default: the address)" },
  privacy: { type: "string", value: " URL", about: "your privacy statement (default: the website)" },
  terms: { type: "string", value: " URL", about: "your terms of use (default: the website)" },
  out: { type: "string", value: " DIR", about: "where the results go (default: dist/install)" },
  source: { type: "boolean", value: "", about: "for developers: write the files in manifests/ anew" },
  help: { type: "boolean", value: "", about: "this text" },
} as const satisfies Record<string, { type: "string" | "boolean"; value: string; about: string }>;

/** The options, one a line. */
export function manifestUsage(): string {
  const lines = Object.entries(options).map(
    ([name, { value, about }]) => `  ${`--${name}${value}`.padEnd(18)}${about}`,
  );
  return ["npm run manifests -- [options]", ...lines].join("\n");
}

/** Reads the arguments after the command's name; `appId` is the environment's MICROSOFT_APP_ID. */
export function readManifestOptions(
  args: readonly string[],
  appId: string | undefined,
): ManifestOptions | { readonly problems: readonly StartupProblem[] } {
  const given = parse(args);
  if ("problems" in given) return given;
  const problems = [...checkAddresses(given), ...checkIds(given, appId), ...checkUse(given)];
  if (problems.length > 0) return { problems };
  const url = withoutSlash(given.http ?? given.url);
  const rotate = given.rotate ?? false;
  const botId = given["app-id"] ?? appId;
  const { developer: name, website, privacy, terms } = given;
  const developer = { ...optional("name", name), ...optional("website", website) };
  const pages = { ...optional("privacy", privacy), ...optional("terms", terms) };
  return {
    help: given.help ?? false,
    source: given.source ?? false,
    slack:
      given.http !== undefined && url !== undefined ? { mode: "http", url, rotate } : { mode: "socket", url, rotate },
    url,
    teams:
      botId === undefined
        ? undefined
        : { botId, appId: given["teams-id"] ?? botId, developer: { ...developer, ...pages } },
    out: given.out,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { problems: [{ where: "npm run manifests", problem, fix: "See npm run manifests -- --help." }] };
  }
}

type Given = Exclude<ReturnType<typeof parse>, { problems: unknown }>;

function checkAddresses(given: Given): readonly StartupProblem[] {
  const hosts = (["http", "url"] as const).filter((name) => given[name] !== undefined && !isHost(given[name]));
  const pages = (["website", "privacy", "terms"] as const).filter((name) => !isPage(given[name]));
  const bare = "is no public https address without a path";
  return [
    ...hosts.map((name) => ({ where: `--${name}`, problem: bare, fix: "Give it as https://your.host." })),
    ...pages.map((name) => ({ where: `--${name}`, problem: "is no https address", fix: "Teams takes no other." })),
  ];
}

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function checkIds(given: Given, appId: string | undefined): readonly StartupProblem[] {
  const botFix = "Copy the Microsoft App ID from the Azure Bot's page Configuration.";
  const ids = [
    { where: "--app-id", id: given["app-id"], fix: botFix },
    { where: "MICROSOFT_APP_ID", id: given["app-id"] === undefined ? appId : undefined, fix: botFix },
    { where: "--teams-id", id: given["teams-id"], fix: "Leave it out, or give a GUID that no other app has." },
  ];
  return ids
    .filter(({ id }) => id !== undefined && !guid.test(id))
    .map(({ where, fix }) => ({ where, problem: "is no GUID (8-4-4-4-12 hexadecimal digits)", fix }));
}

function checkUse({ http, url, rotate, developer }: Given): readonly StartupProblem[] {
  const lone = rotate === true && http === undefined && url === undefined;
  const long = developer !== undefined && (developer.length === 0 || developer.length > 32);
  return [
    ...(http !== undefined && url !== undefined
      ? [
          {
            where: "--url",
            problem: "and --http say the same",
            fix: "Give one of them: with --http Slack uses it too.",
          },
        ]
      : []),
    ...(lone ? [{ where: "--rotate", problem: "needs an address", fix: "Give --http or --url as well." }] : []),
    ...(long ? [{ where: "--developer", problem: "must have 1 to 32 characters", fix: "Shorten the name." }] : []),
  ];
}

function isHost(value: string | undefined): boolean {
  const url = toUrl(value);
  return url?.protocol === "https:" && url.pathname === "/" && url.search === "" && url.username === "";
}

function isPage(value: string | undefined): boolean {
  return value === undefined || toUrl(value)?.protocol === "https:";
}

function toUrl(value: string | undefined): URL | undefined {
  return value !== undefined && URL.canParse(value) ? new URL(value) : undefined;
}

function withoutSlash(url: string | undefined): string | undefined {
  return url?.replace(/\/+$/, "");
}

function optional<K extends string>(name: K, value: string | undefined): { readonly [P in K]?: string } {
  const pair: { [P in K]?: string } = {};
  if (value !== undefined) pair[name] = value;
  return pair;
}
