import { performance } from "node:perf_hooks";
import { sql } from "kysely";
import { openLearnersTable } from "../../src/storage/postgres/learners-table.ts";
import { openDatabase } from "../../src/storage/postgres/open-database.ts";
import { type BuiltServer, signingSecret, startBuilt } from "../e2e/slack/built-slack.ts";
import { openFakeSlack } from "../platforms/slack/fake-slack.ts";
import { messageEvent } from "../platforms/slack/slack-rig.ts";
import { type PostgresServer, startPostgres } from "../postgres/start-postgres.ts";
import { type Instance, standIn, startScheduler } from "../schedule/shared-schedule.ts";
import { dueLearner } from "../schedule/toy-prompter.ts";
import { idOf } from "../storage/sample-learners.ts";
import { tell } from "./bench-table.ts";
import { processesBelow, readProcess } from "./process-stats.ts";

const messages = Number(process.env["SCALE_MESSAGES"] ?? 600);
const prompts = Number(process.env["SCALE_PROMPTS"] ?? 5_000);
const inFlight = 32;
const counts = [1, 2, 4] as const;
const quiet = { error: () => undefined, info: () => undefined };

/** Messages and prompts with 1, 2 and 4 instances on one PostgreSQL, all on this machine: shared cores, so look at the work per message. */
export async function benchScale(): Promise<readonly string[]> {
  const postgres = await startPostgres({ durable: true });
  try {
    tell(`${messages} messages, ${inFlight} in flight; processor time in ms per message`);
    for (const count of counts) tell(await messagesWith(count, postgres));
    tell(`${prompts} prompts due at once, without a platform's limits`);
    for (const count of counts) tell(await promptsWith(count, postgres));
    return [];
  } finally {
    await postgres.stop();
  }
}

const cpuOf = (pids: readonly number[]): number => pids.reduce((sum, pid) => sum + readProcess(pid).cpuMs, 0);

async function messagesWith(count: number, postgres: PostgresServer): Promise<string> {
  const slack = await openFakeSlack();
  const settings = {
    SLACK_BOT_TOKEN: "xoxb-test",
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: await postgres.newDatabase(),
  };
  const servers: BuiltServer[] = [];
  for (let at = 0; at < count; at += 1) servers.push(await startBuilt(settings));
  try {
    await talk(servers, { first: 0, many: 100 });
    const database = processesBelow(postgres.pid ?? 0);
    const own = servers.map(({ pid }) => pid);
    const before = { own: cpuOf(own), database: cpuOf(database), written: slack.written().length };
    const begun = performance.now();
    await talk(servers, { first: 100, many: messages });
    await slack.waitForWritten(before.written + messages);
    const seconds = (performance.now() - begun) / 1_000;
    const per = (ms: number) => (ms / messages).toFixed(2);
    const used = { own: cpuOf(own) - before.own, database: cpuOf(database) - before.database };
    return `${count} instances: ${(messages / seconds).toFixed(0)} messages/s; instances ${per(used.own)}, PostgreSQL ${per(used.database)}`;
  } finally {
    for (const one of servers) one.signal("SIGTERM");
    await Promise.all(servers.map((one) => one.ended));
    await slack.close();
  }
}

async function talk(
  servers: readonly BuiltServer[],
  { first, many }: { readonly first: number; readonly many: number },
): Promise<void> {
  const left = Array.from({ length: many }, (_, at) => first + at).values();
  const worker = async (): Promise<void> => {
    for (const at of left) {
      const who = { channel: `DB${at % 300}`, user: `UB${at % 300}` };
      await servers[at % servers.length]?.send(messageEvent("can I take unit 6 and 8?", who));
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
}

async function openInstance(url: string): Promise<Instance> {
  const database = await openDatabase({ url, log: quiet });
  return { database, store: openLearnersTable({ database, log: quiet }) };
}

async function promptsWith(count: number, postgres: PostgresServer): Promise<string> {
  const url = await postgres.newDatabase();
  const instances = await Promise.all(Array.from({ length: count }, () => openInstance(url)));
  const [one] = instances;
  if (one === undefined) return "";
  await one.store.update(idOf("stand-in:0"), (was) => was ?? dueLearner(idOf("stand-in:0"), Date.now() - 1_000));
  // The others are copies of the first row under other ids.
  await one.database.run((db) =>
    sql`insert into learners (id, changes, record, practice, due_at, updated_at)
        select 'stand-in:' || n, nextval('learner_changes'), replace(record, 'stand-in:0', 'stand-in:' || n), practice, due_at, updated_at
        from learners, generate_series(1, ${prompts - 1}) n`.execute(db),
  );
  const platform = standIn(1_000_000);
  const statements = await statementsIn(one);
  const begun = performance.now();
  const schedulers = instances.map((instance, at) => startScheduler(instance, platform.as(String(at))));
  while (platform.taken.length < prompts && performance.now() - begun < 600_000)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const seconds = (performance.now() - begun) / 1_000;
  await Promise.all(schedulers.map((each) => each.stop(5_000)));
  const used = (await statementsIn(one)) - statements;
  for (const { store, database } of instances) {
    await store.close();
    await database.close();
  }
  const twice = platform.taken.length - new Set(platform.taken.map(({ key }) => key)).size;
  const shares = instances.map((_, at) => platform.taken.filter(({ by }) => by === String(at)).length).join("/");
  return `${count} workers: ${seconds.toFixed(1)} s (${(platform.taken.length / seconds).toFixed(0)}/s), ${(used / prompts).toFixed(1)} transactions each, ${twice} twice, shared ${shares}`;
}

/** Transactions so far; each of our statements is one. The server writes its counts down within a second. */
async function statementsIn({ database }: Instance): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const { rows } = await database.run((db) =>
    sql<{
      n: string;
    }>`select (xact_commit + xact_rollback)::text as n from pg_stat_database where datname = current_database()`.execute(
      db,
    ),
  );
  return Number(rows[0]?.n ?? 0);
}
