import { afterAll, beforeAll, expect, test } from "vitest";
import type { BuiltServer } from "../e2e/slack/built-slack.ts";
import { type FaultRig, openFaultRig, tellFault, untilAnswered } from "./fault-rig.ts";

/** By hand: FAULT_KILLS=200. */
const kills = Number(process.env["FAULT_KILLS"] ?? 4);
const perRound = 6;

let rig: FaultRig;
beforeAll(async () => {
  rig = await openFaultRig();
});
afterAll(() => rig.close());

test("instances are killed in mid-work over and over, and the others lose nothing that was acknowledged", async () => {
  const instances: BuiltServer[] = await Promise.all([rig.start(), rig.start()]);
  const acknowledged: string[] = [];
  for (let round = 0; round < kills; round += 1) {
    const talk = Array.from({ length: perRound }, async (_, at) => {
      const name = `K${round}x${at}`;
      const server = instances[at % 2];
      if (server !== undefined && (await rig.greet(server, name))) acknowledged.push(name);
    });
    const [dying] = instances.splice(round % 2, 1);
    // Some while they are being acknowledged, some while they are being answered.
    await (round % 3 === 0 ? talk[0] : Promise.all(talk));
    dying?.signal("SIGKILL");
    await Promise.all([...talk, dying?.ended]);
    instances.push(await rig.start());
  }
  await untilAnswered(rig, acknowledged);
  const repeated = acknowledged.filter((name) => rig.said(name).length > 1);
  const lost = acknowledged.filter((name) => rig.said(name).length === 0);
  tellFault("kill -9 of an instance in mid-work", {
    kills,
    acknowledged: acknowledged.length,
    lost: lost.length,
    "answered twice": repeated.length,
  });
  expect(lost).toEqual([]);
  // An answer that was on its way at the kill is looked for in the direct message, and found.
  expect(repeated).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(kills);
});
