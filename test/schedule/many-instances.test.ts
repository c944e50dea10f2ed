import { afterEach, describe, expect, it } from "vitest";
import type { Scheduler } from "../../src/schedule/open-scheduler.ts";
import { openLearnersTable } from "../../src/storage/postgres/learners-table.ts";
import { openInstances } from "../storage/postgres/open-databases.ts";
import { addDue, endLeases, type Instance, sentIn, standIn, startScheduler, until } from "./shared-schedule.ts";

const running: Scheduler[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop(200)));
});

async function instances(count: number): Promise<readonly [Instance, ...Instance[]]> {
  const { all, log } = await openInstances(count);
  const [first, ...rest] = all.map((database) => ({ database, store: openLearnersTable({ database, log }) }));
  if (first === undefined) throw new Error("There is no database");
  return [first, ...rest];
}

describe("Instances over one database", () => {
  it("send 300 people due in one minute one message each", async () => {
    const all = await instances(3);
    await addDue(all[0], 300);
    const platform = standIn(2_000);
    running.push(...all.map((one, at) => startScheduler(one, platform.as(String(at)))));
    expect(await until(() => platform.taken.length >= 300)).toBe(true);
    expect(await until(async () => (await sentIn(all[0])) === 300)).toBe(true);
    expect(platform.taken).toHaveLength(300);
    expect(new Set(platform.taken.map(({ key }) => key)).size).toBe(300);
  }, 20_000);

  it("take over from one that vanishes: what arrived is not sent again, and what did not arrive is", async () => {
    const [first, second] = await instances(2);
    if (second === undefined) throw new Error("There is no database");
    await addDue(first, 40);
    let calls = 0;
    const never = new Promise<void>(() => undefined);
    const platform = standIn(2_000, () => {
      calls += 1;
      // The first instance is gone in the middle of these calls: half of them had arrived.
      return calls > 20 && calls <= 28 ? never : Promise.resolve();
    });
    const vanishing = startScheduler(first, platform.as("first"));
    expect(await until(() => calls === 28)).toBe(true);
    await vanishing.stop(1);
    const before = platform.taken.length;
    expect(before).toBeLessThanOrEqual(20);
    running.push(startScheduler(second, platform.as("second")));
    // As if the lease of the first were over.
    await endLeases(second);
    expect(await until(() => platform.taken.length >= 40)).toBe(true);
    expect(await until(async () => (await sentIn(second)) === 40)).toBe(true);
    expect(new Set(platform.taken.map(({ key }) => key)).size).toBe(40);
    expect(platform.taken).toHaveLength(40);
  }, 20_000);

  it("keep one pace together", async () => {
    const [first, second] = await instances(2);
    if (second === undefined) throw new Error("There is no database");
    await addDue(first, 120);
    const platform = standIn(50);
    running.push(startScheduler(first, platform.as("first")), startScheduler(second, platform.as("second")));
    expect(await until(() => platform.taken.length >= 100)).toBe(true);
    const times = platform.taken.map(({ at }) => at);
    const took = (times[99] ?? 0) - (times[0] ?? 0);
    expect(took).toBeGreaterThan(1_700);
    expect(took).toBeLessThan(4_000);
  }, 20_000);
});
