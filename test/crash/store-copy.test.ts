import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { systemCode } from "../../src/storage/file-error.ts";
import { removeTempFolders, tempFolder } from "../storage/temp-folder.ts";
import { acknowledgedBy, lostIn, tornFiles } from "./found-after.ts";
import { runChild } from "./run-child.ts";

removeTempFolders();

const copies = 20;
const learners = 12;

/** Copies a folder as a tool would that knows nothing of it; what is gone when its turn comes is left out. */
function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target);
    else {
      try {
        copyFileSync(source, target);
      } catch (error) {
        if (systemCode(error) !== "ENOENT") throw error;
      }
    }
  }
}

describe("A copy of the data folder of a store that is busy", () => {
  it.each([
    ["log first", ["changes", "damaged", "learners", "temp"]],
    ["files first", ["temp", "learners", "damaged", "changes"]],
  ])("has everything that was acknowledged before the copy began, %s", async (_, rooms) => {
    const dir = tempFolder();
    const totals = { copies: 0, lost: 0, torn: 0, idle: 0, acknowledged: 0 };
    // The files are brought up to date after every few changes, so that this happens in the middle of the copy.
    const child = runChild("store-child.ts", [dir, String(learners), "20000", "small"]);
    await child.hear("ready");
    child.tell("open");
    await child.hear("opened");
    child.tell("write");
    for (; totals.copies < copies; totals.copies += 1) {
      // Everything said until now is read first: what is heard next was acknowledged in this moment.
      await wait(20);
      const acknowledged = acknowledgedBy(child);
      const before = child.said.length;
      const copy = tempFolder({ quick: true });
      for (const room of rooms) {
        copyFolder(join(dir, room), join(copy, room));
        await wait(Math.random() * 60);
      }
      totals.idle += child.said.length === before ? 1 : 0;
      totals.torn += tornFiles(copy);
      totals.lost += await lostIn(copy, acknowledged);
    }
    totals.acknowledged = child.said.filter((line) => line.startsWith("kept")).length;
    await child.kill();
    console.log(`copies: ${JSON.stringify(totals)}`);
    expect(totals).toMatchObject({ copies, lost: 0, torn: 0 });
    expect(totals.idle).toBeLessThan(copies / 2);
    expect(totals.acknowledged).toBeGreaterThan(copies * learners);
  });
});
