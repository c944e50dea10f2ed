import { createEmulator } from "emulate";
import { afterEach, expect, test } from "vitest";
import { examine, secrets, slackAt } from "./examine.ts";
import { type Asked, openStandIn, type Said, type StandIn } from "./stand-in.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const workspace = { ok: true, team: "Centre", team_id: "T1", user: "unitwise", bot_id: "B1" };
const granted = { "x-oauth-scopes": "chat:write,commands,users:read" };
const methods: Readonly<Record<string, Said>> = {
  "/api/auth.test": { json: workspace, headers: granted },
  "/api/apps.connections.open": { json: { ok: true, url: "wss://example.com/?ticket=xapp-1-A1-secret" } },
  "/api/oauth.v2.access": { json: { ok: false, error: "invalid_code" } },
};

async function slack(more: Readonly<Record<string, Said>> = {}): Promise<StandIn> {
  const all = { ...methods, ...more };
  const server = await openStandIn(({ path }: Asked) => all[path] ?? { status: 404 });
  open.push(server);
  return server;
}

test("a workspace that is set up well is found good, by the tokens that are meant for it", async () => {
  const server = await slack();
  const { of, told } = await examine({ slack: slackAt(server.url) });
  expect(of("slack").map(({ state, what }) => [state, what])).toEqual([
    ["good", "The bot's token is valid for the workspace Centre (T1)."],
    ["good", "The bot has the scopes of the manifest, and no more."],
    ["good", "The app's token opens Socket Mode."],
  ]);
  expect(of("clock")).toMatchObject([{ state: "good" }]);
  expect(server.asked.map(({ path, method, authorization }) => [path, method, authorization]).sort()).toEqual([
    ["/api/apps.connections.open", "POST", "Bearer xapp-1-A1-secret"],
    ["/api/auth.test", "POST", "Bearer xoxb-1-secret"],
  ]);
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
});

test.each([
  ["chat:write,commands", "bad", "The bot lacks users:read."],
  ["chat:write, commands, users:read, files:read", "unsure", "The bot has all scopes it needs, and more: files:read."],
])("scopes %j are compared with those of the manifest", async (header, state, what) => {
  const server = await slack({ "/api/auth.test": { json: workspace, headers: { "x-oauth-scopes": header } } });
  const [, found] = (await examine({ slack: slackAt(server.url) })).of("slack");
  expect([found?.state, found?.what]).toEqual([state, what]);
  expect(found?.fix).toContain("Reinstall to Workspace");
});

test.each([
  ["invalid_auth", "OAuth & Permissions"],
  ["account_inactive", "Install App"],
  ["token_expired", "rotates"],
  ["something_new", "docs.slack.dev"],
])("where Slack refuses the bot's token with %s, it says what to do", async (error, fix) => {
  const server = await slack({ "/api/auth.test": { json: { ok: false, error } } });
  const [found] = (await examine({ slack: slackAt(server.url) })).of("slack");
  expect([found?.state, found?.what]).toEqual(["bad", `Slack refuses the bot's token (${error}).`]);
  expect(found?.fix).toContain(fix);
});

test("a bot's token in the place of the app's is told apart", async () => {
  const refused = { json: { ok: false, error: "not_allowed_token_type" } };
  const server = await slack({ "/api/apps.connections.open": refused });
  const found = (await examine({ slack: slackAt(server.url) })).of("slack").at(-1);
  expect(found?.state).toBe("bad");
  expect(found?.fix).toContain("connections:write");
});

test("a token with a character that cannot be sent is Slack's to refuse, not a broken connection", async () => {
  const server = await slack();
  await examine({ slack: slackAt(server.url, { botToken: "xoxb-…", appToken: undefined }) });
  expect(server.asked.map(({ authorization }) => authorization)).toEqual(["Bearer xoxb-?"]);
});

test.each([
  ["an error page", { status: 503, text: "<html>" }, "bad: status 503"],
  ["a network's sign-in page", { status: 302, headers: { location: "https://portal.example" } }, "bad: status 302"],
  ["an answer of another service", { json: { hello: "you" } }, "bad: status 200"],
  ["a rate limit", { status: 429, headers: { "retry-after": "7" } }, "unsure: too often"],
])("%s is not taken for Slack's word", async (_what, said, expected) => {
  const [state = "", words] = expected.split(": ");
  const server = await slack({ "/api/auth.test": said });
  const [found] = (await examine({ slack: slackAt(server.url, { appToken: undefined }) })).of("slack");
  expect(found?.state).toBe(state);
  expect(found?.what).toContain(words);
});

const oauth = { clientId: "1.2", clientSecret: "client-secret", stateSecret: "state-secret" };

test.each([
  ["invalid_code", "good", undefined],
  ["bad_client_secret", "bad", "SLACK_CLIENT_SECRET"],
  ["invalid_client_id", "bad", "SLACK_CLIENT_ID"],
  ["fatal_error", "unsure", "slack-status"],
])("the secrets of OAuth are tried with a code that nobody gave: %s", async (error, state, fix) => {
  const server = await slack({ "/api/oauth.v2.access": { json: { ok: false, error } } });
  const settings = slackAt(server.url, { botToken: undefined, oauth });
  const { of, told } = await examine({ slack: settings });
  const found = of("slack").at(-1);
  expect(found?.state).toBe(state);
  if (fix !== undefined) expect(found?.fix).toContain(fix);
  expect(server.asked.at(-1)?.body).toBe("client_id=1.2&client_secret=client-secret&code=doctor");
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
});

test("over HTTP it says what only Slack's page can show, and doubts a secret that looks like none", async () => {
  const server = await slack();
  const http = (signingSecret: string) => slackAt(server.url, { appToken: undefined, signingSecret });
  const sound = (await examine({ slack: http("0123456789abcdef0123456789abcdef") })).of("slack").at(-1);
  expect([sound?.state, sound?.what.includes("32 digits")]).toEqual(["unsure", false]);
  const odd = (await examine({ slack: http("xoxb-") })).of("slack").at(-1);
  expect(odd?.what).toContain("32 digits");
});

test("what a workspace calls itself cannot move the cursor", async () => {
  const server = await slack({
    "/api/auth.test": { json: { ...workspace, team: "A\u001b[2J\u202eB" }, headers: granted },
  });
  const { told } = await examine({ slack: slackAt(server.url) });
  expect(told).toContain("A [2J B");
  expect(["\u001b", "\u202e"].filter((mark) => told.includes(mark))).toEqual([]);
});

test("the stand-in for Slack's API, made by others, is understood too; it tells no scopes", async () => {
  const emulator = await createEmulator({ service: "slack", port: 0 });
  open.push(emulator);
  const { of } = await examine({
    slack: slackAt(emulator.url.replace("localhost", "127.0.0.1"), { appToken: undefined }),
  });
  expect(of("slack").map(({ state }) => state)).toEqual(["good", "unsure", "unsure"]);
  expect(of("slack")[0]?.what).toContain("T000000001");
});
