import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LearnerId } from "../../../src/domain/learner.ts";
import type { Incoming } from "../../../src/ports/platform.ts";
import { activity, bot, installation, said, sam, samsId } from "./sample-activities.ts";
import { cardsSent, wordsSent } from "./sent-cards.ts";
import { openWorld, type World } from "./teams-world.ts";

let world: World;
let heard: Incoming[] = [];

beforeEach(async () => {
  heard = [];
  world = await openWorld({
    around: (assistant) => ({
      ...assistant,
      handle: (message) => {
        heard.push(message);
        return assistant.handle(message);
      },
    }),
  });
});
afterEach(() => world.close());

const url = () => world.connector.url;

test("a question typed in the personal chat is answered there with one card, once it is kept", async () => {
  expect(await world.say(said(url(), "can I take unit 6 and 8?"))).toEqual({ status: 200 });
  const [call, ...more] = world.connector.got;
  expect(more).toEqual([]);
  expect(call).toMatchObject({ method: "POST", path: "/teams/v3/conversations/a:personal/activities" });
  expect(call?.body).toMatchObject({ type: "message", from: bot, conversation: { id: "a:personal" } });
  expect(call?.body["text"]).toBeUndefined();
  expect(call?.body["summary"]).toMatch(/^No: unit 6/);
  expect(wordsSent(world)).toMatch(/Either unit 6 or unit 8 may be taken, but not both/);
});

test("what the person is called, where and in which language they are, comes from the activity", async () => {
  await world.say(said(url(), "hello"));
  expect(heard[0]).toMatchObject({
    learner: samsId,
    profile: { name: "Sam Okoro", timezone: "Europe/London", locale: "en-GB", roles: [] },
  });
  const learner = await world.store.read(samsId as LearnerId);
  expect(learner).toMatchObject({ name: "Sam Okoro", timezone: "Europe/London", locale: "en-GB" });
});

test.each([
  ["a zone that is none", [{ type: "clientInfo", timezone: "Mars/Olympus" }], undefined],
  ["an offset", [{ type: "clientInfo", timezone: "+01:00" }], undefined],
  ["no zone", [], undefined],
])("with %s the zone is left open", async (_, entities, zone) => {
  await world.say(said(url(), "hello", { entities }));
  expect(heard[0]?.profile.timezone).toBe(zone);
});

test("the zone of the activity itself will do", async () => {
  await world.say(said(url(), "hello", { entities: [], localTimezone: "America/New_York" }));
  expect(heard[0]?.profile.timezone).toBe("America/New_York");
});

test("a guest without an id in the directory is known by the channel's own", async () => {
  await world.say(said(url(), "hello", { from: { id: "29:guest", name: "Gi" } }));
  expect(heard[0]?.learner).toBe("teams:aaaaaaaa-0000-0000-0000-000000000001/29:guest");
});

test.each([
  ["a bot", { from: { ...sam, role: "bot" } }],
  ["a bot by its id", { from: { id: "28:other", name: "Other" } }],
  ["the assistant itself", { from: bot }],
])("what %s says is not answered", async (_, more) => {
  expect(await world.say(said(url(), "can I take unit 6 and 8?", more))).toEqual({ status: 200 });
  expect(world.inbox.accepted).toEqual([]);
});

test.each(["messageUpdate", "messageDelete", "messageReaction", "conversationUpdate", "typing", "event", "trace"])(
  "an activity %s is taken and not answered",
  async (type) => {
    expect(await world.say(said(url(), "can I take unit 6 and 8?", { type }))).toEqual({ status: 200 });
    expect(world.inbox.accepted).toEqual([]);
  },
);

test("an invoke that is none of ours is told so", async () => {
  expect(await world.say(activity(url(), { type: "invoke", name: "composeExtension/query" }))).toEqual({ status: 501 });
});

test("an attachment without words is answered like empty words", async () => {
  await world.say(activity(url(), { attachments: [{ contentType: "image/png", contentUrl: "https://x/y.png" }] }));
  expect(heard[0]?.act).toEqual({ kind: "said", text: "" });
  expect(cardsSent(world)).toHaveLength(1);
});

test.each([
  ["6 &lt; 8 &amp;&nbsp;9", "6 < 8 & 9"],
  ["  unit\u00a06  ", "unit 6"],
  ["&amp;lt;", "&lt;"],
])("typed %j is heard as %j", async (text, expected) => {
  await world.say(said(url(), text));
  expect(heard[0]?.act).toEqual({ kind: "said", text: expected });
});

test("1,000 deliveries of one message are answered once", async () => {
  const message = said(url(), "can I take unit 6 and 8?");
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => world.bring(message)));
  await world.inbox.quiet();
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(world.connector.got).toHaveLength(1);
});

test("messages that the channel gave no id are all answered", async () => {
  for (const text of ["can I take unit 6 and 8?", "hello"]) await world.say(said(url(), text, { id: undefined }));
  expect(world.connector.got).toHaveLength(2);
});

test.each([
  { conversation: { id: "x".repeat(1_001), conversationType: "personal" } },
  { from: { id: "x".repeat(1_001) } },
])("an id that no record could hold is no sender's and no conversation's: %#", async (odd) => {
  expect(await world.say(said(url(), "hello", odd))).toEqual({ status: 200 });
  expect([heard, world.inbox.lost]).toEqual([[], []]);
});

test("while nothing can be kept the channel is asked to come again", async () => {
  world.inbox.fill();
  expect(await world.say(said(url(), "hello"))).toEqual({ status: 503 });
  expect(world.notes.join("\n")).toContain("could not be kept");
});

test("a message is answered in the order it came, chat by chat", async () => {
  const texts = ["first", "second", "third", "fourth"];
  for (const text of texts) await world.bring(said(url(), text));
  await world.inbox.quiet();
  expect(heard.map(({ act }) => (act.kind === "said" ? act.text : ""))).toEqual(texts);
});

test("each answer is counted with its intent and the time it took", async () => {
  await world.say(said(url(), "can I take unit 6 and 8?"));
  expect(world.notes).toEqual([
    expect.stringMatching(/^answered \{"platform":"teams","intent":"plan.check","seconds":/),
  ]);
});

test("no words, names or tokens of anybody come into the log", async () => {
  world.connector.next({ kind: "status", status: 400 }, { kind: "status", status: 500 });
  await world.say(said(url(), "can I take unit 6 and 8?"));
  await world.say(installation(url(), "remove"));
  const notes = world.notes.join("\n");
  expect(notes).toContain("Teams refused a message");
  expect(notes).not.toMatch(/unit 6|Sam|Bearer|29:sam|0000000a/);
});

test("whatever the channel brings is answered with a status, and nothing breaks", async () => {
  const names = [
    "type",
    "id",
    "from",
    "recipient",
    "conversation",
    "entities",
    "value",
    "text",
    "action",
    "name",
    "locale",
  ];
  const types = fc.constantFrom("message", "invoke", "installationUpdate", "x", 7, null);
  const odd = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.jsonValue(), types), { maxKeys: 6 });
  await fc.assert(
    fc.asyncProperty(odd, types, async (more, type) => {
      const { status } = await world.say({ ...activity(url()), type, ...more });
      expect([200, 400, 401, 501]).toContain(status);
    }),
    { seed: 10266, numRuns: 100 },
  );
  expect(world.inbox.lost).toEqual([]);
});
