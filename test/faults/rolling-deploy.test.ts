import { afterAll, beforeAll, expect, test } from "vitest";
import { type Balancer, startBalancer } from "../deploy/balancer.ts";
import { startTalk } from "../deploy/steady-talk.ts";
import { type FaultRig, openFaultRig, tellFault } from "./fault-rig.ts";

/** By hand: FAULT_DEPLOYS=10. */
const rounds = Number(process.env["FAULT_DEPLOYS"] ?? 1);

/** The balancer asks every second. */
const start = () => rig.start({ DRAIN_SECONDS: "3" });

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
  const serving = await Promise.all([start(), start()]);
  await Promise.all(serving.map(({ url }) => balancer.add(url)));
  const talk = startTalk({ slack: rig.slack, url: balancer.url, people: 30, rate: 6 });
  const codes: (number | null)[] = [];
  let last = "";
  for (let turn = 0; turn < 2 * rounds; turn += 1) {
    const [old] = serving.splice(0, 1);
    if (old === undefined) break;
    old.signal("SIGTERM");
    const fresh = await start();
    await balancer.add(fresh.url);
    serving.push(fresh);
    codes.push(await old.ended);
    last = old.lines.slice(-5).join("\n");
    await balancer.gone(old.url);
  }
  const { statuses, ...counts } = await talk.stop();
  tellFault("rolling deploy, two instances", { replaced: codes.length, ...counts });
  expect(codes, last).toEqual(codes.map(() => 0));
  const whole = { refused: 0, answered: counts.acknowledged, "answered twice": 0, "out of place": 0 };
  expect(counts, JSON.stringify({ statuses, failed: balancer.failed })).toMatchObject(whole);
  expect(Math.min(...balancer.handed.values())).toBeGreaterThan(0);
});
