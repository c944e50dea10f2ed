import { afterEach, beforeEach, expect, test } from "vitest";
import type { Address, LearnerId } from "../../../src/domain/learner.ts";
import type { Assistant } from "../../../src/ports/platform.ts";
import { replyWith } from "../sample-replies.ts";
import { installation, said, samsId } from "./sample-activities.ts";
import { cardsSent, linesSent, wordsSent } from "./sent-cards.ts";
import { openWorld, type World } from "./teams-world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const url = () => world.connector.url;
const group = { conversation: { id: "19:g@thread.v2", conversationType: "groupChat", tenantId: tenantOfTests() } };

function tenantOfTests(): string {
  return samsId.split(":")[1]?.split("/")[0] ?? "";
}

async function address(): Promise<Address | null | undefined> {
  return (await world.store.read(samsId as LearnerId))?.address;
}

test("who installs the assistant is welcomed once, and can be written to from then on", async () => {
  await world.say(installation(url(), "add"));
  expect(wordsSent(world)).toMatch(/Sam Okoro/);
  expect(await address()).toMatchObject({ platform: "teams" });
  await world.say(installation(url(), "add"));
  expect(cardsSent(world)).toHaveLength(1);
});

test("the update that the channel sends beside it does not welcome a second time", async () => {
  const joined = { type: "conversationUpdate", membersAdded: [{ id: "28:bot" }] };
  await Promise.all([world.bring(installation(url(), "add")), world.bring(installation(url(), "add", joined))]);
  await world.inbox.quiet();
  expect(cardsSent(world)).toHaveLength(1);
});

test("a welcome that could not be sent is sent later", async () => {
  world.connector.next({ kind: "status", status: 429, retryAfter: "3600" });
  await world.say(installation(url(), "add"));
  expect(world.inbox.waiting()).toBe(1);
  await world.inbox.again();
  expect(cardsSent(world).length).toBe(2);
  expect(world.inbox.waiting()).toBe(0);
});

/** A world in which an earlier run kept the address, and was killed before it had welcomed anybody. */
async function openAfterKill(look?: Assistant["look"]): Promise<void> {
  await world.close();
  const around = (assistant: Assistant) => ({ ...assistant, look: look ?? assistant.look });
  world = await openWorld({ started: false, around });
  await world.bring(installation(url(), "add"));
  const place = foreignPlace(url());
  const kept = { platform: "teams", place };
  await world.assistant.presence({ learner: samsId as LearnerId, at: 0, profile: { roles: [] }, address: kept });
  await world.teams.start(world.assistant);
  await world.inbox.quiet();
  expect(world.connector.got).toEqual([]);
  await world.inbox.afresh();
}

test("who was not welcomed because of a kill is shown what the assistant can do", async () => {
  await openAfterKill();
  expect(cardsSent(world)).toHaveLength(1);
  expect(wordsSent(world)).toMatch(/can I take unit/i);
});

test("of a fault nobody is told who has asked nothing", async () => {
  await openAfterKill(async () => ({ intent: "help", data: { error: {} }, reply: replyWith({}) }));
  expect(world.connector.got).toEqual([]);
});

test("who cannot be welcomed, as they have gone again, is not kept as reachable", async () => {
  world.connector.next({ kind: "status", status: 403 });
  await world.say(installation(url(), "add"));
  expect(await address()).toBeNull();
  expect(world.inbox.waiting()).toBe(0);
});

test("a new version refreshes the address without a welcome", async () => {
  await world.say(installation(url(), "add-upgrade"));
  expect(world.connector.got).toEqual([]);
  expect(await address()).toMatchObject({ platform: "teams" });
});

test("who removes the assistant is not written to any more", async () => {
  await world.say(installation(url(), "add"));
  await world.say(installation(url(), "remove"));
  expect(await address()).toBeNull();
  expect(cardsSent(world)).toHaveLength(1);
});

test("a message keeps the address, and one from a group does not", async () => {
  await world.say(said(url(), "hello", { conversation: { ...group.conversation }, entities: mentions() }));
  expect(await address()).toBeNull();
  await world.say(said(url(), "hello"));
  expect(await address()).toMatchObject({ platform: "teams" });
});

function mentions(): readonly object[] {
  return [{ type: "mention", text: "<at>x</at>", mentioned: { id: "28:11111111-2222-3333-4444-555555555555" } }];
}

test("an address outlasts the process, and whoever is told something gets it in their own chat", async () => {
  await world.say(said(url(), "hello"));
  const kept: Address = JSON.parse(JSON.stringify(await address()));
  const before = world.connector.got.length;
  await world.teams.tell(kept, replyWith({ title: "Your daily question." }));
  expect(world.connector.got.slice(before)).toMatchObject([
    { path: "/teams/v3/conversations/a:personal/activities", body: { summary: "Your daily question." } },
  ]);
});

test.each([403, 404])("where the channel answers %i to something told, the address is dropped", async (status) => {
  await world.say(said(url(), "hello"));
  const kept = await address();
  world.connector.next({ kind: "status", status });
  if (!kept) throw new Error("no address");
  await expect(world.teams.tell(kept, replyWith({}))).rejects.toMatchObject({ name: "OutsideError", code: "EGONE" });
  expect(await address()).toBeNull();
});

test("where the channel answers 403 to an answer, the address is dropped and nothing is tried again", async () => {
  await world.say(said(url(), "hello"));
  world.connector.next({ kind: "status", status: 403 });
  await world.say(said(url(), "hello"));
  expect(await address()).toBeNull();
  expect(world.inbox.waiting()).toBe(0);
});

test.each([
  ["of another platform", { platform: "slack", place: "D1" }],
  ["that is none", { platform: "teams", place: "nonsense" }],
  ["of somebody else's server", { platform: "teams", place: foreignPlace("https://evil.example/") }],
])("an address %s is not written to", async (_, to) => {
  await expect(world.teams.tell(to, replyWith({}))).rejects.toMatchObject({ name: "OutsideError" });
  expect(world.connector.got).toEqual([]);
});

function foreignPlace(serviceUrl: string): string {
  const spot = { serviceUrl, conversation: "a:1", kind: "personal", tenant: "t", bot: { id: "28:b", name: "B" } };
  return JSON.stringify({ spot, user: "29:u", learner: "teams:t/u" });
}

test("a group that gets the assistant is told once how to talk to it", async () => {
  const added = installation(url(), "add", group);
  await world.say(added);
  await world.say(added);
  expect(cardsSent(world)).toHaveLength(1);
  expect(wordsSent(world)).toContain("Mention me with @Unitwise");
  expect(await address()).toBeUndefined();
  await world.say(installation(url(), "remove", group));
  expect(linesSent(world)).toEqual([]);
});
