import { afterEach, beforeEach, expect, test } from "vitest";
import { tenant } from "./local-keys.ts";
import { bot, said, saidInGroup, sam } from "./sample-activities.ts";
import { cardsSent, linesSent, wordsSent } from "./sent-cards.ts";
import { openWorld, type World } from "./teams-world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const url = () => world.connector.url;
const paths = () => world.connector.got.map(({ path }) => path.replace("/teams/v3/conversations", ""));
const inGroup = "/19:group@thread.v2/activities";

test("in a group a question for all is answered to all", async () => {
  await world.say(saidInGroup(url(), "can I take unit 6 and 8?"));
  expect(paths()).toEqual([inGroup]);
  expect(wordsSent(world)).toMatch(/^No: unit 6/);
});

test("in a channel it is answered in the thread", async () => {
  const conversation = { id: "19:c@thread.tacv2;messageid=17", conversationType: "channel", tenantId: tenant };
  await world.say(saidInGroup(url(), "can I take unit 6 and 8?", { conversation }));
  expect(paths()).toEqual(["/19:c@thread.tacv2;messageid=17/activities"]);
});

test("in a group what does not mention the assistant is not its business", async () => {
  const talk = { entities: [{ type: "mention", text: "<at>Ann</at>", mentioned: { id: "29:ann", name: "Ann" } }] };
  await world.say(
    saidInGroup(url(), "can I take unit 6 and 8?", { text: "<at>Ann</at> can I take 6 and 8?", ...talk }),
  );
  await world.say(saidInGroup(url(), "x", { text: "can I take unit 6 and 8?", entities: [] }));
  expect(world.inbox.accepted).toEqual([]);
});

test("mentions of others are read as their names, and the assistant's own is taken out", async () => {
  const entities = [
    { type: "mention", text: "<at>Unitwise</at>", mentioned: bot },
    { type: "mention", text: "<at>Ann $& O</at>", mentioned: { id: "29:ann", name: "Ann $& O" } },
  ];
  const text = "<at>Unitwise</at> what has <at>Ann $& O</at> planned?";
  await world.say(saidInGroup(url(), "", { text, entities }));
  expect(JSON.parse(world.inbox.accepted[0]?.body ?? "")).toMatchObject({ text: "what has @Ann $& O planned?" });
});

test("in a group a personal answer goes to the person's own chat, and a line says so", async () => {
  await world.say(saidInGroup(url(), "show my plan"));
  expect(paths()).toEqual(["", "/chat-1/activities", inGroup]);
  expect(world.connector.got[0]?.body).toMatchObject({
    isGroup: false,
    members: [{ id: sam.id }],
    bot,
    tenantId: tenant,
    channelData: { tenant: { id: tenant } },
  });
  expect(linesSent(world)).toEqual([
    "19:group@thread.v2/activities Sam Okoro, I have answered in our own chat, as this is about you alone.",
  ]);
});

test.each([403, 404, 400])(
  "where that chat cannot be opened (%i) the line asks for one, and shows nothing",
  async (status) => {
    await world.say(said(url(), "save units 1, 2 and 3 for level 2"));
    const before = world.connector.got.length;
    world.connector.refuse(({ path }) => (path.endsWith("/v3/conversations") ? { kind: "status", status } : undefined));
    await world.say(saidInGroup(url(), "show my plan"));
    const after = world.connector.got.slice(before);
    expect(after.map(({ path }) => path.replace("/teams/v3/conversations", ""))).toEqual(["", inGroup]);
    expect(after[1]?.body["text"]).toMatch(/I could not open a chat with you/);
    expect(JSON.stringify(after)).not.toMatch(/Communication|credits/);
  },
);

test("where the line fails the personal answer is not given twice", async () => {
  world.connector.refuse(({ body }) =>
    typeof body["text"] === "string" ? { kind: "status", status: 500 } : undefined,
  );
  await world.say(saidInGroup(url(), "show my plan"));
  await world.inbox.again();
  expect(cardsSent(world)).toHaveLength(1);
});

test.each([
  ["a kind of conversation of tomorrow", { conversationType: "meeting" }],
  ["a kind that is no text", { conversationType: 7 }],
  ["no kind, but of a group", { isGroup: true }],
  ["no kind, and who knows of whom", { isGroup: "yes" }],
])("%s counts as shared with others", async (_, kind) => {
  const conversation = { id: "19:new", tenantId: tenant, ...kind };
  await world.say(saidInGroup(url(), "show my plan", { conversation }));
  expect(paths()).toEqual(["", "/chat-1/activities", "/19:new/activities"]);
});

test("a conversation of which nothing else is said is personal", async () => {
  await world.say(said(url(), "show my plan", { conversation: { id: "a:1", tenantId: tenant } }));
  expect(paths()).toEqual(["/a:1/activities"]);
});

test("a name with marks in it stays a name in that line", async () => {
  const from = { ...sam, name: "<at>everyone</at> [x](http://e)" };
  await world.say(saidInGroup(url(), "show my plan", { from }));
  expect(linesSent(world)[0]).not.toMatch(/<at>|\]\(/);
  expect(world.connector.got.at(-1)?.body["textFormat"]).toBe("plain");
});
