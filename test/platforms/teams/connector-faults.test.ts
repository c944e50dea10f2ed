import { afterEach, expect, test } from "vitest";
import type { LearnerId } from "../../../src/domain/learner.ts";
import { systemClock } from "../../../src/schedule/system-clock.ts";
import { replyWith } from "../sample-replies.ts";
import { type HandTimer, openHandTimer } from "./hand-timer.ts";
import { said, samsId } from "./sample-activities.ts";
import { cardsSent } from "./sent-cards.ts";
import { openWorld, type World } from "./teams-world.ts";

let world: World;
let hand: HandTimer;
afterEach(() => world.close());

async function openFaulty(): Promise<void> {
  hand = openHandTimer();
  world = await openWorld({ timer: hand.timer });
}

/** Asks something, and lets each pause pass that comes up, until all is quiet. */
async function ask(pauses: readonly number[]): Promise<void> {
  const asked = world.say(said(world.connector.url, "can I take unit 6 and 8?"));
  for (const [at, ms] of pauses.entries()) {
    await world.connector.until(at + 1);
    await hand.untilPause(ms);
    hand.pass(ms - 1);
    expect(world.connector.got, `before the pause of ${ms} ms is over`).toHaveLength(at + 1);
    hand.pass(1);
  }
  await asked;
}

const status = (code: number, retryAfter?: string) =>
  ({ kind: "status", status: code, ...(retryAfter === undefined ? {} : { retryAfter }) }) as const;

test.each([412, 429, 502, 503, 504])(
  "a message that is answered with %i is sent again, after growing pauses",
  async (code) => {
    await openFaulty();
    world.connector.next(status(code), status(code), status(code));
    await ask([500, 1_000, 2_000]);
    expect(world.connector.got).toHaveLength(4);
    expect(world.notes.filter((note) => note.startsWith("retried"))).toHaveLength(3);
    expect(world.inbox.waiting()).toBe(0);
  },
);

test("a message that is answered with 429 and a time is sent again after that time", async () => {
  await openFaulty();
  world.connector.next(status(429, "7"));
  await ask([7_000]);
  expect(world.connector.got).toHaveLength(2);
});

test("after four repetitions the inbox comes back to it", async () => {
  await openFaulty();
  world.connector.next(...Array.from({ length: 5 }, () => status(503)));
  await ask([500, 1_000, 2_000, 4_000]);
  expect(world.connector.got).toHaveLength(5);
  expect(world.inbox.waiting()).toBe(1);
  await world.inbox.again();
  expect(world.connector.got).toHaveLength(6);
  expect(world.inbox.waiting()).toBe(0);
});

test("asked to wait for an hour, nobody waits with the connection in hand", async () => {
  await openFaulty();
  world.connector.next(status(429, "3600"));
  await ask([]);
  expect(world.connector.got).toHaveLength(1);
  expect(world.inbox.waiting()).toBe(1);
});

test("a message whose connection is reset after it was taken is not sent again, and the log says so", async () => {
  await openFaulty();
  world.connector.next({ kind: "reset" });
  await ask([]);
  await world.inbox.again();
  expect(world.connector.got).toHaveLength(1);
  expect(world.notes.join("\n")).toMatch(/may not have taken a message; it is not sent again.*ECONNRESET/);
});

test("a message that is not answered within ten seconds is not sent again", async () => {
  await openFaulty();
  world.connector.next({ kind: "silence" });
  const asked = world.say(said(world.connector.url, "can I take unit 6 and 8?"));
  await world.connector.until(1);
  hand.pass(10_000);
  await asked;
  await world.inbox.again();
  expect(world.connector.got).toHaveLength(1);
  expect(world.notes.join("\n")).toMatch(/may not have taken.*ETIMEDOUT/);
});

test("while the connector is down answers wait, and none is lost or sent twice", async () => {
  await openFaulty();
  const { connector, inbox, teams } = world;
  await connector.down();
  for (let at = 0; at < 3; at++) await world.say(said(connector.url, `can I take unit ${at + 5} and 8?`));
  expect(inbox.waiting()).toBe(3);
  expect(teams.state()).toEqual({
    connected: false,
    detail: "Teams could not be reached: teams connector: ECONNREFUSED.",
  });
  await inbox.again();
  expect(inbox.waiting()).toBe(3);
  await connector.up();
  await inbox.again();
  expect(inbox.waiting()).toBe(0);
  expect(cardsSent(world)).toHaveLength(3);
  expect(teams.state().connected).toBe(true);
});

test("with the connector down from the start the platform starts, and answers later", async () => {
  hand = openHandTimer();
  world = await openWorld({ timer: hand.timer, started: false });
  await world.connector.down();
  await world.bring(said(world.connector.url, "can I take unit 6 and 8?"));
  await world.teams.start(world.assistant);
  await world.inbox.quiet();
  await world.connector.up();
  await world.inbox.again();
  expect(cardsSent(world)).toHaveLength(1);
});

test("a card that is refused goes out in plain words", async () => {
  await openFaulty();
  world.connector.next(status(413));
  await ask([]);
  const [, words] = world.connector.got;
  expect(words?.body["text"]).toMatch(/^No: unit 6/);
  expect(words?.body["textFormat"]).toBe("plain");
  expect(world.inbox.waiting()).toBe(0);
});

test("a token that is not taken is fetched anew, once", async () => {
  await openFaulty();
  world.connector.next(status(401));
  await ask([]);
  expect(world.connector.got).toHaveLength(2);
});

test("what somebody is to be told unasked is not told twice either, and whoever asked for it learns why", async () => {
  await openFaulty();
  await ask([]);
  const address = JSON.parse(JSON.stringify((await world.store.read(samsId as LearnerId))?.address));
  world.connector.next({ kind: "reset" });
  await expect(world.teams.tell(address, replyWith({}))).rejects.toMatchObject({ code: "ECONNRESET", answered: true });
  await world.connector.down();
  await expect(world.teams.tell(address, replyWith({}))).rejects.toMatchObject({
    code: "ECONNREFUSED",
    answered: false,
  });
  expect(world.connector.got).toHaveLength(2);
});

test("what was accepted is finished before the platform stops, and nothing more is taken", async () => {
  await openFaulty();
  await Promise.all(["a", "b", "c"].map((text) => world.bring(said(world.connector.url, text))));
  await world.teams.stop(10_000);
  expect(cardsSent(world)).toHaveLength(3);
  expect(await world.bring(said(world.connector.url, "d"))).toEqual({ status: 503 });
});

test("after a restart what may have been sent is sent again, and says so", async () => {
  await openFaulty();
  const message = said(world.connector.url, "can I take unit 6 and 8?");
  await world.say(message);
  await world.inbox.afresh();
  expect(cardsSent(world)).toHaveLength(2);
  expect(cardsSent(world)[1]?.fallbackText).toMatch(/^You may have seen this before/);
});

test("a connector that stays away is told of until the next try, however long the inbox rests between them", async () => {
  let ahead = 0;
  world = await openWorld({ clock: { now: () => systemClock.now() + ahead } });
  await world.connector.down();
  await world.say(said(world.connector.url, "can I take unit 6 and 8?"));
  // Five quarters of the longest pause between two tries.
  ahead = 75_000;
  expect(world.teams.state()).toMatchObject({ connected: false });
  ahead = 120_000;
  expect(world.teams.state()).toMatchObject({ connected: true });
});
