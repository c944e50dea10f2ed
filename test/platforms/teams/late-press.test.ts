import { afterEach, expect, test } from "vitest";
import { pressKeptMs, pressMs } from "../../../src/platforms/teams/limits.ts";
import type { HttpAnswer } from "../../../src/ports/http.ts";
import type { Assistant } from "../../../src/ports/platform.ts";
import { replyWith } from "../sample-replies.ts";
import { openHandTimer } from "./hand-timer.ts";
import { pressed, said } from "./sample-activities.ts";
import { cardsSent, linesSent, wordsSent } from "./sent-cards.ts";
import { pressOf, readAloud, receiveCard } from "./teams-client.ts";
import { openWorld, type World } from "./teams-world.ts";

let world: World;
afterEach(() => world.close());

/** An assistant that takes its time with presses until it is let go. */
function slowPresses(): { readonly around: (assistant: Assistant) => Assistant; letGo(): void } {
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return {
    letGo: () => letGo(),
    around: (assistant) => ({
      ...assistant,
      handle: async (message) => {
        if (message.act.kind === "pressed") await gate;
        return assistant.handle(message);
      },
    }),
  };
}

const shownBy = ({ body }: HttpAnswer) => Object.entries(body ?? {}).find(([key]) => key === "value")?.[1];
const wordsOf = (answer: HttpAnswer) => readAloud([receiveCard(shownBy(answer))]);

/** A card that was sent, and its button pressed before an assistant that takes its time. */
async function openSlow(more: object = {}) {
  const slow = slowPresses();
  const hand = openHandTimer();
  world = await openWorld({ around: slow.around, timer: hand.timer });
  const { url } = world.connector;
  await world.say(said(url, "can I take unit 6 and 8?"));
  const [card] = cardsSent(world);
  if (card === undefined) throw new Error("no card");
  const press = pressed(url, pressOf(card, "Why?"), { replyToId: "sent-1", ...more });
  return {
    hand,
    press: async (): Promise<{ readonly answer: Promise<HttpAnswer> }> => {
      const answer = world.bring(press);
      await hand.untilPause(pressMs);
      hand.pass(pressMs);
      return { answer };
    },
    letGo: async () => {
      slow.letGo();
      await world.inbox.quiet();
    },
  };
}

async function pressSlowly(more: object = {}): Promise<{ readonly words: string; letGo(): Promise<void> }> {
  const { press, letGo } = await openSlow(more);
  const { answer } = await press();
  return { words: wordsOf(await answer), letGo };
}

test("a press that takes longer is answered for now within two seconds, and then in place", async () => {
  const { words, letGo } = await pressSlowly();
  expect(words).toMatch(/One moment/);
  expect(world.inbox.accepted).toHaveLength(2);
  await letGo();
  expect(world.connector.got.at(-1)).toMatchObject({
    method: "PUT",
    path: expect.stringMatching(/activities\/sent-1$/),
  });
  expect(wordsSent(world)).toMatch(/You chose: Why\?/);
  expect(wordsSent(world)).not.toMatch(/seen this before/);
});

test("a slow press that is delivered twice is answered once", async () => {
  const { press, letGo } = await openSlow();
  for (let round = 0; round < 2; round++) expect(wordsOf(await (await press()).answer)).toMatch(/One moment/);
  await letGo();
  expect(world.inbox.accepted).toHaveLength(2);
  expect(world.connector.got).toHaveLength(2);
});

test("slow presses that the channel gave no id are all answered", async () => {
  const { press, letGo } = await openSlow({ id: undefined });
  for (let round = 0; round < 2; round++) await (await press()).answer;
  await letGo();
  expect(world.inbox.accepted).toHaveLength(3);
});

test("no answer is promised before the press is kept, and what becomes of it then is told to operators", async () => {
  const { hand, press, letGo } = await openSlow();
  const disk = world.inbox.hold();
  const { answer } = await press();
  await hand.untilPause(pressKeptMs);
  hand.pass(pressKeptMs);
  const given = await answer;
  expect(given.body).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.activity.message" });
  expect(shownBy(given)).toMatch(/Please press it again/);
  expect(world.notes.filter((note) => note.startsWith("error"))).toEqual([]);
  world.inbox.fill();
  disk.letGo();
  await letGo();
  expect(world.notes.join("\n")).toMatch(/error "Teams: a press could not be kept.*EBUSY/);
});

test("a slow press that cannot be kept is refused, and operators are told", async () => {
  const { press, letGo } = await openSlow();
  world.inbox.fill();
  expect(await (await press()).answer).toEqual({ status: 503 });
  await letGo();
  expect(world.notes.join("\n")).toMatch(/error "Teams: a press could not be kept.*EBUSY/);
});

/** An assistant whose answer to every press is more than one card holds. */
const longWinded = (assistant: Assistant): Assistant => {
  const items = Array.from({ length: 300 }, (_, at) => [`Line ${at} of ${"many words ".repeat(12)}`]);
  const reply = replyWith({ title: "A long story", blocks: [{ kind: "list", items }] });
  return {
    ...assistant,
    handle: async (message) =>
      message.act.kind === "pressed" ? { intent: "help", data: {}, reply } : assistant.handle(message),
  };
};

test("an answer to a press that one card does not hold is kept, and comes whole as messages", async () => {
  world = await openWorld({ around: longWinded });
  const { url, got, refuse } = world.connector;
  await world.say(said(url, "can I take unit 6 and 8?"));
  const [card] = cardsSent(world);
  if (card === undefined) throw new Error("no card");
  refuse(() => ({ kind: "status", status: 429, retryAfter: "3600" }));
  const press = pressed(url, pressOf(card, "Why?"), { replyToId: "sent-1" });
  const answers = [await world.say(press), await world.say(press)];
  for (const answer of answers) expect(wordsOf(answer)).toMatch(/it comes as messages/);
  expect(world.inbox.waiting()).toBe(1);
  refuse(undefined);
  const before = got.length;
  await world.inbox.again();
  const sent = got.slice(before);
  expect(sent.length).toBeGreaterThan(1);
  expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(["POST"]));
  const words = wordsSent(world);
  for (const at of [0, 150, 299]) expect(words.split(`Line ${at} of`).length).toBeGreaterThan(1);
  expect(world.inbox.waiting()).toBe(0);
});

test("in a group what comes late and is personal comes to the person's own chat", async () => {
  const group = {
    id: "19:g@thread.v2",
    conversationType: "groupChat",
    tenantId: "aaaaaaaa-0000-0000-0000-000000000001",
  };
  const { words, letGo } = await pressSlowly({ conversation: group });
  expect(words).toMatch(/comes as a message/);
  await letGo();
  const paths = world.connector.got
    .slice(1)
    .map(({ method, path }) => `${method} ${path.replace("/teams/v3/conversations", "")}`);
  expect(paths).toEqual(["POST ", "POST /chat-2/activities", "POST /19:g@thread.v2/activities"]);
  expect(linesSent(world)[0]).toMatch(/in our own chat/);
});
