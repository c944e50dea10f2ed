import { performance } from "node:perf_hooks";
import { type BuiltServer, signingSecret, startBuilt } from "../e2e/slack/built-slack.ts";
import { openFakeSlack } from "../platforms/slack/fake-slack.ts";
import { messageEvent } from "../platforms/slack/slack-rig.ts";
import type { PostgresServer } from "../postgres/start-postgres.ts";
import { processesBelow, readProcess } from "./process-stats.ts";

const inFlight = 32;

/** Processor time that processes have used so far, in ms; those that have ended count as nothing. */
export const cpuOf = (pids: readonly number[]): number => pids.reduce((sum, pid) => sum + cpuOfOne(pid), 0);

function cpuOfOne(pid: number): number {
  try {
    return readProcess(pid).cpuMs;
  } catch {
    return 0;
  }
}

/** So many messages to so many built servers on one database, as a line. */
export async function messagesWith(count: number, messages: number, postgres: PostgresServer): Promise<string> {
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
