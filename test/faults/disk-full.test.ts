import { scheduler } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BuiltServer } from "../e2e/slack/built-slack.ts";
import { runSql } from "../postgres/start-postgres.ts";
import {
  type FaultRig,
  greetAll,
  isReady,
  namesOf,
  nobody,
  openFaultRig,
  tellAnswers,
  untilAnswered,
  untilReady,
} from "./fault-rig.ts";
import { mountSmallDisk, type SmallDisk } from "./small-disk.ts";

let disk: SmallDisk | undefined;
let rig: FaultRig;
let server: BuiltServer;
beforeAll(async () => {
  disk = mountSmallDisk(240);
  if (disk === undefined) return;
  rig = await openFaultRig({ within: disk.dir });
  server = await rig.start();
});
afterAll(async () => {
  if (disk === undefined) return;
  disk.free();
  await rig.close();
  await disk.remove();
});

/** It ends itself where the disk is full just when it needs a new file of its log. True where it had to be started again. */
async function seeToPostgres(): Promise<boolean> {
  for (let tries = 0; tries < 50; tries += 1) {
    const answers = await runSql(rig.database, "select 1").catch(() => undefined);
    if (answers !== undefined) return false;
    await scheduler.wait(100);
  }
  await rig.postgres.restart("crash");
  return true;
}

test("PostgreSQL's disk is full: nothing is acknowledged that is not kept, and with room again all is answered", async (context) => {
  if (disk === undefined) return context.skip("nobody here may mount a disk");
  const before = await greetAll(rig, server, namesOf("B", 5));
  await untilAnswered(rig, before);
  const acknowledged: string[] = [];
  const refused: string[] = [];
  for (let round = 0; round < 20 && refused.length < 20; round += 1) {
    // What was freed meanwhile as well.
    disk.fill();
    const names = namesOf(`F${round}x`, 10);
    const taken = new Set(await greetAll(rig, server, names));
    for (const name of names) (taken.has(name) ? acknowledged : refused).push(name);
  }
  await untilReady(server, false);
  disk.free();
  const restarted = await seeToPostgres();
  await untilReady(server);
  const after = await greetAll(rig, server, refused);
  const all = [...before, ...acknowledged, ...refused];
  const counts = {
    "acknowledged meanwhile, where there was room": acknowledged.length,
    "refused meanwhile": refused.length,
    "acknowledged after": after.length,
    "PostgreSQL ended itself": restarted ? 1 : 0,
  };
  const became = await tellAnswers(rig, { fault: "PostgreSQL's disk full", names: all, counts });
  expect(await isReady(server)).toBe(true);
  expect(refused.length).toBeGreaterThan(0);
  expect(after).toEqual(refused);
  expect(became).toEqual(nobody);
});
