import { scheduler } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BuiltServer } from "../e2e/slack/built-slack.ts";
import { messageEvent } from "../platforms/slack/slack-rig.ts";
import {
  countOf,
  type FaultRig,
  greetAll,
  isReady,
  namesOf,
  openFaultRig,
  tellFault,
  untilAnswered,
  untilReady,
} from "./fault-rig.ts";

/** By hand: FAULT_GONE_SECONDS=60. */
const goneSeconds = Number(process.env["FAULT_GONE_SECONDS"] ?? 5);

let rig: FaultRig;
let server: BuiltServer;
beforeAll(async () => {
  rig = await openFaultRig();
  server = await rig.start();
});
afterAll(() => rig.close());

const greet = (names: readonly string[]) => greetAll(rig, server, names);

test("PostgreSQL is slow: everybody is answered", async () => {
  rig.proxy.delay(100);
  const all = await greet(namesOf("S", 10));
  await untilAnswered(rig, all);
  await rig.proxy.heal();
  tellFault("PostgreSQL slow (100 ms each way)", { acknowledged: all.length, of: 10 });
  expect(all).toHaveLength(10);
});

test("PostgreSQL is restarted in mid-work: who was acknowledged is answered, without a restart of ours", async () => {
  const before = await greet(namesOf("R", 5));
  const talk = greet(namesOf("RR", 20));
  await rig.postgres.restart("fast");
  const acknowledged = [...before, ...(await talk)];
  await untilReady(server);
  await untilAnswered(rig, acknowledged);
  const after = await greet(namesOf("RA", 3));
  await untilAnswered(rig, after);
  tellFault("PostgreSQL restarted", {
    acknowledged: acknowledged.length,
    of: 25,
    lost: 0,
    "answered after": after.length,
  });
  expect(after).toHaveLength(3);
});

test("the network to PostgreSQL falls silent: not ready and not acknowledged, then all as before", async () => {
  rig.proxy.silence();
  await untilReady(server, false);
  // Slack is not told that it was taken, and sends it again.
  const refused = namesOf("N", 3);
  expect(await greet(refused)).toEqual([]);
  await rig.proxy.heal();
  await untilReady(server);
  const after = await greet(refused);
  await untilAnswered(rig, after);
  tellFault("network to PostgreSQL silent", { "acknowledged meanwhile": 0, "answered after": after.length });
  expect(after).toEqual(refused);
  for (const name of refused) expect(rig.said(name)).toHaveLength(1);
});

test("PostgreSQL is gone for a while: what comes is refused in time, Slack repeats it, and all is answered once", async () => {
  const before = namesOf("GB", 12);
  const refused = namesOf("G", 12).map((name) => ({
    name,
    event: messageEvent("I'm doing the Level 2", { channel: `D${name}`, user: `U${name}` }),
  }));
  const statuses: number[] = [];
  let longest = 0;
  // It goes while these are being answered.
  const acknowledged = await greet(before);
  rig.proxy.refuse();
  rig.proxy.reset();
  await rig.postgres.restart("fast", async () => {
    await untilReady(server, false);
    for (const { event } of refused) {
      const from = performance.now();
      statuses.push(await server.send(event));
      longest = Math.max(longest, performance.now() - from);
      await scheduler.wait((goneSeconds * 1_000) / refused.length);
    }
    expect(await isReady(server)).toBe(false);
  });
  await rig.proxy.heal();
  await untilReady(server);
  // The same event again, as Slack sends it after a minute and after five.
  const again = await Promise.all(refused.map(({ event }) => server.send(event)));
  const all = [...acknowledged, ...refused.map(({ name }) => name)];
  await untilAnswered(rig, all);
  tellFault(`PostgreSQL gone for ${goneSeconds} s`, {
    "acknowledged before": acknowledged.length,
    "refused meanwhile": statuses.length,
    "longest refusal in ms": Math.ceil(longest),
    answered: countOf(rig, all, (times) => times > 0),
    "answered twice": countOf(rig, all, (times) => times > 1),
  });
  expect(new Set(statuses)).toEqual(new Set([503]));
  // Slack waits three seconds.
  expect(longest).toBeLessThan(3_000);
  expect(new Set(again)).toEqual(new Set([200]));
  expect(countOf(rig, all, (times) => times === 1)).toBe(all.length);
});

test("one connection for many people at once is slower, and loses nobody", async () => {
  const narrow = await rig.start({ DATABASE_POOL: "1" });
  const acknowledged = await greetAll(rig, narrow, namesOf("P", 30));
  await untilAnswered(rig, acknowledged);
  tellFault("one connection, 30 people at once", { acknowledged: acknowledged.length, lost: 0 });
  expect(acknowledged.length).toBeGreaterThan(0);
});
