import { expect, test } from "vitest";
import type { LearnerId } from "../../../src/domain/learner.ts";
import { OutsideError } from "../../../src/domain/outside-error.ts";
import { openAnswering } from "../../../src/platforms/teams/answer-delivery.ts";
import { openBegun } from "../../../src/platforms/teams/begun.ts";
import type { OutgoingActivity } from "../../../src/platforms/teams/channel.ts";
import type { Answer } from "../../../src/ports/platform.ts";
import { openMemoryStore } from "../../../src/storage/memory-store.ts";
import { replyWith } from "../sample-replies.ts";
import { bot, samsId } from "./sample-activities.ts";
import { openMadeAssistant } from "./teams-world.ts";

const minute = 60_000;
const delivery = (key: string, at = 0) => ({ key, lane: "a", at, body: "{}" });
const said: Answer = { intent: "help", data: {}, reply: replyWith({}) };

function openHandClock() {
  let now = 0;
  return {
    now: () => now,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

test("what was begun is known at the next round, until it is done", () => {
  const begun = openBegun(openHandClock());
  const { kept, before } = begun.begin(delivery("one"));
  expect(before).toBe(false);
  begun.keepAnswer(kept, said);
  expect(begun.begin(delivery("one"))).toEqual({ kept, before: true });
  begun.done("one");
  expect(begun.begin(delivery("one")).before).toBe(false);
});

test("of a delivery that the inbox has given up nothing is kept", () => {
  const clock = openHandClock();
  const begun = openBegun(clock);
  begun.keepAnswer(begun.begin(delivery("one")).kept, said);
  clock.pass(31 * minute);
  expect(begun.begin(delivery("one")).before).toBe(true);
  clock.pass(1);
  begun.begin(delivery("two", clock.now()));
  expect(begun.begin(delivery("one")).before).toBe(false);
});

test("where too many answers are kept the oldest goes, but not how far it got", () => {
  const begun = openBegun(openHandClock(), 1);
  const { kept } = begun.begin(delivery("one"));
  begun.keepAnswer(kept, said);
  kept.progress.sent = 2;
  begun.keepAnswer(begun.begin(delivery("two")).kept, said);
  expect(begun.begin(delivery("one"))).toMatchObject({
    kept: { answer: undefined, progress: { sent: 2 } },
    before: true,
  });
  expect(begun.begin(delivery("two")).kept.answer).toBe(said);
});

/** Answering with a channel that is down at first, and room for one answer that could not be sent. */
function openCramped() {
  const sent: OutgoingActivity[] = [];
  let up = false;
  const unasked = () => Promise.reject(new OutsideError("no", { where: "x", code: "X" }));
  const channel = {
    check: async () => ({ kind: "anybody" }) as const,
    send: async (_: unknown, activity: OutgoingActivity) => {
      if (!up) throw new OutsideError("down", { where: "connector", code: "ECONNREFUSED", answered: false });
      sent.push(activity);
      return {};
    },
    update: unasked,
    openChat: unasked,
    members: unasked,
    member: unasked,
    trouble: () => undefined,
    close: () => undefined,
  };
  const nothing = () => undefined;
  const log = { error: nothing, info: nothing };
  const metrics = { answered: nothing, failed: nothing, retried: nothing, stored: nothing };
  const clock = openHandClock();
  const store = openMemoryStore();
  const assistant = openMadeAssistant({ store, log });
  const options = { channel, log, metrics, clock, assistant, makeNonce: () => "nonce" };
  const comeUp = () => {
    up = true;
  };
  return { work: openAnswering(options, openBegun(clock, 1)), sent, store, comeUp };
}

const [, tenant = "", aad = ""] = /^teams:(.*)\/(.*)$/.exec(samsId) ?? [];
const spot = { serviceUrl: "https://x/", conversation: "a:1", kind: "personal", tenant, bot };
const activityOf = (key: string, more: object) => ({
  ...delivery(key),
  body: JSON.stringify({ who: { id: "29:sam", aad }, spot, key, ...more }),
});

test("neither an answer nor a welcome is lost where its own was dropped for others", async () => {
  const { work, sent, store, comeUp } = openCramped();
  const deliveries = [
    activityOf("m-1", { kind: "installed", how: "add" }),
    activityOf("m-2", { kind: "said", text: "can I take unit 6 and 8?" }),
    activityOf("m-3", { kind: "said", text: "hello" }),
  ];
  for (const one of deliveries)
    await expect(work(one, { again: false })).rejects.toMatchObject({ code: "ECONNREFUSED" });
  expect((await store.read(samsId as LearnerId))?.handled).toEqual(["m-2", "m-3"]);
  comeUp();
  for (const one of deliveries) await work(one, { again: false });
  expect(sent).toHaveLength(3);
});
