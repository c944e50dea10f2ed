import { scheduler } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BuiltServer } from "../e2e/slack/built-slack.ts";
import {
  type FaultRig,
  greetAll,
  greetingOf,
  isReady,
  namesOf,
  nobody,
  openFaultRig,
  tellAnswers,
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

interface Greeting {
  readonly name: string;
  readonly event: object;
}

const greetingsOf = (names: readonly string[]): readonly Greeting[] =>
  names.map((name) => ({ name, event: greetingOf(name) }));

/** All at once; their statuses, 0 where there was no answer. */
const sendAll = (to: BuiltServer, greetings: readonly Greeting[]): Promise<readonly number[]> =>
  Promise.all(greetings.map(({ event }) => to.send(event).catch(() => 0)));

const isTaken = (status: number): boolean => status === 200;

/** What was not taken comes again, as Slack sends it after a minute and after five: the same event. */
const repeat = (to: BuiltServer, greetings: readonly Greeting[], statuses: readonly number[]) =>
  sendAll(
    to,
    greetings.filter((_, at) => !isTaken(statuses[at] ?? 0)),
  );

const greet = (names: readonly string[]) => greetAll(rig, server, names);

test("PostgreSQL is slow: everybody is answered", async () => {
  rig.proxy.delay(100);
  const all = await greet(namesOf("S", 10));
  await untilAnswered(rig, all);
  await rig.proxy.heal();
  const counts = { acknowledged: all.length, of: 10 };
  const became = await tellAnswers(rig, { fault: "PostgreSQL slow (100 ms each way)", names: all, counts });
  expect(all).toHaveLength(10);
  expect(became).toEqual(nobody);
});

test("PostgreSQL is restarted in mid-work: who was acknowledged is answered, without a restart of ours", async () => {
  const before = await greet(namesOf("R", 5));
  const greetings = greetingsOf(namesOf("RR", 20));
  const talk = sendAll(server, greetings);
  await rig.postgres.restart("fast");
  const meanwhile = await talk;
  await untilReady(server);
  const again = await repeat(server, greetings, meanwhile);
  const after = await greet(namesOf("RA", 3));
  const counts = {
    "acknowledged before": before.length,
    "acknowledged meanwhile": meanwhile.filter(isTaken).length,
    repeated: again.length,
    "acknowledged after": after.length,
  };
  const names = [...before, ...greetings.map(({ name }) => name), ...after];
  const became = await tellAnswers(rig, { fault: "PostgreSQL restarted", names, counts });
  expect(before).toHaveLength(5);
  expect(again.filter(isTaken)).toEqual(again);
  expect(after).toHaveLength(3);
  expect(became).toEqual(nobody);
});

test("the network to PostgreSQL falls silent: not ready and not acknowledged, then all as before", async () => {
  rig.proxy.silence();
  await untilReady(server, false);
  const names = namesOf("N", 3);
  const greetings = greetingsOf(names);
  const meanwhile = await sendAll(server, greetings);
  await rig.proxy.heal();
  await untilReady(server);
  // Slack was not told that it was taken, and sends it again: the first may arrive in the database late, and is known then.
  const after = await repeat(server, greetings, meanwhile);
  const taken = (statuses: readonly number[]) => statuses.filter(isTaken).length;
  const counts = { "acknowledged meanwhile": taken(meanwhile), "acknowledged after": taken(after) };
  const became = await tellAnswers(rig, { fault: "network to PostgreSQL silent", names, counts });
  expect(taken(meanwhile)).toBe(0);
  expect(after).toEqual(names.map(() => 200));
  expect(became).toEqual(nobody);
});

test("PostgreSQL is gone for a while: what comes is refused in time, Slack repeats it, and all is answered once", async () => {
  const before = namesOf("GB", 12);
  const refused = greetingsOf(namesOf("G", 12));
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
  const again = await repeat(server, refused, statuses);
  const all = [...acknowledged, ...refused.map(({ name }) => name)];
  const counts = {
    "acknowledged before": acknowledged.length,
    "refused meanwhile": statuses.filter((status) => !isTaken(status)).length,
    "longest refusal in ms": Math.ceil(longest),
  };
  const became = await tellAnswers(rig, { fault: `PostgreSQL gone for ${goneSeconds} s`, names: all, counts });
  expect(new Set(statuses)).toEqual(new Set([503]));
  // Slack waits three seconds.
  expect(longest).toBeLessThan(3_000);
  expect(again.filter(isTaken)).toHaveLength(refused.length);
  expect(became).toEqual(nobody);
});

test("one connection for many people at once is slower, and loses nobody", async () => {
  const narrow = await rig.start({ DATABASE_POOL: "1" });
  const names = namesOf("P", 30);
  const greetings = greetingsOf(names);
  const first = await sendAll(narrow, greetings);
  const again = await repeat(narrow, greetings, first);
  const counts = { "acknowledged at once": first.filter(isTaken).length, repeated: again.length };
  const became = await tellAnswers(rig, { fault: "one connection, 30 people at once", names, counts });
  expect(again.filter(isTaken)).toEqual(again);
  expect(became).toEqual(nobody);
});
