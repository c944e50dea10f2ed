import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { decodeLearner } from "../../src/storage/learner-record.ts";
import { filesUnder, removeTempFolders, tempFolder } from "../storage/temp-folder.ts";
import { runStoreChild, type StoreChild } from "./run-child.ts";

removeTempFolders();

const kills = 200;
const learners = 6;

/** The count in every record on the disk, by learner; -1 for a torn one. */
function countsOnDisk(dir: string): ReadonlyMap<string, number> {
  const files = filesUnder(join(dir, "learners")).map((file) => readFileSync(join(dir, "learners", file)));
  const records = files.map(decodeLearner);
  return new Map(
    records.map((record, at) => {
      return record.kind === "learner" ? [record.learner.id, record.learner.updatedAt] : [`torn ${at}`, -1];
    }),
  );
}

function acknowledgedBy(child: StoreChild): ReadonlyMap<string, number> {
  const kept = child.said.filter((line) => line.startsWith("kept ")).map((line) => line.split(" "));
  return new Map(kept.map(([, id = "", count = "0"]) => [id, Number(count)]));
}

describe("A process killed while it writes", () => {
  it(`has kept every acknowledged update and torn no file, ${kills} times`, async () => {
    const dir = tempFolder();
    const totals = { kills: 0, acknowledged: 0, torn: 0, lost: 0, cutOff: 0, failed: 0 };
    let next = runStoreChild(dir, learners);
    for (; totals.kills < kills; totals.kills += 1) {
      const child = next;
      await child.hear("ready");
      // The one after it loads its modules meanwhile.
      next = runStoreChild(dir, learners);
      child.tell("open");
      expect(await child.hear("opened", "refused"), "the lock of a killed process was not taken over").toBe("opened");
      child.tell("write");
      await child.hear("kept");
      await wait(Math.random() * 150);
      await child.kill();
      const found = countsOnDisk(dir);
      totals.torn += [...found.values()].filter((count) => count < 0).length;
      for (const [id, count] of acknowledgedBy(child)) if ((found.get(id) ?? 0) < count) totals.lost += 1;
      totals.failed += child.said.filter((line) => line.startsWith("failed")).length;
      totals.acknowledged += child.said.filter((line) => line.startsWith("kept")).length;
      totals.cutOff += readdirSync(join(dir, "temp")).length > 0 ? 1 : 0;
    }
    await next.kill();
    console.log(`kill -9: ${JSON.stringify(totals)}`);
    expect(totals).toMatchObject({ kills, torn: 0, lost: 0, failed: 0 });
    expect(totals.acknowledged).toBeGreaterThan(kills);
  }, 1_200_000);
});
