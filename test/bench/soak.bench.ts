import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runSql, startPostgres } from "../postgres/start-postgres.ts";
import { tell } from "./bench-table.ts";
import { type Bot, benchPath, ourArgs, startBot } from "./bot-process.ts";
import { quantile } from "./process-stats.ts";
import { openFakeSlack, slackBotToken, slackSecret } from "./slack-load.ts";
import { openSoakLoad, type SoakLoad } from "./soak-load.ts";
import { lastProbe, readHeld, type SoakSample, trendOf } from "./soak-samples.ts";

const seconds = Number(process.env["SOAK_SECONDS"] ?? 60);
const perSecond = Number(process.env["SOAK_RATE"] ?? 50);
const keptIn = process.env["SOAK_STORE"] === "files" ? "files" : "postgres";
/** In a short run fewer, so that all have been met in its first third. */
const people = Math.min(20_000, Math.floor((seconds * perSecond) / 5));
const sampleMs = seconds >= 600 ? 10_000 : 2_000;

/** Longer than the server (65 s) and Slack's stand-in (120 s) keep connections for the next request. */
const restMs = 125_000;
/** How much a figure may rise over the last two thirds: a share of its mean, and files and connections in number. */
const limits = { heap: 0.05, rss: 0.1, files: 8, connections: 2 } as const;

/**
 * One built server under signed messages for SOAK_SECONDS (60; 1800 for figures that count) at SOAK_RATE a second (50) from
 * 20,000 people, on PostgreSQL or, with SOAK_STORE=files, on files: every answer in order, and nothing that grows.
 */
export async function benchSoak(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), "unitwise-soak-"));
  // Also where it is broken off.
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  // Commits reach the kernel and not the disk: looked at is what grows, not how fast the disk is.
  const postgres = keptIn === "postgres" ? await startPostgres({}) : undefined;
  const database = await postgres?.newDatabase();
  const slack = await openFakeSlack();
  const probe = join(folder, "probe.jsonl");
  writeFileSync(probe, "");
  let bot: Bot | undefined;
  try {
    bot = await startServer({ slackUrl: slack.url, probe, database });
    const load = openSoakLoad(slack, { botUrl: bot.url, people });
    const rig = { bot, load, probe, database };
    await load.run(perSecond, 3_000);
    const filesBefore = await filesAtRest(bot);
    const samples = await soak(rig);
    load.close();
    return [...report(samples, load), atRest(filesBefore, await filesAtRest(bot))];
  } finally {
    await bot?.stop();
    await slack.close();
    await postgres?.stop();
  }
}

function startServer(given: { slackUrl: string; probe: string; database: string | undefined }): Promise<Bot> {
  const { slackUrl, probe, database } = given;
  return startBot({
    name: "unitwise",
    args: ["--expose-gc", "--import", benchPath("bots/soak-probe.mjs"), ...ourArgs],
    env: ({ port, dir }) => ({
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: `${dir}/data`,
      SLACK_BOT_TOKEN: slackBotToken,
      SLACK_SIGNING_SECRET: slackSecret,
      SLACK_API_URL: `${slackUrl}/api/`,
      SOAK_PROBE: probe,
      SOAK_PROBE_MS: String(sampleMs),
      ...(database === undefined ? {} : { DATABASE_URL: database }),
    }),
    readyPath: "/readyz",
  });
}

/** Open files once no request is under way and kept connections are closed: on a busy machine more are open at once. */
async function filesAtRest(bot: Bot): Promise<number> {
  await sleep(restMs);
  return readHeld(bot.pid).files;
}

function atRest(before: number, after: number): string {
  const rise = after - before;
  return `Open files at rest: ${before} before, ${after} after, rise ${rise} (at most ${limits.files})  ${met(rise <= limits.files)}`;
}

interface Rig {
  readonly bot: Bot;
  readonly load: SoakLoad;
  readonly probe: string;
  readonly database: string | undefined;
}

