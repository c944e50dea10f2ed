import { afterAll, beforeAll, expect, test } from "vitest";
import { type HttpServer, openHttpServer } from "../../src/server/http-server.ts";
import { openPromMetrics } from "../../src/server/prom-metrics.ts";
import { openSlackRig, type SlackRig } from "./slack/slack-rig.ts";
import { said } from "./teams/sample-activities.ts";
import { openWorld, type World } from "./teams/teams-world.ts";

// Whatever is not proven to come from a platform may be sent by anybody, as often as they like: it wakes nobody up.
const metrics = openPromMetrics();
let slack: SlackRig;
let world: World;
let server: HttpServer;
beforeAll(async () => {
  slack = await openSlackRig({ metrics });
  world = await openWorld({ metrics });
  const routes = [...slack.platform.routes, ...world.teams.routes];
  server = await openHttpServer({ host: "127.0.0.1", port: 0, routes, log: { error: () => {}, info: () => {} } });
});
afterAll(async () => {
  await server.stop(10);
  await slack.close();
  await world.close();
});

const json = { "content-type": "application/json" };

async function post(path: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const answer = await fetch(`${server.url}${path}`, { method: "POST", headers: { ...json, ...headers }, body });
  await answer.text();
  return answer.status;
}

/** Figures of ours that are not 0, but those of answers. */
async function raised(): Promise<readonly string[]> {
  const lines = (await metrics.page()).split("\n").filter((line) => /^unitwise_.* (?!0$)/.test(line));
  return lines.map((line) => line.replace(/ \d+$/, "")).toSorted();
}

test("requests that are refused raise the figure of requests and no other", async () => {
  const activity = JSON.stringify(said(world.connector.url, "hello"));
  const larger = "x".repeat(1_100_000);
  expect([
    await post("/slack/events", "{}"),
    await post("/slack/events", "not JSON", { "x-slack-signature": `v0=${"0".repeat(64)}` }),
    (await slack.send({ type: "event_callback" }, { secret: "another" })).status,
    (await slack.send({ type: "event_callback" }, { skew: -600 })).status,
    (await slack.send(larger, { secret: "another" })).status,
    await post("/api/messages", "not JSON"),
    await post("/api/messages", larger, { authorization: "Bearer a.b.c" }),
    await post("/api/messages", activity, { authorization: world.keys.sign({}, { kid: "zzz" }) }),
    await post("/api/messages", activity.replace("msteams", "webchat"), { authorization: world.keys.sign() }),
    await post("/slack/nothing", larger),
    await post("/%00..", "{}"),
  ]).toEqual([401, 401, 401, 401, 413, 401, 401, 401, 401, 404, 404]);
  expect(await raised()).toEqual([
    'unitwise_platform_errors_total{platform="slack",where="request",code="401"}',
    'unitwise_platform_errors_total{platform="teams",where="request",code="E401-activity"}',
    'unitwise_platform_errors_total{platform="teams",where="request",code="E401-token"}',
  ]);
});

test("what a platform brings and nobody can read raises none, so that its senders wake nobody either", async () => {
  const before = await raised();
  expect((await slack.send("{not json")).status).toBe(400);
  expect((await slack.send([])).status).toBe(200);
  expect((await world.bring("no JSON")).status).toBe(400);
  expect(await raised()).toEqual(before);
});
