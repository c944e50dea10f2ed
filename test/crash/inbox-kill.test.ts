import { readdirSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { removeTempFolders, tempFolder } from "../storage/temp-folder.ts";
import { runChild, type StoreChild } from "./run-child.ts";

removeTempFolders();

const kills = 60;

const keysSaid = (child: StoreChild, word: string): readonly string[] =>
  child.said.filter((line) => line.startsWith(`${word} `)).map((line) => line.split(" ")[1] ?? "");

/** What is done for longer than this many deliveries ago was written to the disk with one of those after it. */
const settledFor = 200;

describe("A process killed while deliveries come and are worked off", () => {
  it(`has lost none that it acknowledged, and works off none that was known to be done, ${kills} times`, async () => {
    const dir = tempFolder();
    const totals = { kills: 0, accepted: 0, again: 0, lost: 0, twice: 0, wrongOrder: 0, errors: 0 };
    const accepted = new Set<string>();
    const done = new Set<string>();
    const settled = new Set<string>();
    let next = runChild("inbox-child.ts", [dir, "0"]);
    for (; totals.kills <= kills; totals.kills += 1) {
      const child = next;
      const last = totals.kills === kills;
      await child.hear("ready");
      next = runChild("inbox-child.ts", [dir, String(totals.kills + 1)]);
      child.tell("open");
      await child.hear("opened");
      if (!last) child.tell("write");
      await wait(last ? 1_500 : 20 + Math.random() * 200);
      if (last) child.tell("close");
      if (last) await child.hear("closed");
      await child.kill();
      totals.twice += keysSaid(child, "work").filter((key) => settled.has(key)).length;
      totals.again += child.said.filter((line) => line.endsWith(" again")).length;
      totals.errors += child.said.filter((line) => /^error|^refused/.test(line)).length;
      totals.wrongOrder += outOfOrder(keysSaid(child, "work"));
      for (const key of keysSaid(child, "accepted")) accepted.add(key);
      for (const key of keysSaid(child, "done")) done.add(key);
      for (const key of settledBy(child)) settled.add(key);
    }
    await next.kill();
    totals.accepted = accepted.size;
    totals.lost = [...accepted].filter((key) => !done.has(key)).length;
    console.log(`inbox, kill -9: ${JSON.stringify(totals)}`);
    expect(totals).toMatchObject({ lost: 0, twice: 0, wrongOrder: 0, errors: 0 });
    expect(totals.accepted).toBeGreaterThan(kills * 20);
    expect(totals.again).toBeGreaterThan(kills);
    expect(readdirSync(dir), "personal data stayed on the disk").toEqual([]);
  }, 600_000);
});

/** Those done so long before the end that many were accepted after them. */
function settledBy({ said }: StoreChild): readonly string[] {
  const places = said.flatMap((line, at) => (line.startsWith("accepted ") ? [at] : []));
  const end = places.at(-settledFor) ?? 0;
  return said
    .slice(0, end)
    .filter((line) => line.startsWith("done "))
    .map((line) => line.split(" ")[1] ?? "");
}

/** How often a lane's delivery was worked on before an earlier one of the same run and lane. */
function outOfOrder(keys: readonly string[]): number {
  const lastOf = new Map<string, number>();
  let wrong = 0;
  for (const key of keys) {
    const [run = "", lane = "", count = "0"] = key.split("/");
    if (Number(count) < (lastOf.get(`${run}/${lane}`) ?? -1)) wrong += 1;
    lastOf.set(`${run}/${lane}`, Number(count));
  }
  return wrong;
}
