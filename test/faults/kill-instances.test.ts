import { afterAll, beforeAll, expect, test } from "vitest";
import type { BuiltServer } from "../e2e/slack/built-slack.ts";
import { countOf, type FaultRig, nobody, openFaultRig, tellAnswers } from "./fault-rig.ts";

/** By hand: FAULT_KILLS=200. */
const kills = Number(process.env["FAULT_KILLS"] ?? 4);
const perRound = 6;
/** Every so many kills the figures so far are told: a long run that is cut off has shown something. */
const toldEvery = 10;
/** Milliseconds, of a machine that does much else. */
const perKill = 60_000;

let rig: FaultRig;
beforeAll(async () => {
  rig = await openFaultRig();
});
afterAll(() => rig.close());

function tell(count: number, acknowledged: readonly string[]) {
  const counts = { kills: count, acknowledged: acknowledged.length };
  return tellAnswers(rig, { fault: "kill -9 of an instance in mid-work", names: acknowledged, counts });
}

test(
  "instances are killed in mid-work over and over, and the others lose nothing that was acknowledged",
  async () => {
    const instances: BuiltServer[] = await Promise.all([rig.start(), rig.start()]);
    const greeted: string[] = [];
    const acknowledged: string[] = [];
    for (let round = 0; round < kills; round += 1) {
      const talk = Array.from({ length: perRound }, async (_, at) => {
        const name = `K${round}x${at}`;
        greeted.push(name);
        const server = instances[at % 2];
        if (server !== undefined && (await rig.greet(server, name))) acknowledged.push(name);
      });
      const [dying] = instances.splice(round % 2, 1);
      // Some while they are being acknowledged, some while they are being answered.
      await (round % 3 === 0 ? talk[0] : Promise.all(talk));
      dying?.signal("SIGKILL");
      await Promise.all([...talk, dying?.ended]);
      instances.push(await rig.start());
      // An answer that was on its way at the kill is looked for in the direct message, and found.
      if ((round + 1) % toldEvery === 0 || round + 1 === kills)
        expect(await tell(round + 1, acknowledged)).toEqual(nobody);
    }
    // Nor does anybody get two whose acknowledgement did not come through.
    expect(countOf(rig, greeted, (times) => times > 1)).toBe(0);
    expect(acknowledged.length).toBeGreaterThan(kills);
  },
  Math.max(300_000, kills * perKill),
);
