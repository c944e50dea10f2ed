import { afterEach, beforeEach, expect, test } from "vitest";
import type { LearnerId } from "../../../src/domain/learner.ts";
import type { HttpAnswer } from "../../../src/ports/http.ts";
import { activity, pressed, said, saidInGroup, samsId } from "./sample-activities.ts";
import { cardsSent, wordsSent } from "./sent-cards.ts";
import { type ClientCard, elementsOf, formsOf, pressOf, readAloud, receiveCard } from "./teams-client.ts";
import { openWorld, type World } from "./teams-world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const url = () => world.connector.url;

async function lastCard(text: string): Promise<ClientCard> {
  await world.say(said(url(), text));
  const card = cardsSent(world).at(-1);
  if (card === undefined) throw new Error("no card");
  return card;
}

function cardOf({ status, body }: HttpAnswer): ClientCard {
  expect(status).toBe(200);
  expect(body).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive" });
  return receiveCard(Object.entries(body ?? {}).find(([key]) => key === "value")?.[1]);
}

async function plans(): Promise<readonly number[]> {
  const learner = await world.store.read(samsId as LearnerId);
  return learner?.plans.flatMap(({ planned }) => planned) ?? [];
}

test("a press is answered with a card that says first what was chosen", async () => {
  const card = await lastCard("can I take unit 6 and 8?");
  const before = world.connector.got.length;
  const answer = cardOf(await world.bring(pressed(url(), pressOf(card, "Why?"))));
  expect(elementsOf(answer.body)[0]).toMatchObject({ text: "You chose: Why?", isSubtle: true });
  expect(readAloud([answer])).toMatch(/not both/);
  expect(world.connector.got).toHaveLength(before);
});

test("a press twice counts once, and gets the same answer", async () => {
  const card = await lastCard("can I take unit 6 and 8?");
  const button = pressOf(card, "Why?");
  const [one, other] = await Promise.all([world.bring(pressed(url(), button)), world.bring(pressed(url(), button))]);
  expect(readAloud([cardOf(one)])).toBe(readAloud([cardOf(other)]));
  const learner = await world.store.read(samsId as LearnerId);
  expect(learner?.handled.filter((event) => event.startsWith("press:"))).toHaveLength(1);
});

test("a form is filled in and sent off, and saved once", async () => {
  await lastCard("level 2");
  const card = await lastCard("change my plan");
  const [form] = formsOf([card]);
  expect(Object.keys(form?.fields ?? {})).toEqual(["planned", "achieved"]);
  const filled = pressOf(card, "Save my plan", { "field:planned": "1,2,6" });
  const answer = cardOf(await world.bring(pressed(url(), filled)));
  expect(readAloud([answer])).toMatch(/You chose: Save my plan/);
  expect(await plans()).toEqual([1, 2, 6]);
  await world.bring(pressed(url(), filled));
  expect(await plans()).toEqual([1, 2, 6]);
  const other = { ...filled, "field:planned": "1,2" };
  await world.bring(pressed(url(), other));
  expect(await plans()).toEqual([1, 2]);
});

test.each([
  ["nothing", undefined],
  ["words", "press me"],
  ["no intent", { n: "x", i: 0, v: "{}", l: "x" }],
  ["an intent that is none", { n: "x", i: 0, v: '{"kind":"plan.teleport"}', l: "x" }],
  ["a list without a pick", { n: "x", i: 0, v: "", l: "x", p: true }],
  ["a list with a pick of somebody's own", { n: "x", i: 0, v: "", l: "x", p: true, picked: "[]" }],
  [
    "a form of fields that its intent has not",
    { n: "x", i: 0, v: '{"kind":"help","topic":null}', l: "x", f: ["kind"], "field:kind": "a" },
  ],
  ["a name of 1,000 characters", { n: "x".repeat(1_000), i: 0, v: '{"kind":"why"}', l: "x" }],
])("a button that carries %s changes nothing, and says so kindly", async (_, data) => {
  const answer = cardOf(await world.bring(pressed(url(), data)));
  expect(readAloud([answer])).toMatch(/Nothing was changed/);
  expect(await world.store.read(samsId as LearnerId)).toBeUndefined();
});

test("a button of another app is none of ours", async () => {
  const value = {
    action: { type: "Action.Execute", verb: "other", data: { n: "x", i: 0, v: '{"kind":"why"}', l: "Why?" } },
  };
  const answer = cardOf(await world.bring(pressed(url(), {}, { value })));
  expect(readAloud([answer])).toMatch(/Nothing was changed/);
});

test("an old client's press comes as a message, and the card it stood on is replaced", async () => {
  const card = await lastCard("can I take unit 6 and 8?");
  await world.say(activity(url(), { value: pressOf(card, "Why?"), replyToId: "sent-1" }));
  expect(world.connector.got.at(-1)).toMatchObject({
    method: "PUT",
    path: "/teams/v3/conversations/a:personal/activities/sent-1",
    body: { id: "sent-1" },
  });
  expect(wordsSent(world)).toMatch(/You chose: Why\?/);
});

test("where that card is gone the answer comes as a message", async () => {
  const card = await lastCard("can I take unit 6 and 8?");
  world.connector.next({ kind: "status", status: 404 });
  await world.say(activity(url(), { value: pressOf(card, "Why?"), replyToId: "sent-1" }));
  expect(world.connector.got.map(({ method }) => method)).toEqual(["POST", "PUT", "POST"]);
});

test("an old client's button that means nothing any more is answered kindly, and its card stays", async () => {
  await world.say(activity(url(), { value: { choice: "of another app" }, replyToId: "sent-1" }));
  expect(world.connector.got.map(({ method }) => method)).toEqual(["POST"]);
  expect(wordsSent(world)).toMatch(/Nothing was changed/);
});

test("in a group a press is answered to whoever pressed, and to nobody else", async () => {
  await world.say(saidInGroup(url(), "can I take unit 6 and 8?"));
  const [card] = cardsSent(world);
  if (card === undefined) throw new Error("no card");
  const before = world.connector.got.length;
  const conversation = { id: "19:group@thread.v2", conversationType: "groupChat", tenantId: samsId.slice(6, 42) };
  const answer = cardOf(await world.bring(pressed(url(), pressOf(card, "Why?"), { conversation })));
  expect(readAloud([answer])).toMatch(/You chose: Why\?/);
  expect(world.connector.got).toHaveLength(before);
});

test("a press before the start is asked for again", async () => {
  await world.close();
  world = await openWorld({ started: false });
  expect(await world.bring(pressed(url(), { n: "x", i: 0, v: '{"kind":"why"}', l: "Why?" }))).toEqual({ status: 503 });
});
