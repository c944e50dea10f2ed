import { afterAll, beforeAll, expect, test } from "vitest";
import type { BuiltServer } from "../e2e/slack/built-slack.ts";
import {
  countOf,
  type FaultRig,
  greetAll,
  greetingOf,
  namesOf,
  openFaultRig,
  tellFault,
  untilAnswered,
  untilReady,
} from "./fault-rig.ts";

let rig: FaultRig;
let server: BuiltServer;
beforeAll(async () => {
  rig = await openFaultRig();
  server = await rig.start();
});
afterAll(() => rig.close());

/** Each sent again, one after the other, until it is taken, as Slack does; so often were they refused, in so many seconds. */
async function sendUntilTaken(
  names: readonly string[],
): Promise<{ readonly refusals: number; readonly seconds: number }> {
  const began = performance.now();
  let refusals = 0;
  for (const name of names) {
    const event = greetingOf(name);
    while ((await server.send(event)) !== 200) refusals += 1;
  }
  return { refusals, seconds: Math.ceil((performance.now() - began) / 1_000) };
}

/** Ten people are taken and answered, after refusals or not; then ten more at once. */
async function comesBack(fault: string, prefix: string): Promise<void> {
  const [first, later] = [namesOf(prefix, 10), namesOf(`${prefix}A`, 10)];
  const { refusals, seconds } = await sendUntilTaken(first);
  await untilAnswered(rig, first);
  const afterwards = await sendUntilTaken(later);
  await untilAnswered(rig, later);
  const once = countOf(rig, [...first, ...later], (times) => times === 1);
  tellFault(fault, { refusals, "seconds until 10 were taken": seconds, "refusals later": afterwards.refusals, once });
  expect(afterwards.refusals).toBe(0);
  expect(once).toBe(20);
}

test("PostgreSQL's host dies without a word and another has its address: within seconds all is as before", async () => {
  await untilAnswered(rig, await greetAll(rig, server, namesOf("B", 10)));
  rig.proxy.strand();
  await comesBack("PostgreSQL's host dead, another in its place", "H");
});

test("the network to PostgreSQL falls silent, and the connections of before stay so: all is as before on new ones", async () => {
  rig.proxy.silence();
  await untilReady(server, false);
  expect(await greetAll(rig, server, namesOf("N", 3))).toEqual([]);
  rig.proxy.strand();
  await rig.proxy.heal();
  await untilReady(server);
  await comesBack("network to PostgreSQL silent for good, for old connections", "S");
});
