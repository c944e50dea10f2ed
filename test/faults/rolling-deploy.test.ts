import { afterAll, beforeAll, expect, test } from "vitest";
import { type Balancer, startBalancer } from "../deploy/balancer.ts";
import { startTalk } from "../deploy/steady-talk.ts";
import { type FaultRig, openFaultRig, tellFault } from "./fault-rig.ts";

/** By hand: FAULT_DEPLOYS=10. */
const rounds = Number(process.env["FAULT_DEPLOYS"] ?? 1);

let rig: FaultRig;
let balancer: Balancer;
beforeAll(async () => {
  rig = await openFaultRig();
  balancer = await startBalancer();
});
afterAll(async () => {
  await balancer.stop();
  await rig.close();
});

test("both instances are replaced, one after the other, and nobody who talks meanwhile is refused, lost or answered twice", async () => {
  const serving = await Promise.all([rig.start(), rig.start()]);
  await Promise.all(serving.map(({ url }) => balancer.add(url)));
  const talk = startTalk({ slack: rig.slack, url: balancer.url, people: 40, rate: 15 });
  const codes: (number | null)[] = [];
  for (let turn = 0; turn < 2 * rounds; turn += 1) {
    const [old] = serving.splice(0, 1);
    if (old === undefined) break;
    old.signal("SIGTERM");
    const fresh = await rig.start();
    await balancer.add(fresh.url);
    serving.push(fresh);
    codes.push(await old.ended);
    await balancer.gone(old.url);
  }
  const counts = await talk.stop();
  tellFault("rolling deploy, two instances", { replaced: codes.length, ...counts });
  expect(codes.every((code) => code === 0)).toBe(true);
  expect(counts).toMatchObject({ refused: 0, answered: counts.acknowledged, "answered twice": 0 });
  expect(balancer.failed).toBe(0);
  expect(Math.min(...balancer.handed.values())).toBeGreaterThan(0);
});
