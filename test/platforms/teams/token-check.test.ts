import { createHmac } from "node:crypto";
import { ToBotFromBotOrEmulatorTokenValidationParameters } from "botframework-connector/lib/auth/tokenValidationParameters.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appId, seconds, tenant } from "./local-keys.ts";
import { activity, said } from "./sample-activities.ts";
import { openWorld, type World } from "./teams-world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const elsewhere = "ffffffff-0000-0000-0000-00000000dead";
const refused = { status: 401 };

async function nothingRan(bring: Promise<unknown>): Promise<unknown> {
  const before = world.inbox.accepted.length;
  const answer = await bring;
  expect(world.inbox.accepted.length, "the assistant ran").toBe(before);
  return answer;
}

function hello(more: object = {}): object {
  return said(world.connector.url, "hello", more);
}

function unsigned(header: object, claims: object): string {
  const [head, body] = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
  return `${head}.${body}`;
}

const goodClaims = () => ({
  iss: "https://api.botframework.com",
  aud: appId,
  serviceurl: world.connector.url,
  exp: seconds() + 600,
});

test("a good token is let in, and the answer goes out with the assistant's own", async () => {
  expect(await world.say(hello())).toEqual({ status: 200 });
  expect(world.connector.got.at(-1)?.authorization).toBe("Bearer made-up-for-tests");
});

test("a good token is let in again without looking for its key", async () => {
  const token = world.keys.sign({ jti: "again" });
  await world.bring(hello(), token);
  const asked = world.keys.asked();
  expect(await world.bring(hello(), token)).toEqual({ status: 200 });
  expect(world.keys.asked()).toBe(asked);
});

test.each([
  ["no header", ""],
  ["a header that is no token", "Bearer garbage"],
  ["another scheme", "Basic abc"],
  ["two tokens", "Bearer a.b.c d.e.f"],
  ["a token of 10,000 characters", `Bearer ${"a".repeat(5_000)}.${"b".repeat(4_000)}.${"c".repeat(1_000)}`],
])("%s is refused with nothing told", async (_, token) => {
  expect(await nothingRan(world.bring(hello(), token))).toEqual(refused);
});

test.each([
  ["a foreign tenant's issuer", { iss: `https://sts.windows.net/${elsewhere}/`, tid: elsewhere, ver: "1.0" }],
  ["no expiry", { exp: undefined }],
  ["an expiry more than five minutes ago", { exp: -600 }],
  ["a beginning in ten minutes", { nbf: 600 }],
  ["another audience", { aud: "99999999-2222-3333-4444-555555555555" }],
  ["no audience", { aud: undefined }],
  ["several audiences", { aud: [appId] }],
  ["no service address", { serviceurl: undefined }],
  ["another service address", { serviceurl: "https://smba.trafficmanager.net/uk/" }],
  [
    "what the emulator sends",
    { iss: `https://sts.windows.net/${elsewhere}/`, tid: elsewhere, ver: "1.0", appid: appId, serviceurl: undefined },
  ],
  [
    "what the emulator sends, of our own tenant",
    { iss: `https://sts.windows.net/${tenant}/`, tid: tenant, ver: "1.0", appid: appId, serviceurl: undefined },
  ],
  [
    "what another bot sends to a skill",
    {
      iss: `https://sts.windows.net/${tenant}/`,
      tid: tenant,
      ver: "1.0",
      appid: "99999999-2222-3333-4444-555555555555",
    },
  ],
])("a genuine signature does not help a token with %s", async (_, claims) => {
  const relative = Object.entries(claims).map(([name, value]) => [
    name,
    (name === "exp" || name === "nbf") && typeof value === "number" ? seconds() + value : value,
  ]);
  const token = world.keys.sign({ nbf: seconds() - 4_000, ...Object.fromEntries(relative) });
  expect(await nothingRan(world.bring(hello(), token))).toEqual(refused);
});

test("ids of the app and the tenant are the same in large letters", async () => {
  const token = world.keys.sign({ aud: appId.toUpperCase() });
  const large = { tenant: { id: tenant.toUpperCase() } };
  expect(await world.bring(hello({ channelData: large }), token)).toEqual({ status: 200 });
  const other = await openWorld({ settings: { appId: appId.toUpperCase(), tenantId: tenant.toUpperCase() } });
  expect(await other.bring(said(other.connector.url, "hello"))).toEqual({ status: 200 });
  await other.close();
});

