import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { removeTempFolders, tempFolder } from "../storage/temp-folder.ts";
import { acknowledgedBy, copyOf, lostIn, tornFiles } from "./found-after.ts";
import { runStoreChild, type StoreChild } from "./run-child.ts";

removeTempFolders();

/** By hand: CRASH_FULL=1. */
const kills = process.env["CRASH_FULL"] === "1" ? 200 : 40;
const learners = 6;

/** Every third process has a log that is never full, the others bring the files up to date all the time. */
const childFor = (dir: string, round: number): StoreChild =>
  round % 3 === 0 ? runStoreChild(dir, learners) : runStoreChild(dir, learners, 60_000);

/** Opens and writes, and is killed at some moment; every fourth while it opens and reads what its predecessor left. */
async function live(child: StoreChild, round: number): Promise<void> {
  child.tell("open");
  if (round % 4 === 3) {
    await wait(Math.random() * 25);
  } else {
    expect(await child.hear("opened", "refused"), "the lock of a killed process was not taken over").toBe("opened");
    child.tell("write");
    await child.hear("kept");
    await wait(Math.random() * 150);
  }
  await child.kill();
}

const leftIn = (dir: string, room: string): number =>
  existsSync(join(dir, room)) ? readdirSync(join(dir, room)).length : 0;

describe("A process killed while it writes", () => {
  it(`has kept every acknowledged update and torn no file, ${kills} times`, async () => {
    const dir = tempFolder();
    const totals = { kills: 0, acknowledged: 0, torn: 0, lost: 0, cutOff: 0, logs: 0, failed: 0 };
    const acknowledged = new Map<string, number>();
    let next = childFor(dir, 0);
    for (; totals.kills < kills; totals.kills += 1) {
      const child = next;
      await child.hear("ready");
      // The one after it loads its modules meanwhile.
      next = childFor(dir, totals.kills + 1);
      await live(child, totals.kills);
      for (const [id, count] of acknowledgedBy(child)) acknowledged.set(id, count);
      totals.torn += tornFiles(dir);
      totals.lost += await lostIn(copyOf(dir), acknowledged);
      totals.failed += child.said.filter((line) => line.startsWith("failed")).length;
      totals.acknowledged += child.said.filter((line) => line.startsWith("kept")).length;
      totals.cutOff += leftIn(dir, "temp") > 0 ? 1 : 0;
      totals.logs += leftIn(dir, "changes");
    }
    await next.kill();
    console.log(`kill -9: ${JSON.stringify(totals)}`);
    expect(totals).toMatchObject({ kills, torn: 0, lost: 0, failed: 0 });
    expect(totals.acknowledged).toBeGreaterThan(kills);
    expect(totals.logs).toBeGreaterThan(kills);
  }, 1_200_000);
});
