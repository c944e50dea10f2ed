import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { type Mood, openStandIn } from "../records-store/stand-in.ts";
import { removeTempFolders, tempFolder } from "../storage/temp-folder.ts";
import { runChild } from "./run-child.ts";

removeTempFolders();

const kills = 50;
const moods: readonly Mood[] = ["well", "well", "busy", "broken", "slow", "drops after taking", "takes no repetition"];

describe("A process killed while it sends statements to a store that is often in trouble", () => {
  it(`has brought every statement there that it kept, none with two contents, ${kills} times`, async () => {
    const dir = tempFolder();
    let calm = false;
    const mood = (): Mood =>
      calm ? "takes no repetition" : (moods[Math.floor(Math.random() * moods.length)] ?? "well");
    const store = await openStandIn({ mood, pause: () => wait(600) });
    const kept = new Set<string>();
    let errors = 0;
    let next = runChild("statements-child.ts", [dir, "0", store.url]);
    for (let killed = 0; killed <= kills; killed += 1) {
      const child = next;
      const isLast = killed === kills;
      calm = isLast;
      await child.hear("ready");
      next = runChild("statements-child.ts", [dir, String(killed + 1), store.url]);
      child.tell("open");
      await child.hear("opened");
      if (!isLast) child.tell("write");
      await wait(isLast ? 4_000 : 20 + Math.random() * 350);
      if (isLast) child.tell("close");
      if (isLast) expect(await child.hear("closed")).toBe("closed 0");
      await child.kill();
      errors += child.said.filter((line) => line.startsWith("error")).length;
      for (const line of child.said) if (line.startsWith("kept ")) kept.add(line.slice(5));
    }
    await next.kill();
    await store.close();
    const lost = [...kept].filter((id) => !store.taken.has(id)).length;
    const totals = { kills, kept: kept.size, taken: store.taken.size, lost, errors, ...store.counts };
    console.log(`statements, kill -9: ${JSON.stringify(totals)}`);
    expect(totals).toMatchObject({ lost: 0, changed: 0, errors: 0, wrongHeaders: 0 });
    // On a machine that is busy a process lives long enough for a few.
    expect(totals.kept).toBeGreaterThan(kills);
    expect(totals.repeated).toBeGreaterThan(0);
    expect(totals.largest).toBeLessThanOrEqual(50);
  }, 300_000);
});
