import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate, stepsTable } from "../../src/storage/postgres/migrate.ts";
import { migrations } from "../../src/storage/postgres/migrations.ts";
import { top } from "../e2e/run-program.ts";
import { signingSecret, until } from "../e2e/slack/built-slack.ts";
import { overTcp, runSql } from "../postgres/start-postgres.ts";
import { type FaultRig, greetAll, namesOf, openFaultRig, patience, tellFault, untilAnswered } from "./fault-rig.ts";

let rig: FaultRig;
beforeAll(async () => {
  rig = await openFaultRig();
});
afterAll(() => rig.close());

const quiet = { error: () => undefined, info: () => undefined };

/** Everything about the tables that a step may change, and which steps ran. */
async function shapeOf(url: string): Promise<unknown> {
  const columns = await runSql(
    url,
    `select table_name, column_name, data_type from information_schema.columns where table_schema = 'public'
     union all select 'function', proname, null from pg_proc where pronamespace = 'public'::regnamespace
     union all select 'index', indexname, null from pg_indexes where schemaname = 'public' order by 1, 2, 3`,
  );
  return [columns.rows, (await runSql(url, "select version from schema_steps order by 1")).rows];
}

/** The built program, which dies in the middle of its last step: at the note that the step ran, which it cannot write. */
async function killInStep(url: string): Promise<void> {
  const holder = new pg.Client({ connectionString: url });
  holder.on("error", () => undefined);
  await holder.connect();
  await holder.query("begin");
  await holder.query("lock table schema_steps in share mode");
  const dataDir = mkdtempSync(join(tmpdir(), "unitwise-slack-"));
  const child = spawn(process.execPath, [`${top}/dist/main.js`], {
    cwd: dataDir,
    env: {
      PATH: process.env["PATH"],
      PORT: "0",
      SLACK_BOT_TOKEN: "xoxb-test",
      SLACK_SIGNING_SECRET: signingSecret,
      DATABASE_URL: overTcp(url, rig.proxy.port),
    },
    stdio: "ignore",
  });
  const waits = "select from pg_stat_activity where application_name = 'unitwise tables' and wait_event_type = 'Lock'";
  await until(async () => (await runSql(url, waits)).rows.length > 0, undefined, patience);
  child.kill("SIGKILL");
  await holder.query("rollback");
  await holder.end();
}

test.each(migrations)(
  "step $version of the tables is cut off by kill -9: the version before is left, and the next start does it",
  async ({ version }) => {
    const url = await rig.postgres.newDatabase();
    await migrate({ url, where: "", log: quiet, steps: migrations.slice(0, version - 1) });
    await runSql(url, stepsTable);
    const before = await shapeOf(url);
    await killInStep(url);
    const gone = "select from pg_stat_activity where application_name = 'unitwise tables'";
    await until(async () => (await runSql(url, gone)).rows.length === 0, undefined, patience);
    const left = await shapeOf(url);
    const server = await rig.start({ DATABASE_URL: overTcp(url, rig.proxy.port) });
    const names = await greetAll(rig, server, namesOf(`M${version}x`, 3));
    await untilAnswered(rig, names);
    const steps = await runSql(url, "select version from schema_steps order by 1");
    tellFault(`step ${version} of the tables cut off`, {
      "steps before": version - 1,
      "steps after the next start": steps.rows.length,
      "answered then": names.length,
    });
    expect(left).toEqual(before);
    expect(steps.rows).toHaveLength(migrations.length);
    expect(names).toHaveLength(3);
  },
);
