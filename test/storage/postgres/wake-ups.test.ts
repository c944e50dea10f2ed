import { afterEach, describe, expect, it } from "vitest";
import type { WakeUps } from "../../../src/ports/wake-ups.ts";
import { systemClock } from "../../../src/schedule/system-clock.ts";
import { openWakeUps } from "../../../src/storage/postgres/wake-ups.ts";
import { nodeTimers } from "../../../src/storage/timers.ts";
import { freshDatabase } from "../../postgres/fresh-database.ts";
import { until } from "../../schedule/shared-schedule.ts";
import { keepLog } from "../temp-folder.ts";

const running: WakeUps[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop(500)));
});

const times = { due: 50, hourly: 50, ensure: 200 };

function start(url: string): { readonly wakeUps: WakeUps; readonly log: ReturnType<typeof keepLog> } {
  const log = keepLog();
  const wakeUps = openWakeUps({ url, where: "the test's", log, timers: nodeTimers, times });
  running.push(wakeUps);
  return { wakeUps, log };
}

describe("Wake-ups of several instances", () => {
  it("wake one of them for many people due at once, and one of them an hour for each name", async () => {
    const url = await freshDatabase();
    const all = [start(url), start(url), start(url)];
    const woken: string[] = [];
    for (const { wakeUps } of all) {
      wakeUps.onDue(async () => void woken.push("due"));
      wakeUps.everyHourOnOne("sweep", async () => void woken.push("sweep"));
      wakeUps.everyHourOnOne("tend", async () => void woken.push("tend"));
    }
    const at = systemClock.now() - 20_000;
    for (const { wakeUps } of all) for (let people = 0; people < 50; people += 1) wakeUps.wakeAt(at);
    expect(await until(() => new Set(woken).size === 3)).toBe(true);
    await new Promise<void>((resolve) => void nodeTimers.after(600, resolve));
    expect(woken.filter((what) => what !== "due").toSorted()).toEqual(["sweep", "tend"]);
    // 150 people; an instance that came later may have told of the same time once more.
    expect(woken.filter((what) => what === "due").length).toBeLessThanOrEqual(3);
    expect(all.flatMap(({ log }) => log.errors)).toEqual([]);
  }, 20_000);

  it("say once that there is no database, and go on", async () => {
    const { wakeUps, log } = start("postgres://nobody@127.0.0.1:1/none");
    wakeUps.wakeAt(systemClock.now());
    wakeUps.everyHourOnOne("sweep", async () => undefined);
    await new Promise<void>((resolve) => void nodeTimers.after(500, resolve));
    expect(log.errors).toHaveLength(1);
    expect(log.errors[0]).toContain("ECONNREFUSED");
  });
});
