import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { tell } from "./bench-table.ts";
import { type Bot, ourArgs, pinLoad, startBot } from "./bot-process.ts";
import { comesFirst, terminalComesFirst } from "./comes-first.ts";
import { hostileCosts } from "./hostile-costs.ts";
import { endHostile, startHostile } from "./hostile-process.ts";
import { drive, type Side } from "./load-run.ts";
import { median, quantile, readProcess } from "./process-stats.ts";
import { question, truth } from "./question.ts";
import { type FakeSlack, openFakeSlack, slackBotToken, slackSecret } from "./slack-load.ts";
import { slackSide } from "./slack-sides.ts";
import { openTokenMint, type TokenMint, teamsAppId, teamsTenant } from "./teams-tokens.ts";

const perSecond = 50;
const roundMs = Number(process.env["HOSTILE_ROUND_MS"] ?? 10_000);
/** Quiet and each rate take turns, so that what else the machine does falls on all. */
const rounds = Number(process.env["HOSTILE_ROUNDS"] ?? 3);
/** Hostile requests a second; the rate that must be borne comes first. */
const rates = (process.env["HOSTILE_RATES"] ?? "500,100,1000,2000").split(",").map(Number);
const atMost = 2;

/** One round of chat: until each answer, in ms. */
interface Chat {
  readonly ends: readonly number[];
  /** Messages without a right answer. */
  readonly lost: number;
  /** Of the server, in hundredths of a core. */
  readonly processor: number;
}

interface Rig {
  readonly bot: Bot;
  readonly side: Side;
}

/**
 * Signed chat at 50 messages a second alone, and beside a process that sends what anybody may: requests that nobody signed,
 * large and slow bodies, idle connections, forged tokens, junk. The 99th percentile until the answer may no more than double
 * at the first rate; the others show what happens beyond. Takes three minutes.
 */
export async function benchHostile(): Promise<readonly string[]> {
  const unpin = pinLoad();
  const alone = process.env["HOSTILE_FIRST"] === "1" && terminalComesFirst();
  comesFirst(process.pid, -20);
  const slack = await openFakeSlack();
  const mint = await openTokenMint();
  const bot = await startServer(slack, mint);
  const side = slackSide(slack, bot, { expected: truth, words: () => question });
  tell(alone ? "Chat and server come before whatever else runs here." : "Other programs may disturb this.");
  try {
    await wakeTeams(bot.url, mint);
    await drive(side, { kind: "paced", perSecond }, 5_000);
    const lines = await takeTurns({ bot, side });
    return [...(await hostileCosts(bot)), ...lines];
  } finally {
    side.target.close();
    await bot.stop();
    await slack.close();
    await mint.close();
    unpin();
  }
}

async function takeTurns({ bot, side }: Rig): Promise<readonly string[]> {
  const quiet: Chat[] = [];
  const beside = new Map<number, Chat[]>(rates.map((rate) => [rate, []]));
  const answers: string[] = [];
  for (let round = 0; round < rounds; round++) {
    quiet.push(await chat(side));
    for (const [rate, chats] of beside) {
      const hostile = await startHostile(bot.url, rate);
      await sleep(2_500);
      chats.push(await chat(side));
      answers.push(`${rate}/s: ${told(await endHostile(hostile))}`);
      await sleep(1_000);
    }
  }
  const rows = [...beside].map(([rate, chats]) => row(`${rate} hostile/s`, chats, quiet));
  return [...answers.slice(-rates.length), row("quiet", quiet, quiet), ...rows, verdict(quiet, beside)];
}

function startServer(slack: FakeSlack, mint: TokenMint): Promise<Bot> {
  return startBot({
    name: "unitwise",
    args: [...(process.env["HOSTILE_NODE"]?.split(" ") ?? []), ...ourArgs],
    env: ({ port, dir }) => ({
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: process.env["HOSTILE_DATA"] ?? `${dir}/data`,
      SLACK_BOT_TOKEN: slackBotToken,
      SLACK_SIGNING_SECRET: slackSecret,
      SLACK_API_URL: `${slack.url}/api/`,
      MICROSOFT_APP_ID: teamsAppId,
      MICROSOFT_APP_PASSWORD: "bench-password",
      MICROSOFT_APP_TENANT_ID: teamsTenant,
      MICROSOFT_APP_TYPE: "SingleTenant",
      TEAMS_OPENID_METADATA_URL: mint.metadataUrl,
    }),
    readyPath: "/readyz",
  });
}

