import { type ChildProcess, fork } from "node:child_process";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { z } from "zod";
import { type Database, openDatabase } from "../../src/storage/postgres/open-database.ts";
import type { PostgresServer } from "../postgres/start-postgres.ts";
import { cpuOf, cpuOfFamily } from "./process-stats.ts";
import { fillWithDue } from "./scale-people.ts";
import { openSummaries } from "./scale-summaries.ts";

const said = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("sent"), keys: z.array(z.string()) }),
  z.object({
    kind: z.literal("ended"),
    statements: z.number(),
    claimedMs: z.number(),
    faults: z.array(z.tuple([z.string(), z.number()])),
  }),
]);
type Ended = Extract<z.infer<typeof said>, { kind: "ended" }>;

const quiet = { error: () => undefined, info: () => undefined };
const longestMs = Number(process.env["SCALE_MINUTES"] ?? 20) * 60_000;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One instance in a process of its own. */
interface Worker {
  readonly pid: number;
  readonly keys: string[];
  readonly ready: Promise<void>;
  readonly begin: () => void;
  readonly end: () => Promise<Ended>;
  /** For one that has not ended by itself. */
  readonly kill: () => void;
}

function startWorker(url: string): Worker {
  const file = fileURLToPath(new URL("scale-worker.ts", import.meta.url));
  const child: ChildProcess = fork(file, [url], { execArgv: ["--import", "tsx"] });
  const keys: string[] = [];
  const heard = (kind: "ready" | "ended") =>
    new Promise<z.infer<typeof said>>((resolve, reject) => {
      child.on("message", (text) => {
        const what = said.parse(text);
        if (what.kind === kind) resolve(what);
      });
      child.on("exit", (code) => reject(new Error(`A worker ended with ${code}`)));
    });
  const [ready, ended] = [heard("ready"), heard("ended")];
  child.on("message", (text) => {
    const what = said.parse(text);
    if (what.kind === "sent") keys.push(...what.keys);
  });
  ended.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    keys,
    ready: ready.then(() => undefined),
    begin: () => void child.send("begin"),
    end: async () => {
      child.send("end");
      const what = await ended;
      return what.kind === "ended" ? what : { kind: "ended", statements: 0, claimedMs: 0, faults: [] };
    },
    kill: () => void child.kill("SIGKILL"),
  };
}

interface Load {
  readonly people: number;
  readonly postgres: PostgresServer;
  readonly watching: Database;
}

/** So many people due in one minute, and so many workers, as lines. */
export async function promptsWith(count: number, people: number, postgres: PostgresServer): Promise<readonly string[]> {
  const url = await postgres.newDatabase();
  const onDisk = await fillWithDue(url, { people, now: Date.now() });
  const summaries = await openSummaries(url, people);
  const workers: Worker[] = [];
  let watching: Database | undefined;
  try {
    watching = await openDatabase({ url, log: quiet, migrates: false });
    for (let at = 0; at < count; at += 1) workers.push(startWorker(url));
    await Promise.all(workers.map(({ ready }) => ready));
    const before = await summaries.quiet();
    summaries.begin();
    const ran = await run(workers, { people, postgres, watching });
    return [...ran, `  summary of a team of 50: ${before}; meanwhile ${await summaries.stop()}`, `  ${onDisk}`];
  } finally {
    // As the bench would wait for them.
    for (const worker of workers) worker.kill();
    await watching?.close();
    await summaries.close();
  }
}

const sentBy = (workers: readonly Worker[]): number => workers.reduce((sum, { keys }) => sum + keys.length, 0);

async function run(workers: readonly Worker[], { people, postgres, watching }: Load): Promise<readonly string[]> {
  const server = (): number => cpuOfFamily(postgres.pid ?? 0);
  const own = (): number => workers.reduce((sum, { pid }) => sum + cpuOf(pid), 0);
  const before = { own: own(), server: server(), transactions: await transactionsIn(watching) };
  const begun = performance.now();
  for (const worker of workers) worker.begin();
  while (sentBy(workers) < people && performance.now() - begun < longestMs) await sleep(50);
  const seconds = (performance.now() - begun) / 1_000;
  const used = { own: own() - before.own, server: server() - before.server };
  const ends = await Promise.all(workers.map((worker) => worker.end()));
  const transactions = (await transactionsIn(watching)) - before.transactions;
  const per = (sum: number): string => (sum / people).toFixed(2);
  const keys = workers.flatMap((worker) => worker.keys);
  const claimed = Math.max(...ends.map(({ claimedMs }) => claimedMs)) / 1_000;
  const statements = ends.reduce((sum, one) => sum + one.statements, 0);
  const faults = ends.flatMap((one) => one.faults.map(([what, times]) => `${times} x ${what}`));
  return [
    `${workers.length} workers: all claimed after ${claimed.toFixed(1)} s, ${keys.length} sent after ${seconds.toFixed(1)} s (${(keys.length / seconds).toFixed(0)}/s), ${keys.length - new Set(keys).size} twice, ${await sentIn(watching)} kept as sent, shared ${workers.map((worker) => worker.keys.length).join("/")}`,
    `  for each: ${per(statements)} queries, ${per(transactions)} transactions, processor ms: workers ${per(used.own)}, PostgreSQL ${per(used.server)}`,
    ...(faults.length > 0 ? [`  FAULTS: ${faults.join("; ")}`] : []),
  ];
}

async function sentIn({ run: ask }: Database): Promise<number> {
  const { rows } = await ask((db) =>
    sql<{ sent: number }>`select count(*)::int as sent from learners where record like '%"state":"sent"%'`.execute(db),
  );
  return rows[0]?.sent ?? 0;
}

/** Transactions of all so far, those of the manager's questions too. The server writes its counts down within a second. */
async function transactionsIn({ run: ask }: Database): Promise<number> {
  await sleep(1_500);
  const { rows } = await ask((db) =>
    sql<{ n: string }>`
      select (xact_commit + xact_rollback)::text as n from pg_stat_database where datname = current_database()`.execute(
      db,
    ),
  );
  return Number(rows[0]?.n ?? 0);
}
