import { afterEach, beforeEach, expect, test } from "vitest";
import { encodePress } from "../../../src/ports/press-value.ts";
import { formBody, formType, messageEvent, openSlackRig, type SlackRig } from "./slack-rig.ts";

// What made Slack's package throw, which gives a delivery up, or the store: nobody was answered.
let rig: SlackRig;
beforeEach(async () => {
  rig = await openSlackRig();
});
afterEach(() => rig.close());

const help = encodePress({ kind: "help", topic: null });
const press = {
  type: "block_actions",
  team: { id: "T1" },
  user: { id: "U1", team_id: "T1" },
  channel: null,
  actions: [{ type: "button", action_id: "uw:0", block_id: "uw:n:0", value: help, action_ts: "2.2" }],
};

test.each<[string, object]>([
  ["an authorization that is none", { ...messageEvent("help"), authorizations: [null] }],
  ["a team that every object has", { ...messageEvent("help"), authorizations: [{ team_id: "constructor" }] }],
  ["an item that is none", messageEvent("help", { item: null })],
  ["a subteam that is none", messageEvent("help", { user: "U1", subteam: null })],
])("a message with %s is answered", async (_, body) => {
  await rig.send(body);

  expect(await rig.slack.waitForWritten(1)).toMatchObject([{ method: "chat.postMessage", args: { channel: "D1" } }]);
});

test.each<[string, object]>([
  ["a channel that is none", press],
  ["a name of its own", { ...press, name: "x" }],
  ["a function that is none", { ...press, function_data: 1, response_urls: null }],
])("a press with %s is answered", async (_, body) => {
  await rig.send(formBody({ payload: JSON.stringify(body) }), { type: formType });

  expect(await rig.slack.waitForWritten(1)).toMatchObject([{ method: "chat.postMessage", args: { channel: "U1" } }]);
});

test("a team that every object has is no team", async () => {
  await rig.send({ ...messageEvent("help"), team_id: "constructor" });

  expect(rig.notes).toEqual([expect.stringContaining("could not be read")]);
});

test("a press whose ids are longer than Slack's longest is left", async () => {
  const [action] = press.actions;
  await rig.send(
    formBody({ payload: JSON.stringify({ ...press, actions: [{ ...action, action_id: "x".repeat(256) }] }) }),
    {
      type: formType,
    },
  );

  expect(rig.notes).toEqual([expect.stringContaining("could not be read")]);
});

test("whoever opens the messages is welcomed though the event names no channel", async () => {
  const event = { type: "app_home_opened", user: "U1", tab: "messages", channel: null };
  await rig.send({ ...messageEvent(""), event });

  expect(await rig.slack.waitForWritten(1)).toMatchObject([{ method: "chat.postMessage", args: { channel: "U1" } }]);
});
