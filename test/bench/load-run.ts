import { setTimeout as sleep } from "node:timers/promises";
import type { AnswerCounts } from "./answer-book.ts";
import type { Bot } from "./bot-process.ts";
import { quantile, readMachine, readProcess } from "./process-stats.ts";

/** How long one event took, in ms: until it was acknowledged, and until its answer was there as well. */
export interface Timing {
  readonly status: number;
  readonly answered: boolean;
  readonly ackMs: number;
  readonly endMs: number;
}

/** Where the events go: one bot behind one stand-in for the platform. */
export interface Target {
  /** One event, never the same twice. */
  send(): Promise<Timing>;
  counts(): AnswerCounts;
  resetCounts(): void;
  /** Closes the connections; others are opened when they are needed. */
  close(): void;
}

/** So many events in flight at all times, or so many begun each second. */
export type Load =
  | { readonly kind: "closed"; readonly inFlight: number }
  | { readonly kind: "paced"; readonly perSecond: number };

/** A bot and its load. */
export interface Side {
  readonly bot: Bot;
  readonly target: Target;
}

/** What one round of load gave. */
export interface Round {
  readonly side: string;
  readonly load: string;
  readonly events: number;
  readonly perSecond: number;
  readonly ack: readonly [p50: number, p99: number];
  readonly end: readonly [p50: number, p99: number];
  /** Of the whole process with all threads, from the warm-up until it had come to rest, by all events of that time. */
  readonly cpuUs: number;
  readonly rssMb: number;
  /** Refused, without an answer, with a wrong one, or with more than one. */
  readonly faults: number;
  /** In hundredths of one core. */
  readonly loadCpu: number;
  readonly otherCpu: number;
  readonly stolen: number;
  /** When, by the machine's monotonic clock, as profiles have it. */
  readonly span: { readonly fromUs: number; readonly toUs: number };
}

const warmMs = 3_000;
const roundMs = 6_000;

/** Warms up for 3 s, loads for 6 s unless told otherwise, and waits until the bot has come to rest. */
export async function runRound(side: Side, load: Load, ms = roundMs): Promise<Round> {
  const atFirst = readProcess(side.bot.pid);
  const warm = await drive(side, load, warmMs);
  side.target.resetCounts();
  const before = use(side);
  const fromUs = monotonicUs();
  const timings = await drive(side, load, ms);
  const toUs = monotonicUs();
  const seconds = (toUs - fromUs) / 1_000_000;
  const after = use(side);
  await comeToRest(side.bot.pid);
  const rest = readProcess(side.bot.pid);
  const { wrong, surplus } = side.target.counts();
  const done = timings.filter(({ answered, status }) => answered && status === 200);
  const share = (ms: number): number => Math.round(ms / seconds / 10);
  const loadMs = after.ownMs - before.ownMs;
  const botMs = after.bot.cpuMs - before.bot.cpuMs;
  return {
    side: side.bot.name,
    load: load.kind === "closed" ? `c=${load.inFlight}` : `${Math.round(load.perSecond)}/s`,
    events: timings.length,
    perSecond: done.length / seconds,
    ack: spread(done.map(({ ackMs }) => ackMs)),
    end: spread(done.map(({ endMs }) => endMs)),
    cpuUs: ((rest.cpuMs - atFirst.cpuMs) * 1_000) / Math.max(1, warm.length + timings.length),
    rssMb: after.bot.rssMb,
    faults: timings.length - done.length + wrong + surplus,
    loadCpu: share(loadMs),
    otherCpu: Math.max(0, share(after.machine.busyMs - before.machine.busyMs - loadMs - botMs)),
    stolen: share(after.machine.stolenMs - before.machine.stolenMs),
    span: { fromUs, toUs },
  };
}

const monotonicUs = (): number => Number(process.hrtime.bigint() / 1_000n);

const spread = (values: readonly number[]): readonly [number, number] => [
  quantile(values, 0.5),
  quantile(values, 0.99),
];

function use({ bot }: Side) {
  const own = process.cpuUsage();
  return { bot: readProcess(bot.pid), machine: readMachine(), ownMs: (own.user + own.system) / 1_000 };
}

/** Sends events for so long and waits for the last answer. */
export async function drive({ target }: Side, load: Load, ms: number): Promise<readonly Timing[]> {
  const end = performance.now() + ms;
  const timings: Timing[] = [];
  const one = async (): Promise<void> => {
    timings.push(await target.send());
  };
  if (load.kind === "closed") {
    const worker = async (): Promise<void> => {
      while (performance.now() < end) await one();
    };
    await Promise.all(Array.from({ length: load.inFlight }, worker));
    return timings;
  }
  const start = performance.now();
  const begun: Promise<void>[] = [];
  while (performance.now() < end) {
    const due = ((performance.now() - start) / 1_000) * load.perSecond;
    while (begun.length < due) begun.push(one());
    await sleep(1);
  }
  await Promise.all(begun);
  return timings;
}

const restWithinMs = 10_000;
const restStepMs = 500;

/** Until the bot used no more than 2 % of a core for half a second, so that what it put off is its own cost and nobody else's. */
async function comeToRest(pid: number): Promise<void> {
  const end = performance.now() + restWithinMs;
  for (let was = readProcess(pid).cpuMs; performance.now() < end; ) {
    await sleep(restStepMs);
    const now = readProcess(pid).cpuMs;
    if (now - was <= restStepMs / 50) return;
    was = now;
  }
}

/** How often each side is measured, and who is told of each round, repeated ones too. */
export interface Turns {
  readonly rounds: number;
  readonly told: (round: Round) => void;
}

const mostOther = 20;

/** A round in which nobody else used a fifth of a core; of as many busy ones as there are rounds the last. */
async function quietRound(side: Side, load: Load, { rounds, told }: Turns): Promise<Round> {
  for (let tries = 1; ; tries += 1) {
    side.bot.resume();
    const round = await runRound(side, load);
    // A bot that is held up cannot see its connections out.
    side.target.close();
    side.bot.pause();
    told(round);
    if (round.otherCpu <= mostOther || tries >= rounds) return round;
  }
}

/** The sides by turns, so that the drift of the machine's speed meets all alike; whose turn it is not is held up. */
export async function runByTurns(
  sides: readonly Side[],
  load: Load,
  turns: Turns,
): Promise<ReadonlyMap<Side, readonly Round[]>> {
  const results = new Map<Side, Round[]>(sides.map((side) => [side, []]));
  for (const { bot } of sides) bot.pause();
  for (let at = 0; at < turns.rounds; at += 1) {
    for (const [side, done] of results) done.push(await quietRound(side, load, turns));
  }
  for (const { bot } of sides) bot.resume();
  return results;
}

/** Stops the bots, one after the other, and lets go of the connections. */
export async function closeSides(sides: readonly Side[]): Promise<void> {
  for (const { bot, target } of sides) {
    target.close();
    await bot.stop();
  }
}
