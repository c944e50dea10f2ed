import { afterEach, expect, test } from "vitest";
import { pressMs } from "../../../src/platforms/teams/limits.ts";
import type { Assistant } from "../../../src/ports/platform.ts";
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

async function pressSlowly(more: object = {}): Promise<{ readonly words: string; letGo(): Promise<void> }> {
  const slow = slowPresses();
  const hand = openHandTimer();
  world = await openWorld({ around: slow.around, timer: hand.timer });
  const { url } = world.connector;
  await world.say(said(url, "can I take unit 6 and 8?"));
  const [card] = cardsSent(world);
  if (card === undefined) throw new Error("no card");
  const answer = world.bring(pressed(url, pressOf(card, "Why?"), { replyToId: "sent-1", ...more }));
  await hand.untilPause(pressMs);
  hand.pass(pressMs);
  const { body } = await answer;
  const shown = receiveCard(Object.entries(body ?? {}).find(([key]) => key === "value")?.[1]);
  return {
    words: readAloud([shown]),
    letGo: async () => {
      slow.letGo();
      await world.inbox.quiet();
    },
  };
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