test("a token that expired two minutes ago is taken, as clocks differ", async () => {
  const token = world.keys.sign({ exp: seconds() - 120, nbf: seconds() - 4_000 });
  expect(await world.bring(hello(), token)).toEqual({ status: 200 });
});

test.each([
  ["signed with another key", () => world.keys.sign({}, { key: world.keys.foreign.privateKey })],
  ["that names an unknown key", () => world.keys.sign({}, { kid: "zzz" })],
  ["that names no key", () => world.keys.sign({}, { kid: undefined })],
  ["without a signature", () => `Bearer ${unsigned({ alg: "none", kid: "k1" }, goodClaims())}.`],
  [
    "without a signature that says it has one",
    () => `Bearer ${unsigned({ alg: "none", kid: "k1" }, goodClaims())}.AAAA`,
  ],
  ["signed with the public key as a secret", () => publicKeyAsSecret()],
])("a token %s is refused", async (_, token) => {
  expect(await nothingRan(world.bring(hello(), token()))).toEqual(refused);
});

function publicKeyAsSecret(): string {
  const text = unsigned({ alg: "HS256", kid: "k1", typ: "JWT" }, goodClaims());
  const pem = world.keys.key.publicKey.export({ type: "spki", format: "pem" });
  return `Bearer ${text}.${createHmac("sha256", pem).update(text).digest("base64url")}`;
}

test.each([
  ["no service address", { serviceUrl: undefined }],
  ["another service address than the token's", { serviceUrl: "https://smba.trafficmanager.net/uk/" }],
  ["a service address of nobody's", { serviceUrl: "https://evil.example/" }],
  ["a foreign tenant", { conversation: { id: "a:1", tenantId: elsewhere }, channelData: {} }],
  ["a foreign tenant beside ours", { conversation: { id: "a:1", tenantId: elsewhere } }],
  ["no tenant", { conversation: { id: "a:1" }, channelData: {} }],
  ["another channel", { channelId: "webchat" }],
  ["no channel", { channelId: undefined }],
  ["an empty channel", { channelId: "" }],
  ["the channel AseChannel", { channelId: "AseChannel" }],
  ["the channel emulator", { channelId: "emulator" }],
])("a good token does not help an activity with %s", async (_, more) => {
  const token = world.keys.sign({ jti: "same" });
  expect(await world.bring(hello(), token)).toEqual({ status: 200 });
  expect(await nothingRan(world.bring(hello(more), token))).toEqual(refused);
});

test("what is no activity is told so, but only to the channel", async () => {
  for (const body of ["", "no JSON", "[]", "{}", JSON.stringify(activity(world.connector.url, { type: undefined }))]) {
    expect(await world.bring(body)).toEqual({ status: 400 });
    expect(await world.bring(body, "Bearer a.b.c")).toEqual(refused);
  }
});

test("20,000 worthless tokens with tenants of their own leave nothing behind", async () => {
  const { issuer } = ToBotFromBotOrEmulatorTokenValidationParameters;
  const before = issuer?.length;
  const asked = world.keys.asked();
  for (let at = 0; at < 20_000; at++) {
    const token = `Bearer ${unsigned({ alg: "RS256", kid: `k${at}` }, { iss: "https://x", tid: `t${at}` })}.AAAA`;
    const answer = await world.bring("{}", token);
    if (answer.status !== 401) throw new Error(`answered ${answer.status}`);
  }
  expect(issuer?.length).toBe(before);
  expect(world.keys.asked()).toBe(asked);
});

test("worthless tokens that look like the channel's ask for keys no more often", async () => {
  await world.bring(hello());
  const asked = world.keys.asked();
  for (let at = 0; at < 500; at++) {
    const token = `Bearer ${unsigned({ alg: "RS256", kid: `k${at}` }, goodClaims())}.AAAA`;
    expect(await world.bring(hello(), token)).toEqual(refused);
  }
  expect(world.keys.asked()).toBe(asked);
});