async function soak(rig: Rig): Promise<readonly SoakSample[]> {
  const samples: SoakSample[] = [];
  const begun = performance.now();
  let over = false;
  const talking = rig.load.run(perSecond, seconds * 1_000).finally(() => {
    over = true;
  });
  while (!over) {
    await Promise.race([sleep(sampleMs), talking]);
    const probed = lastProbe(rig.probe);
    if (probed === undefined || over) continue;
    samples.push({
      atMs: performance.now() - begun,
      ...readHeld(rig.bot.pid),
      ...probed,
      connections: await connectionsOf(rig.database),
      ackP99Ms: quantile(rig.load.takeAcks(), 0.99),
      answerP99Ms: quantile(rig.load.book.takeTimes(), 0.99),
    });
    if (samples.length % 6 === 1) tell(line(samples.at(-1), rig.load));
  }
  await talking;
  return samples;
}

async function connectionsOf(database: string | undefined): Promise<number> {
  if (database === undefined) return 0;
  const own = "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
  return (await runSql(database, own)).rows.length;
}

function line(sample: SoakSample | undefined, { book }: SoakLoad): string {
  if (sample === undefined) return "";
  const { atMs, rssMb, heapMb, files, connections, loopP99Ms, ackP99Ms, answerP99Ms } = sample;
  const { right, early, wrong, missing } = book.counts();
  const memory = `memory ${rssMb.toFixed(0)} MB, heap ${heapMb.toFixed(1)} MB, files ${files}, connections ${connections}`;
  const times = `p99 ms: loop ${loopP99Ms.toFixed(0)}, taken ${ackP99Ms.toFixed(0)}, answered ${answerP99Ms.toFixed(0)}`;
  return `${(atMs / 1_000).toFixed(0)} s: ${memory}; ${times}; ${right} right, ${early} too early, ${wrong} wrong, ${missing} open`;
}

function report(samples: readonly SoakSample[], load: SoakLoad): readonly string[] {
  const shares = (name: string, read: (sample: SoakSample) => number, share: number): string => {
    const { rise, mean, most } = trendOf(samples, read);
    return `${name}: mean ${mean.toFixed(1)} MB, most ${most.toFixed(1)} MB, rise ${rise.toFixed(1)} MB (at most ${(share * mean).toFixed(1)})  ${met(rise <= share * mean)}`;
  };
  const numbers = (name: string, read: (sample: SoakSample) => number, limit: number): string => {
    const { rise, most } = trendOf(samples, read);
    return `${name}: most ${most}, rise ${rise.toFixed(1)} (at most ${limit})  ${met(rise <= limit)}`;
  };
  const { right, early, wrong, missing } = load.book.counts();
  const { repeated, refused } = load.refusals();
  const kept = early + wrong + missing + refused === 0;
  const p99 = (read: (sample: SoakSample) => number): string => quantile(samples.map(read), 0.5).toFixed(0);
  return [
    `Soak on ${keptIn}: ${seconds} s at ${perSecond}/s from ${people} people; rises are over the last two thirds`,
    shares("Heap after collection", ({ heapMb }) => heapMb, limits.heap),
    shares("Resident memory", ({ rssMb }) => rssMb, limits.rss),
    numbers("Open files", ({ files }) => files, limits.files),
    numbers("Connections to the database", ({ connections }) => connections, limits.connections),
    `Answers: ${right} right and in order, ${early} too early, ${wrong} wrong, ${missing} missing, ${repeated} brought again, ${refused} refused  ${met(kept)}`,
    ...load.book.oddOnes.map((text) => `Not expected: ${text}`),
    `Median of the 99th percentiles, ms: event loop ${p99(({ loopP99Ms }) => loopP99Ms)}, taken ${p99(({ ackP99Ms }) => ackP99Ms)}, answered ${p99(({ answerP99Ms }) => answerP99Ms)}`,
  ];
}

const met = (holds: boolean): string => (holds ? "met" : "NOT MET");
