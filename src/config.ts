import { statSync } from "node:fs";
import { z } from "zod";
import { centreProblems, readCentre } from "./config-centre.ts";
import { type DatabaseValues, databaseNames, databaseProblems, readDatabase } from "./config-database.ts";
import { type Env, readEnvironment } from "./config-environment.ts";
import { platformProblems, readPlatforms } from "./config-platforms.ts";
import { fileSettingOf, type OpenedSecrets, openSecrets, openToEverybody, secretNames } from "./config-secrets.ts";
import { readXapi, type XapiValues, xapiNames, xapiProblems } from "./config-xapi.ts";
import { StartupError, type StartupProblem } from "./domain/startup-error.ts";
import type { CentreSettings } from "./ports/centre-settings.ts";
import type { DatabaseSettings } from "./ports/database-settings.ts";
import type { ServerSettings, SlackSettings, TeamsSettings } from "./ports/settings.ts";
import type { XapiSettings } from "./ports/xapi-settings.ts";

/** What an operator can set, with defaults filled in. */
export interface Config extends DatabaseSettings {
  /** The folder that learners are kept in; it need not exist yet. */
  readonly dataDir: string;
  /** The centre's own credit and level values. */
  readonly centreFile?: string;
  /** Bold and dim are not wanted in the terminal. */
  readonly plain: boolean;
}

/** What the server needs beside: where it listens, how loud it is, and the platforms that are configured. */
export interface ServerConfig extends Config {
  readonly server: ServerSettings;
  readonly logLevel: LogLevel;
  readonly slack: SlackSettings | undefined;
  readonly teams: TeamsSettings | undefined;
  /** Undefined: nothing is stated about practice anywhere. */
  readonly xapi: XapiSettings | undefined;
  readonly centre: CentreSettings;
}

/** Settings given on the command line; they win over the environment. */
export interface Given {
  readonly dataDir?: string | undefined;
  readonly centreFile?: string | undefined;
}

export const logLevels = ["error", "info"] as const;
export type LogLevel = (typeof logLevels)[number];

// An empty value in .env means the same as none.
const blankIsAbsent = z
  .string()
  .optional()
  .transform((value) => (value?.trim() ? value.trim() : undefined));

const files = z.object({
  DATA_DIR: blankIsAbsent
    .transform((dir) => dir ?? "./data")
    .refine((dir) => !dir.includes("\0"), "holds a character that no path may hold")
    .refine((dir) => kindOf(dir) !== "file", "names a file, not a folder"),
  CENTRE_FILE: blankIsAbsent.refine((file) => !file || kindOf(file) === "file", "names nothing that is a file"),
  NO_COLOR: blankIsAbsent,
});