/** A genuine token, so that the keys are known before forged ones come. */
async function wakeTeams(url: string, mint: TokenMint): Promise<void> {
  const authorization = `Bearer ${mint.sign("https://smba.trafficmanager.net/uk/")}`;
  const headers = { authorization, "content-type": "application/json" };
  await fetch(`${url}/api/messages`, { method: "POST", headers, body: "{}" });
}

async function chat(side: Side): Promise<Chat> {
  side.target.resetCounts();
  const own = monitorEventLoopDelay({ resolution: 1 });
  own.enable();
  await serverDelay(side.bot.url);
  const heldUp = waitedMs(side.bot.pid);
  const before = readProcess(side.bot.pid).cpuMs;
  const timings = await drive(side, { kind: "paced", perSecond }, roundMs);
  const ends = timings.map(({ endMs }) => endMs);
  const lost = timings.filter(({ status, answered }) => status !== 200 || !answered).length;
  const processor = ((readProcess(side.bot.pid).cpuMs - before) / roundMs) * 100;
  own.disable();
  const delays = `event loop p99: server ${await serverDelay(side.bot.url)}, load ${(own.percentile(99) / 1e6).toFixed(0)} ms (most ${(own.max / 1e6).toFixed(0)} ms)`;
  const times = `p99 ${quantile(ends, 0.99).toFixed(1)} ms, most ${Math.max(...ends).toFixed(0)} ms`;
  tell(
    `chat: ${timings.length} messages, ${times}, processor ${processor.toFixed(0)} %, ${delays}, server waited ${(waitedMs(side.bot.pid) - heldUp).toFixed(0)} ms for its core`,
  );
  return { ends, lost, processor };
}

/** How long the main thread was ready and others had its core; after schedstats of Linux, in nanoseconds. */
function waitedMs(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "utf8").split(" ")[1]) / 1e6;
}

/** Since this was asked last. */
async function serverDelay(url: string): Promise<string> {
  const page = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string): string => {
    const seconds = new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)`, "m").exec(page)?.[1];
    return `${(Number(seconds ?? 0) * 1_000).toFixed(0)} ms`;
  };
  return `${read("p99")} (most ${read("max")})`;
}

const told = (got: Readonly<Record<string, number>>): string =>
  Object.entries(got)
    .map(([what, times]) => `${what} ${times}`)
    .join(", ");

/** The median of the rounds' 99th percentiles: a moment in which the machine stood still is in one round alone. */
const p99Of = (chats: readonly Chat[]): number => median(chats.map(({ ends }) => quantile(ends, 0.99)));

function row(name: string, chats: readonly Chat[], quiet: readonly Chat[]): string {
  const ends = chats.flatMap((one) => one.ends);
  const ratios = chats.map((one, at) => p99Of([one]) / p99Of(quiet.slice(at, at + 1)));
  const ratio = `${(p99Of(chats) / p99Of(quiet)).toFixed(2)} (rounds ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`;
  const lost = chats.reduce((sum, one) => sum + one.lost, 0);
  const processor = median(chats.map((one) => one.processor)).toFixed(0);
  return `${name}: p50 ${median(ends).toFixed(1)} ms, p99 ${p99Of(chats).toFixed(1)} ms, over quiet ${ratio}, ${lost} lost, processor ${processor} %`;
}

function verdict(quiet: readonly Chat[], beside: ReadonlyMap<number, readonly Chat[]>): string {
  const [asked = 0] = rates;
  const chats = beside.get(asked) ?? [];
  const [was, is] = [p99Of(quiet), p99Of(chats)];
  const lost = [...quiet, ...chats].reduce((sum, one) => sum + one.lost, 0);
  const held = is / was < atMost && lost === 0 ? "met" : "NOT MET";
  return `Slack p99 at ${perSecond}/s, ms, beside ${asked} hostile requests/s over quiet: ${is.toFixed(1)} / ${was.toFixed(1)} = ${(is / was).toFixed(2)} (asked: under ${atMost}), ${lost} lost  ${held}`;
}
