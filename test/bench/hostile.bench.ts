import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { tell } from "./bench-table.ts";
import { type Bot, benchPath, ourArgs, pinLoad, startBot } from "./bot-process.ts";
import { drive, type Side } from "./load-run.ts";
import { median, quantile, readProcess } from "./process-stats.ts";
import { question, truth } from "./question.ts";
import { type FakeSlack, openFakeSlack, slackBotToken, slackSecret } from "./slack-load.ts";
import { slackSide } from "./slack-sides.ts";
import { openTokenMint, teamsAppId, teamsTenant } from "./teams-tokens.ts";

const perSecond = 50;
const roundMs = 12_000;
/** Quiet and hostile take turns, so that what else the machine does falls on both. */
const rounds = 3;
const atMost = 2;

interface Chat {
  readonly p50: number;
  readonly p99: number;
  /** Messages without a right answer. */
  readonly lost: number;
  readonly cpuMs: number;
}

/**
 * Signed chat at 50 messages a second alone, and beside a process that sends what anybody may: requests that nobody signed,
 * large bodies, slow bodies, junk. Takes two minutes; the 99th percentile until the answer may no more than double.
 */
export async function benchHostile(): Promise<readonly string[]> {
  const unpin = pinLoad();
  const slack = await openFakeSlack();
  const mint = await openTokenMint();
  const bot = await startServer(slack, mint.metadataUrl);
  const side = slackSide(slack, bot, { expected: truth, words: () => question });
  const quiet: Chat[] = [];
  const beside: Chat[] = [];
  const answers: string[] = [];
  try {
    await drive(side, { kind: "paced", perSecond }, 5_000);
    for (let round = 0; round < rounds; round++) {
      quiet.push(await chat(side));
      const hostile = startHostile(bot.url);
      await sleep(4_000);
      beside.push(await chat(side));
      answers.push(await end(hostile));
      await sleep(2_000);
    }
  } finally {
    side.target.close();
    await bot.stop();
    await slack.close();
    await mint.close();
    unpin();
  }
  return [
    ...quiet.map(line("quiet")),
    ...beside.map(line("beside hostile requests")),
    ...answers,
    verdict(quiet, beside),
  ];
}

function startServer(slack: FakeSlack, metadataUrl: string): Promise<Bot> {
  return startBot({
    name: "unitwise",
    args: ourArgs,
    env: ({ port, dir }) => ({
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: `${dir}/data`,
      SLACK_BOT_TOKEN: slackBotToken,
      SLACK_SIGNING_SECRET: slackSecret,
      SLACK_API_URL: `${slack.url}/api/`,
      MICROSOFT_APP_ID: teamsAppId,
      MICROSOFT_APP_PASSWORD: "bench-password",
      MICROSOFT_APP_TENANT_ID: teamsTenant,
      MICROSOFT_APP_TYPE: "SingleTenant",
      TEAMS_OPENID_METADATA_URL: metadataUrl,
    }),
    readyPath: "/readyz",
  });
}

async function chat(side: Side): Promise<Chat> {
  side.target.resetCounts();
  const before = readProcess(side.bot.pid).cpuMs;
  const timings = await drive(side, { kind: "paced", perSecond }, roundMs);
  const ends = timings.map(({ endMs }) => endMs);
  const lost = timings.filter(({ status, answered }) => status !== 200 || !answered).length;
  const cpuMs = readProcess(side.bot.pid).cpuMs - before;
  tell(`chat: ${timings.length} messages`);
  return { p50: median(ends), p99: quantile(ends, 0.99), lost, cpuMs };
}

function startHostile(url: string): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", benchPath("hostile-load.ts"), url], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  return child;
}

async function end(child: ChildProcess): Promise<string> {
  const said = child.stdout === null ? Promise.resolve("{}") : text(child.stdout);
  child.kill("SIGTERM");
  await once(child, "exit");
  const got = z.record(z.string(), z.number()).parse(JSON.parse(await said));
  return `hostile got ${Object.entries(got)
    .map(([what, times]) => `${what} ${times}`)
    .join(", ")}`;
}

const line =
  (name: string) =>
  ({ p50, p99, lost, cpuMs }: Chat): string =>
    `${name}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${lost} without an answer, processor ${((cpuMs / roundMs) * 100).toFixed(0)} %`;

function verdict(quiet: readonly Chat[], beside: readonly Chat[]): string {
  const [was, is] = [median(quiet.map(({ p99 }) => p99)), median(beside.map(({ p99 }) => p99))];
  const lost = [...quiet, ...beside].reduce((sum, one) => sum + one.lost, 0);
  const held = is / was < atMost && lost === 0 ? "met" : "NOT MET";
  return `Slack p99 at ${perSecond}/s, ms, beside hostile requests over quiet: ${is.toFixed(1)} / ${was.toFixed(1)} = ${(is / was).toFixed(2)} (asked: under ${atMost}), ${lost} lost  ${held}`;
}
