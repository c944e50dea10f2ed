import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { learnerKey } from "../../src/storage/postgres/learner-key.ts";
import { runBuilt } from "../e2e/run-program.ts";
import type { BuiltServer } from "../e2e/slack/built-slack.ts";
import { runSql } from "../postgres/start-postgres.ts";
import { idOf } from "../storage/sample-learners.ts";
import {
  countOf,
  type FaultRig,
  greetAll,
  namesOf,
  openFaultRig,
  tellFault,
  untilAnswered,
  untilDone,
} from "./fault-rig.ts";

const folder = mkdtempSync(join(tmpdir(), "unitwise-backup-"));
let rig: FaultRig;
beforeAll(async () => {
  rig = await openFaultRig();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await rig.close();
});

/** New people come, some at a time, until the work is over. Those whose message was acknowledged. */
async function talkWhile(server: BuiltServer, work: Promise<unknown>): Promise<readonly string[]> {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  const talked: string[] = [];
  for (let round = 0; !isOver; round += 1) talked.push(...(await greetAll(rig, server, namesOf(`During${round}x`, 4))));
  await over;
  return talked;
}

async function runCommand(args: readonly string[], url: string): Promise<void> {
  const { code, err } = await runBuilt(args, { env: { DATABASE_URL: url } });
  if (code !== 0) throw new Error(err);
}

async function count(url: string, question: string): Promise<number> {
  return (await runSql(url, `select count(*)::integer as found from ${question}`)).rows[0].found;
}

async function countKnown(url: string, names: readonly string[]): Promise<number> {
  const keys = names.map((name) => `'${learnerKey(idOf(`slack:T1/U${name}`))}'`);
  return count(url, `learners where id in (${keys.join()})`);
}

test("a backup made beside a working server is whole, and a server on the restored database goes on from it", async () => {
  const server = await rig.start();
  const before = await greetAll(rig, server, namesOf("Before", 20));
  await untilAnswered(rig, before);
  const backup = join(folder, "copy");
  const during = await talkWhile(server, runCommand(["backup", "--to", backup], rig.database));
  await untilAnswered(rig, during);
  // As if that database were lost with all that came after the backup.
  server.signal("SIGKILL");
  const other = await rig.postgres.newDatabase();
  await runCommand(["restore", "--from", backup], other);
  const known = await countKnown(other, before);
  const halves = await count(other, "answers a left join learners l on l.id = a.learner_id where l.id is null");
  const inBackup = await countKnown(other, during);
  const waiting = await count(other, "inbox where done_at is null");
  const next = await rig.start({ DATABASE_URL: other });
  await rig.say(next, "Before0", "help");
  const after = await greetAll(rig, next, namesOf("After", 10));
  await untilAnswered(rig, after);
  await untilDone(other);
  const others = [...before.filter((name) => name !== "Before0"), ...during];
  const twice = countOf(rig, others, (times) => times > 1);
  tellFault("a backup restored", {
    "acknowledged and answered before": before.length,
    lost: before.length - known,
    "acknowledged while it was made": during.length,
    "of them in it": inBackup,
    "waiting in it": waiting,
    "answered twice": twice,
    "answered on the restored database": after.length,
  });
  expect([known, halves, twice]).toEqual([before.length, 0, 0]);
  expect(rig.said("Before0")).toHaveLength(2);
  expect(during.length).toBeGreaterThan(0);
});
