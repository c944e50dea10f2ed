import { scheduler } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltServer, until } from "../e2e/slack/built-slack.ts";
import {
  countOf,
  type FaultRig,
  greetAll,
  isReady,
  namesOf,
  nobody,
  openFaultRig,
  patience,
  tellAnswers,
  untilReady,
} from "./fault-rig.ts";

let rig: FaultRig;
let server: BuiltServer;
beforeAll(async () => {
  rig = await openFaultRig();
  server = await rig.start();
  await untilReady(server);
});
afterAll(() => rig.close());

/** All were acknowledged, and each got one answer. */
async function tell(fault: string, names: readonly string[], acknowledged: readonly string[]): Promise<void> {
  const counts = { acknowledged: acknowledged.length };
  const became = await tellAnswers(rig, { fault: `network to Slack ${fault}`, names, counts });
  expect(acknowledged).toHaveLength(names.length);
  expect(became).toEqual(nobody);
}

test("Slack refuses connections: what comes in is acknowledged, and answered when it can be", async () => {
  rig.slackNet.refuse();
  rig.slackNet.reset();
  const names = namesOf("R", 10);
  const acknowledged = await greetAll(rig, server, names);
  await until(() => server.lines.some((line) => line.includes("will be tried again")), undefined, patience);
  // Slack reaches us all the same: another instance could do no better.
  expect([countOf(rig, names, (times) => times > 0), await isReady(server)]).toEqual([0, true]);
  await rig.slackNet.heal();
  await tell("refused", names, acknowledged);
});

test("Slack is cut off when it has written, but not said so: it is found and not written again", async () => {
  rig.slackNet.silence("answers");
  const names = namesOf("A", 10);
  const acknowledged = await greetAll(rig, server, names);
  await until(() => countOf(rig, names, (times) => times > 0) === names.length, undefined, patience);
  rig.slackNet.reset();
  await rig.slackNet.heal();
  await tell("cut in mid-answer", names, acknowledged);
});

test("the network to Slack falls silent for longer than a call may take: late is not twice", async () => {
  rig.slackNet.silence();
  const names = namesOf("S", 10);
  const acknowledged = await greetAll(rig, server, names);
  await scheduler.wait(12_000);
  await rig.slackNet.heal();
  await tell("silent", names, acknowledged);
});
