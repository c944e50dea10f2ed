import { afterEach, expect, test } from "vitest";
import { StartupError } from "../../../src/domain/startup-error.ts";
import { systemClock } from "../../../src/schedule/system-clock.ts";
import { openHandTimer } from "./hand-timer.ts";
import { seconds } from "./local-keys.ts";
import { said } from "./sample-activities.ts";
import { openWorld, type World } from "./teams-world.ts";

let world: World | undefined;
afterEach(() => world?.close());

test("while the keys are not to be had the channel is asked to come again, and after that all is well", async () => {
  let now = systemClock.now();
  world = await openWorld({ clock: { now: () => now } });
  world.keys.answerWith(503);
  const hello = said(world.connector.url, "hello");
  expect(await world.bring(hello)).toEqual({ status: 503 });
  const asked = world.keys.asked();
  expect(await world.bring(hello)).toEqual({ status: 503 });
  expect(world.keys.asked(), "keys asked for again at once").toBe(asked);
  world.keys.answerWith(200);
  now += 1_500;
  expect(await world.bring(hello)).toEqual({ status: 200 });
});

test("a publisher of keys that says nothing is waited for five seconds", async () => {
  const hand = openHandTimer();
  world = await openWorld({ timer: hand.timer });
  world.keys.answerWith("nothing");
  const answer = world.bring(said(world.connector.url, "hello"));
  await hand.untilWaiting(1);
  hand.pass(5_000);
  expect(await answer).toEqual({ status: 503 });
});

test("a token that was checked lets its bearer in while the keys are not to be had", async () => {
  world = await openWorld();
  const token = world.keys.sign();
  expect(await world.bring(said(world.connector.url, "hello"), token)).toEqual({ status: 200 });
  world.keys.answerWith(503);
  expect(await world.bring(said(world.connector.url, "hello"), token)).toEqual({ status: 200 });
});

test("a token that was checked is no good any more once it has expired", async () => {
  let now = systemClock.now();
  world = await openWorld({ clock: { now: () => now } });
  const token = world.keys.sign({ exp: seconds() + 60 });
  expect(await world.bring(said(world.connector.url, "hello"), token)).toEqual({ status: 200 });
  now += 6 * 60_000 + 1_000;
  expect(await world.bring(said(world.connector.url, "hello"), token)).toEqual({ status: 401 });
});

test.each([-10, 10])(
  "with the clock %i minutes wrong genuine tokens are refused, and the log says why once",
  async (minutes) => {
    world = await openWorld({ clock: { now: () => systemClock.now() + minutes * 60_000 } });
    const token = () => world?.keys.sign({ exp: seconds() + 240, nbf: seconds() - 1 });
    for (let round = 0; round < 3; round++) {
      expect(await world.bring(said(world.connector.url, "hello"), token())).toEqual({ status: 401 });
    }
    expect(world.notes.filter((note) => note.includes("clock of this machine"))).toHaveLength(1);
  },
);

test.each([
  ["no app", { appId: undefined }, "MICROSOFT_APP_ID"],
  ["an empty app", { appId: " " }, "MICROSOFT_APP_ID"],
  ["no tenant", { tenantId: undefined }, "MICROSOFT_APP_TENANT_ID"],
  ["no password", { appPassword: undefined }, "MICROSOFT_APP_PASSWORD"],
])("with %s set nothing is started, rather than without authentication", async (_, settings, name) => {
  world = undefined;
  const problems = await openWorld({ settings }).catch((error: unknown) => error);
  expect(problems).toBeInstanceOf(StartupError);
  expect(String(problems)).toContain(name);
});

test("with authentication off whoever comes from this machine is answered, and nobody else", async () => {
  world = await openWorld({ settings: { auth: false, appId: undefined, serviceHosts: ["evil.example"] } });
  const { connector } = world;
  expect(await world.bring(said(connector.url, "hello"), "")).toEqual({ status: 200 });
  await world.inbox.quiet();
  expect(connector.got.map(({ authorization }) => authorization)).toEqual([undefined]);
  for (const url of ["https://smba.trafficmanager.net/uk/", "http://evil.example/", "http://127.0.0.1@evil.example/"])
    expect(await world.bring(said(url, "hello"), "")).toEqual({ status: 401 });
});

test("refusals are counted each, and told of once a minute with what may be set wrong", async () => {
  let now = systemClock.now();
  world = await openWorld({ clock: { now: () => now } });
  const { connector, bring, notes } = world;
  const foreign = { conversation: { id: "a:1", tenantId: "ffffffff-0000-0000-0000-00000000dead" }, channelData: {} };
  for (let round = 0; round < 3; round++) {
    await bring(said(connector.url, "hello"), "Bearer a.b.c");
    await bring(said(connector.url, "hello", foreign));
  }
  expect(notes.filter((note) => note.startsWith("failed"))).toHaveLength(6);
  expect(notes.filter((note) => note.includes("MICROSOFT_APP_ID"))).toHaveLength(1);
  expect(notes.filter((note) => note.includes("MICROSOFT_APP_TENANT_ID"))).toHaveLength(1);
  now += 61_000;
  await bring(said(connector.url, "hello"), "Bearer a.b.c");
  expect(notes.filter((note) => note.includes("MICROSOFT_APP_ID"))).toHaveLength(2);
});
