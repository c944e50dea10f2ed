import { describe, expect, test } from "vitest";
import { readServerConfig, settingNames } from "../src/config.ts";
import type { Env } from "../src/config-environment.ts";
import { StartupError } from "../src/domain/startup-error.ts";

const guid = "11111111-2222-3333-4444-555555555555";
const slackSocket = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
const slackHttp = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" };
const teams = {
  MICROSOFT_APP_ID: guid,
  MICROSOFT_APP_TENANT_ID: guid,
  MICROSOFT_APP_TYPE: "SingleTenant",
  MICROSOFT_APP_PASSWORD: "p",
};

const read = (env: Env) => readServerConfig({}, env);

function problemsOf(env: Env): readonly string[] {
  try {
    read(env);
  } catch (error) {
    if (error instanceof StartupError) return error.problems.map(({ where }) => where);
    throw error;
  }
  return [];
}

describe("With nothing set", () => {
  test("no platform is started, and the server would listen on this machine alone", () => {
    expect(read({})).toMatchObject({
      slack: undefined,
      teams: undefined,
      server: { host: "127.0.0.1", port: 3978, metrics: "loopback" },
      logLevel: "info",
    });
  });

  test("blank values count as none, as a copied .env.example has them", () => {
    const blank = Object.fromEntries(settingNames.map((name) => [name, " "]));
    expect(read(blank)).toEqual(read({}));
  });
});

describe("Slack", () => {
  test("is reached by Socket Mode with an app-level token, by HTTP with a signing secret", () => {
    expect(read(slackSocket).slack).toMatchObject({ appToken: "xapp-1", botToken: "xoxb-1", oauth: undefined });
    expect(read(slackHttp).slack).toMatchObject({ appToken: undefined, signingSecret: "s" });
    expect(read(slackHttp).slack?.apiUrl).toBe("https://slack.com/api/");
  });

  test("with the three settings of OAuth takes any workspace, whatever token is set beside", () => {
    const oauth = { SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "c", SLACK_STATE_SECRET: "t" };
    expect(read({ ...slackHttp, ...oauth }).slack).toMatchObject({
      botToken: undefined,
      oauth: { clientId: "1.2", clientSecret: "c", stateSecret: "t" },
    });
  });

  test.each<[Env, readonly string[]]>([
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, ["SLACK_APP_TOKEN"]],
    [{ SLACK_APP_TOKEN: "xapp-1" }, ["SLACK_BOT_TOKEN"]],
    [{ ...slackSocket, SLACK_BOT_TOKEN: "xapp-1", SLACK_APP_TOKEN: "xoxb-1" }, ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]],
    [{ SLACK_SIGNING_SECRET: "s", SLACK_CLIENT_ID: "1" }, ["SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET"]],
    [{ ...slackHttp, SLACK_API_URL: "http://127.0.0.1/api" }, ["SLACK_API_URL"]],
  ])("%j lacks or mistakes something, which is named", (env, names) => {
    expect(problemsOf(env)).toEqual(names);
  });
});

describe("Teams", () => {
  test("needs an app with its tenant, type and secret", () => {
    expect(read(teams).teams).toMatchObject({ appId: guid, auth: true, appType: "SingleTenant", serviceHosts: [] });
  });

  test("has no secret with a managed identity", () => {
    const { MICROSOFT_APP_PASSWORD: _, ...rest } = teams;
    const msi = { ...rest, MICROSOFT_APP_TYPE: "UserAssignedMSI" };
    expect(read(msi).teams?.appType).toBe("UserAssignedMSI");
    expect(problemsOf({ ...msi, MICROSOFT_APP_PASSWORD: "p" })).toEqual(["MICROSOFT_APP_PASSWORD"]);
  });

  test.each<[Env, readonly string[]]>([
    [{ MICROSOFT_APP_ID: guid }, ["MICROSOFT_APP_TENANT_ID", "MICROSOFT_APP_TYPE", "MICROSOFT_APP_PASSWORD"]],
    [{ ...teams, MICROSOFT_APP_TYPE: "SingelTenant" }, ["MICROSOFT_APP_TYPE"]],
    [{ ...teams, MICROSOFT_APP_TYPE: "MultiTenant" }, ["MICROSOFT_APP_TYPE"]],
    [{ ...teams, MICROSOFT_APP_ID: "my bot" }, ["MICROSOFT_APP_ID"]],
    [{ MICROSOFT_APP_PASSWORD: "p" }, ["MICROSOFT_APP_ID", "MICROSOFT_APP_TENANT_ID", "MICROSOFT_APP_TYPE"]],
    [
      { TEAMS_AUTH: "no" },
      ["TEAMS_AUTH", "MICROSOFT_APP_ID", "MICROSOFT_APP_TENANT_ID", "MICROSOFT_APP_TYPE", "MICROSOFT_APP_PASSWORD"],
    ],
  ])("%j never means that nobody is asked for a token", (env, names) => {
    expect(problemsOf(env)).toEqual(names);
  });

  test("asks nobody for a token only when that is said, without an app id and for this machine alone", () => {
    expect(read({ TEAMS_AUTH: "off" }).teams?.auth).toBe(false);
    expect(problemsOf({ TEAMS_AUTH: "off", MICROSOFT_APP_ID: guid })).toEqual(["TEAMS_AUTH"]);
    expect(problemsOf({ TEAMS_AUTH: "off", HOST: "0.0.0.0" })).toEqual(["TEAMS_AUTH"]);
    expect(read({ TEAMS_AUTH: "off", HOST: "::1" }).teams?.auth).toBe(false);
  });
});

test("what is wrong with all parts comes at once, each with what mends it", () => {
  const env = {
    PORT: "99999",
    LOG_LEVEL: "loud",
    METRICS: "some",
    SLACK_BOT_TOKEN: "x",
    TEAMS_AUTH: "off",
    HOST: "::",
  };
  expect(problemsOf(env)).toEqual(["PORT", "METRICS", "LOG_LEVEL", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "TEAMS_AUTH"]);
  try {
    read(env);
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    for (const { problem, fix } of error.problems) expect(problem.length * fix.length).toBeGreaterThan(0);
  }
});
