import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltServer, until } from "../e2e/slack/built-slack.ts";
import { type FaultRig, isReady, openFaultRig, patience, tellFault, untilAnswered } from "./fault-rig.ts";

let rig: FaultRig;
let server: BuiltServer;
beforeAll(async () => {
  rig = await openFaultRig();
  server = await rig.start();
});
afterAll(() => rig.close());

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
const comesBack = () =>
  until(
    () => isReady(server),
    () => server.lines.join("\n"),
    patience,
  );

/** Greets all of them at once; those whose message was acknowledged. */
async function greetAll(all: readonly string[]): Promise<readonly string[]> {
  const greeted = await Promise.all(all.map(async (name) => ((await rig.greet(server, name)) ? [name] : [])));
  return greeted.flat();
}

test("PostgreSQL is slow: everybody is answered", async () => {
  rig.proxy.delay(100);
  const all = await greetAll(names("S", 10));
  await untilAnswered(rig, all);
  await rig.proxy.heal();
  tellFault("PostgreSQL slow (100 ms each way)", { acknowledged: all.length, of: 10 });
  expect(all).toHaveLength(10);
});

test("PostgreSQL is restarted in mid-work: who was acknowledged is answered, without a restart of ours", async () => {
  const before = await greetAll(names("R", 5));
  const talk = greetAll(names("RR", 20));
  await rig.postgres.restart("fast");
  const acknowledged = [...before, ...(await talk)];
  await comesBack();
  await untilAnswered(rig, acknowledged);
  const after = await greetAll(names("RA", 3));
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
  await until(async () => !(await isReady(server)), undefined, patience);
  // Slack is not told that it was taken, and sends it again.
  const refused = names("N", 3);
  expect(await greetAll(refused)).toEqual([]);
  await rig.proxy.heal();
  await comesBack();
  const after = await greetAll(refused);
  await untilAnswered(rig, after);
  tellFault("network to PostgreSQL silent", { "acknowledged meanwhile": 0, "answered after": after.length });
  expect(after).toEqual(refused);
  for (const name of refused) expect(rig.said(name)).toHaveLength(1);
});

test("PostgreSQL is gone, refusing connections: the same", async () => {
  rig.proxy.refuse();
  rig.proxy.reset();
  await until(async () => !(await isReady(server)), undefined, patience);
  expect(await greetAll(names("G", 3))).toEqual([]);
  await rig.proxy.heal();
  await comesBack();
  const after = await greetAll(names("G", 3));
  await untilAnswered(rig, after);
  tellFault("PostgreSQL gone", { "acknowledged meanwhile": 0, "answered after": after.length });
  expect(after).toHaveLength(3);
});

test("one connection for many people at once is slower, and loses nobody", async () => {
  const narrow = await rig.start({ DATABASE_POOL: "1" });
  const all = names("P", 30);
  const greeted = await Promise.all(all.map((name) => rig.greet(narrow, name)));
  const acknowledged = all.filter((_, at) => greeted[at]);
  await untilAnswered(rig, acknowledged);
  tellFault("one connection, 30 people at once", { acknowledged: acknowledged.length, lost: 0 });
  expect(acknowledged.length).toBeGreaterThan(0);
});
