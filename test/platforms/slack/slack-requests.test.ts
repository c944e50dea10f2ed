import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OutsideError } from "../../../src/domain/outside-error.ts";
import { openPromMetrics } from "../../../src/server/prom-metrics.ts";
import { openMemoryInbox } from "../../../src/storage/memory-inbox.ts";
import { messageEvent, monday, openSlackRig, type SlackRig } from "./slack-rig.ts";

let rig: SlackRig;
beforeAll(async () => {
  rig = await openSlackRig();
});
afterAll(() => rig.close());

describe("A request", () => {
  test.each([
    ["signed with another secret", { secret: "another" }],
    ["signed ten minutes ago", { skew: -600 }],
    ["signed ten minutes from now", { skew: 600 }],
    ["with a signature of another version", { headers: { "x-slack-signature": "v1=00" } }],
    ["with a time stamp that is none", { headers: { "x-slack-request-timestamp": "soon" } }],
    ["with no signature at all", { headers: { "x-slack-signature": "" } }],
  ])("%s is refused with nothing told", async (_, how) => {
    expect(await rig.send(messageEvent("hello"), how)).toEqual({ status: 401, text: "" });
  });

  test("that is refused is told to operators, once a minute, with what may be wrong", () => {
    const told = rig.notes.filter((note) => note.includes("refused"));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("the clock?");
  });

  test("that cannot be Slack's by its headers is refused before its body is read", async () => {
    const route = rig.platform.routes.find(({ path }) => path === "/slack/events");
    const judge = (headers: Readonly<Record<string, string>>) =>
      route?.kind === "whole" ? route.refuse?.(headers) : "no such route";
    const now = String(Math.floor(monday / 1_000));
    const [signature, stamp] = ["x-slack-signature", "x-slack-request-timestamp"];
    expect(judge({})).toEqual({ status: 401 });
    expect(judge({ [signature]: `v0=${"0".repeat(63)}`, [stamp]: now })).toEqual({ status: 401 });
    expect(judge({ [signature]: `v0=${"0".repeat(64)}`, [stamp]: String(Number(now) - 301) })).toEqual({ status: 401 });
    expect(judge({ [signature]: `v0=${"0".repeat(64)}`, [stamp]: now })).toBeUndefined();
  });

  test("signed four minutes ago is taken", async () => {
    expect((await rig.send(messageEvent("hello"), { skew: -240 })).status).toBe(200);
  });

  test("whose body was changed on the way is refused", async () => {
    const body = JSON.stringify(messageEvent("hello"));
    const sent = await rig.send(body, { headers: { "x-slack-signature": `v0=${"0".repeat(64)}` } });
    expect(sent.status).toBe(401);
  });

  test("of another method or path is not served", async () => {
    expect((await rig.get("/slack/events")).status).toBe(405);
    expect((await rig.get("/slack/nothing")).status).toBe(404);
  });

  test("that is no JSON is a bad one, and so is one of a type nobody knows", async () => {
    expect((await rig.send("{not json")).status).toBe(400);
    expect((await rig.send("{}", { type: "text/plain" })).status).toBe(400);
  });

  test("larger than Slack ever sends is refused before it is read", async () => {
    expect((await rig.send(JSON.stringify(messageEvent("x".repeat(1_100_000))))).status).toBe(413);
  });

  test.each([
    [
      "an event of a kind we do not know",
      { type: "event_callback", team_id: "T1", event_id: "E", event: { type: "pin_added" } },
    ],
    ["an event that lacks what its kind promises", { type: "event_callback", event: { type: "message" } }],
    ["an unknown kind of body", { type: "block_suggestion" }],
    ["the check of a certificate", { ssl_check: "1" }],
    ["a list", []],
  ])("with %s is acknowledged, for Slack switches off what fails often", async (_, body) => {
    expect((await rig.send(body)).status).toBe(200);
  });

  test("that asks whether the address is ours gets its challenge back", async () => {
    const sent = await rig.send({ type: "url_verification", token: "t", challenge: "c-123" });
    expect(sent).toEqual({ status: 200, text: '{"challenge":"c-123"}' });
  });

  test("that cannot be kept is to come again, and wakes somebody where more of them follow", async () => {
    const metrics = openPromMetrics();
    const log = { error: () => undefined, info: () => undefined };
    const inbox = openMemoryInbox({ clock: { now: () => monday }, log, chance: () => 0.5 });
    const accept = async () => {
      throw new OutsideError("full", { where: "the inbox", code: "ENOSPC" });
    };
    const full = await openSlackRig({ metrics, inbox: { ...inbox, accept } });
    expect((await full.says("hello")).status).toBe(503);
    await full.close();
    expect(await metrics.page()).toContain(
      'unitwise_platform_errors_total{platform="slack",where="inbox",code="ENOSPC"} 1',
    );
  });
});