const serving = z.object({
  HOST: blankIsAbsent.transform((host) => host ?? "127.0.0.1"),
  PORT: blankIsAbsent
    .transform((port) => port ?? "3978")
    .refine((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535, "is no port: a number from 0 to 65535")
    .transform(Number),
  METRICS: blankIsAbsent.pipe(z.enum(["loopback", "any", "off"]).default("loopback")),
  LOG_LEVEL: blankIsAbsent.pipe(z.enum(logLevels).default("info")),
});

const platformNames = [
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_CLIENT_ID",
  "SLACK_CLIENT_SECRET",
  "SLACK_STATE_SECRET",
  "SLACK_API_URL",
  "MICROSOFT_APP_ID",
  "MICROSOFT_APP_PASSWORD",
  "MICROSOFT_APP_TENANT_ID",
  "MICROSOFT_APP_TYPE",
  "TEAMS_OPENID_METADATA_URL",
  "TEAMS_SERVICE_HOSTS",
  "TEAMS_AUTH",
] as const;
export type PlatformName = (typeof platformNames)[number];

/** What is set for the platforms; a blank counts as not set. */
export type PlatformValues = Readonly<Partial<Record<PlatformName, string>>>;

const centreNames = ["ADMINS", "PUBLIC_URL", "RETENTION_DAYS", "LOOKS_DAYS"] as const;
export type CentreName = (typeof centreNames)[number];

/** What a centre decides about people; a blank counts as not set. */
export type CentreValues = Readonly<Partial<Record<CentreName, string>>>;

/** The names of all settings, as .env.example lists them. */
export const settingNames: readonly string[] = [
  ...Object.keys(files.shape),
  ...Object.keys(serving.shape),
  ...databaseNames,
  ...centreNames,
  ...platformNames,
  ...xapiNames,
  ...secretNames.map(fileSettingOf),
];

const fixes: Readonly<Record<string, { readonly option?: keyof Given; readonly name?: string; readonly fix: string }>> =
  {
    DATA_DIR: { option: "dataDir", name: "--data", fix: "Name a folder; it is made if it does not exist." },
    CENTRE_FILE: {
      option: "centreFile",
      name: "--centre",
      fix: "Give the path of the centre's file, or leave it out.",
    },
    PORT: { fix: "Give the port that requests come to, such as 3978." },
    METRICS: { fix: "Set it to loopback (this machine alone), any or off." },
    LOG_LEVEL: { fix: `Set it to one of ${logLevels.join(", ")}.` },
  };

/** Reads the environment and the file .env; throws a StartupError that lists every problem at once. */
export function readConfig(given: Given = {}, env: Env = readEnvironment()): Config {
  const checked = files.safeParse(withGiven(env, given));
  const { env: opened, ...secrets } = openSecrets(env, databaseNames.filter(isWanted(given)));
  const database = databaseOf(given, opened);
  const problems = [...secrets.problems, ...problemsOf(checked, given), ...databaseProblems(database)];
  if (problems.length > 0 || !checked.success) throw new StartupError(problems);
  const { DATA_DIR: dataDir, CENTRE_FILE: centreFile, NO_COLOR: noColour } = checked.data;
  const centre = centreFile === undefined ? {} : { centreFile };
  return { dataDir, ...readDatabase(database), ...centre, plain: noColour !== undefined };
}

/** The same for the server: platforms too. `slack` and `teams` are undefined where nothing of them is set. */
export function readServerConfig(given: Given = {}, env: Env = readEnvironment()): ServerConfig {
  const secrets = openSecrets(env, secretNames.filter(isWanted(given)));
  const whole = withGiven(secrets.env, given);
  const kept = files.safeParse(whole);
  const served = serving.safeParse(whole);
  const values = valuesOf(platformNames, whole);
  const xapi = valuesOf(xapiNames, whole);
  const centre = valuesOf(centreNames, whole);
  const host = served.success ? served.data.HOST : (env["HOST"] ?? "");
  const problems = withSecrets(secrets, [
    ...[kept, served].flatMap((one) => problemsOf(one, given)),
    ...databaseProblems(databaseOf(given, whole)),
    ...platformProblems(values, host),
    ...xapiProblems(xapi),
    ...centreProblems(centre),
  ]);
  if (problems.length > 0 || !served.success) throw new StartupError(problems);
  const { HOST, PORT: port, METRICS: metrics, LOG_LEVEL: logLevel } = served.data;
  return {
    ...readConfig(given, secrets.env),
    server: { host: HOST, port, metrics },
    logLevel,
    ...readPlatforms(values),
    xapi: readXapi(xapi),
    centre: readCentre(centre),
  };
}

/** Where statements go, for whoever writes some without a server; undefined where nothing is set. */
export function readXapiConfig(env: Env = readEnvironment()): XapiSettings | undefined {
  const secrets = openSecrets(env, xapiNames);
  const values = valuesOf(xapiNames, secrets.env);
  const problems = withSecrets(secrets, xapiProblems(values));
  if (problems.length > 0) throw new StartupError(problems);
  return readXapi(values);
}

/** What is wrong with files of secrets first; that such a secret is missing besides says nothing new. */
function withSecrets(secrets: OpenedSecrets, others: readonly StartupProblem[]): readonly StartupProblem[] {
  return [...secrets.problems, ...others.filter(({ where }) => !secrets.failed.has(where))];
}

/** MICROSOFT_APP_ID alone, for the manifest: it is needed before the rest can be set. */
export function readAppId(env: Env = readEnvironment()): string | undefined {
  return valuesOf(platformNames, env).MICROSOFT_APP_ID;
}

/** The settings whose files every user of this machine may read, for doctor. */
export function readOpenSecrets(env: Env = readEnvironment()): readonly string[] {
  return openToEverybody(env);
}

function withGiven(env: Env, given: Given): Env {
  return {
    ...env,
    ...(given.dataDir === undefined ? {} : { DATA_DIR: given.dataDir }),
    ...(given.centreFile === undefined ? {} : { CENTRE_FILE: given.centreFile }),
  };
}

// Whoever names a folder on the command line means the folder.
function isWanted(given: Given): (name: string) => boolean {
  return (name) => given.dataDir === undefined || name !== "DATABASE_URL";
}

function databaseOf(given: Given, env: Env): DatabaseValues {
  return valuesOf(databaseNames.filter(isWanted(given)), env);
}

function valuesOf(names: readonly string[], env: Env): PlatformValues & XapiValues & CentreValues & DatabaseValues {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = env[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}

function problemsOf(checked: z.ZodSafeParseResult<unknown>, given: Given): readonly StartupProblem[] {
  return checked.error?.issues.map((issue) => toProblem(issue, given)) ?? [];
}

function toProblem(issue: z.core.$ZodIssue, given: Given): StartupProblem {
  const setting = issue.path.join(".");
  const known = fixes[setting];
  if (known === undefined) return { where: setting, problem: issue.message, fix: "See .env.example." };
  const value = known.option === undefined ? undefined : given[known.option];
  return { where: value === undefined ? setting : `${known.name} ${value}`, problem: issue.message, fix: known.fix };
}

/** A path that cannot be looked at is nothing here; whoever uses it says why. */
function kindOf(path: string): "file" | "folder" | "nothing" {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return "nothing";
  }
}
