import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator, type Emulator } from "emulate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { messageEvent } from "../../platforms/slack/slack-rig.ts";
import { type BuiltServer, signingSecret, startBuilt, until } from "./built-slack.ts";

// A stand-in Web API that checks tokens and scopes, keeps channels and messages, and installs by OAuth. It can send no
// events, so those are our own signed requests.
let slack: Emulator;
let server: BuiltServer;
let alice = "";

const scopes = [
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
];

async function api(method: string, args: object = {}, token = "xoxp-alice"): Promise<Record<string, unknown>> {
  const response = await fetch(`${slack.url}/api/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(args),
  });
  return z.record(z.string(), z.unknown()).parse(await response.json());
}

const members = z.object({ members: z.array(z.object({ id: z.string(), name: z.string() })) });
const channels = z.object({ channels: z.array(z.object({ id: z.string(), name: z.string().optional() })) });
const history = z.object({
  messages: z.array(
    z.object({ text: z.string(), blocks: z.array(z.unknown()).optional(), thread_ts: z.string().optional() }),
  ),
});
const open = z.object({ channel: z.object({ id: z.string() }) });

beforeAll(async () => {
  slack = await createEmulator({
    service: "slack",
    port: 4700 + Math.floor(process.pid % 1_000),
    seed: {
      slack: {
        team: { name: "Centre", domain: "centre" },
        users: [{ name: "alice", real_name: "Alice Anderson", email: "alice@example.org" }],
        channels: [{ name: "study" }],
        bots: [{ name: "unitwise" }],
        tokens: [
          { token: "xoxb-test", user: "admin", type: "bot", scopes },
          {
            token: "xoxp-alice",
            user: "alice",
            type: "user",
            scopes: [...scopes, "channels:history", "channels:read"],
          },
        ],
        oauth_apps: [
          {
            client_id: "1.2",
            client_secret: "client secret",
            app_id: "A000000001",
            name: "Unitwise",
            redirect_uris: [],
            scopes,
            bot_name: "unitwise",
          },
        ],
        signing_secret: signingSecret,
        strict_scopes: true,
      },
    },
  });
  alice = members.parse(await api("users.list")).members.find(({ name }) => name === "alice")?.id ?? "";
  server = await startBuilt({
    SLACK_BOT_TOKEN: "xoxb-test",
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: `${slack.url}/api/`,
  });
});

afterAll(async () => {
  server.signal("SIGTERM");
  await server.ended;
  await slack.close();
});

async function messagesIn(channel: string): Promise<z.infer<typeof history>["messages"]> {
  return history.parse(await api("conversations.history", { channel }, "xoxb-test")).messages;
}

describe("With the scopes of our manifest alone", () => {
  test("a direct message gets its answer, kept in the channel with all its blocks", async () => {
    const { channel } = open.parse(await api("conversations.open", { users: alice }, "xoxb-test"));
    expect(await server.send(messageEvent("can I take unit 6 and 8?", { channel: channel.id, user: alice }))).toBe(200);
    await until(
      async () => (await messagesIn(channel.id)).length > 0,
      () => server.lines.join("\n"),
    );
    const [answer] = await messagesIn(channel.id);
    expect(answer?.text).toMatch(/^No: unit 6/);
    expect(answer?.blocks?.length).toBeGreaterThan(1);
  });

  test("a mention gets its answer in the thread", async () => {
    const [channel] = channels.parse(await api("conversations.list")).channels.filter(({ name }) => name === "study");
    const asked = z
      .object({ ts: z.string() })
      .parse(await api("chat.postMessage", { channel: channel?.id, text: "hi" }));
    const event = { type: "app_mention", channel: channel?.id, channel_type: undefined, user: alice, ts: asked.ts };
    await server.send(messageEvent("<@UBOT> what are the rules of the Level 2?", event));
    const replies = async () =>
      history.parse(await api("conversations.replies", { channel: channel?.id, ts: asked.ts })).messages;
    await until(
      async () => (await replies()).length > 1,
      () => server.lines.join("\n"),
    );
    expect((await replies())[1]?.text).toContain("Either unit 6 or unit 8 may be taken, but not both.");
  });

  test("what needs no more than them is not refused: the page, and a welcome in a direct message opened by writing", async () => {
    const opened = (tab: string) => ({
      ...messageEvent(""),
      event_id: `EvHome-${tab}`,
      event: { type: "app_home_opened", user: alice, tab, channel: "D1" },
    });
    const failed = async () =>
      (await (await fetch(`${server.url}/metrics`)).text()).match(/^unitwise_platform_errors.*/gm);
    await server.send(opened("home"));
    await server.send(messageEvent("thanks", { channel: alice, user: alice }));
    const answers = async () => (await (await fetch(`${server.url}/metrics`)).text()).includes('intent="smalltalk"} 1');
    await until(answers, () => server.lines.join("\n"));
    expect(await failed()).toBeNull();
  });
});

describe("A workspace that installs by OAuth", () => {
  test("goes through Slack's page and back, is answered with its own token, and only then", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "unitwise-oauth-"));
    const many = await startBuilt(
      {
        SLACK_SIGNING_SECRET: signingSecret,
        SLACK_CLIENT_ID: "1.2",
        SLACK_CLIENT_SECRET: "client secret",
        SLACK_STATE_SECRET: "state secret",
        SLACK_API_URL: `${slack.url}/api/`,
      },
      dataDir,
    );
    const install = await fetch(`${many.url}/slack/install`, { redirect: "manual" });
    const page = new URL(install.headers.get("location") ?? "");
    expect(page.searchParams.get("scope")?.split(",").sort()).toEqual([
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
    const forged = await fetch(`${many.url}/slack/oauth_redirect?code=x&state=forged`);
    expect(forged.status).toBe(400);

    const team = z.object({ team_id: z.string() }).parse(await api("auth.test")).team_id;
    const authorizations = [{ team_id: team, user_id: "UBOT", is_bot: true, is_enterprise_install: false }];
    const thanks = () =>
      many.send({
        // The person's own id stands for the direct message, which is opened by writing to it.
        ...messageEvent("thanks", { channel: alice, user: alice }),
        team_id: team,
        authorizations,
      });
    await thanks();
    await until(
      () => many.lines.join("\n").includes("not_installed"),
      () => many.lines.join("\n"),
    );

    const back = await pickUser(page, `${many.url}/slack/oauth_redirect`);
    const done = await fetch(back, { headers: { cookie: install.headers.getSetCookie()[0]?.split(";")[0] ?? "" } });
    expect(done.status).toBe(200);
    const answers = async () =>
      (await (await fetch(`${many.url}/metrics`)).text()).match(/^unitwise_messages_total.*/m)?.[0];
    expect(await answers()).toBeUndefined();
    await thanks();
    await until(
      async () => (await answers()) !== undefined,
      () => many.lines.join("\n"),
    );
    expect(await answers()).toBe('unitwise_messages_total{platform="slack",intent="smalltalk"} 1');
    many.signal("SIGTERM");
    expect(await many.ended).toBe(0);
  });
});

/** What a person does on Slack's page: picks who they are. Resolves with the address that they are sent back to. */
async function pickUser(page: URL, redirect: string): Promise<string> {
  const fields = {
    user_id: alice,
    redirect_uri: redirect,
    scope: page.searchParams.get("scope") ?? "",
    user_scope: "",
    state: page.searchParams.get("state") ?? "",
    client_id: page.searchParams.get("client_id") ?? "",
  };
  const answer = await fetch(`${slack.url}/oauth/v2/authorize/callback`, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  return answer.headers.get("location") ?? "";
}
