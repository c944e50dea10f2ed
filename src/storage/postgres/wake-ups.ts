import type { Instant } from "../../domain/learner.ts";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Log } from "../../ports/log.ts";
import type { Timers } from "../../ports/timers.ts";
import type { WakeUps, Woken } from "../../ports/wake-ups.ts";
import { type JobQueue, openJobQueue } from "./job-queue.ts";

export interface WakeUpOptions {
  readonly url: string;
  /** The address without secrets. */
  readonly where: string;
  readonly log: Log;
  readonly timers: Timers;
  readonly times?: Partial<WakeTimes>;
}

/** How often the queue is asked, in milliseconds: its whole cost while nothing is to be done. */
export interface WakeTimes {
  readonly due: number;
  readonly hourly: number;
  /** How often this hour's jobs are sent; all but the first of all instances are dropped. */
  readonly ensure: number;
}

const usual: WakeTimes = { due: 15_000, hourly: 60_000, ensure: 20 * 60_000 };
/** People due within this are one job; as often as the queue is asked. */
const slotMs = 15_000;
/** Slots remembered as sent for: more than a day of them. */
const mostSlots = 10_000;
/** A sweep may take long; longer than this, and another instance begins it as well. */
const longestHourly = 55 * 60;
const queues = { due: "unitwise-due", hourly: "unitwise-hourly" } as const;

interface State {
  readonly queue: JobQueue;
  readonly log: Log;
  readonly works: Map<string, Woken>;
  readonly sent: Set<number>;
  /** What could not be sent, and is sent once the database is there again. */
  readonly unsent: Set<number>;
  onDue: Woken;
  isStopped: boolean;
  isTold: boolean;
}

/**
 * Wake-ups over pg-boss. Jobs hold nothing: a quarter of a minute in which somebody is due, the name of an hour's work. Lost ones cost
 * nothing but time, as whoever is due is looked for now and then in any case. Opens at once, whether or not the database
 * is there, and goes on trying.
 */
export function openWakeUps({ url, where, log, timers, times }: WakeUpOptions): WakeUps {
  const every = { ...usual, ...times };
  const nothing: Woken = async () => undefined;
  const onTrouble = (code: string): void => trouble(state, code);
  const queue = openJobQueue({
    url,
    where,
    onTrouble,
    queues: [
      { name: queues.due, expireInSeconds: 60 },
      { name: queues.hourly, expireInSeconds: longestHourly },
    ],
  });
  const state: State = {
    queue,
    log,
    works: new Map(),
    sent: new Set(),
    unsent: new Set(),
    onDue: nothing,
    isStopped: false,
    isTold: false,
  };
  const rounds = [
    openRound(timers, every.due, () => lookForDue(state)),
    openRound(timers, every.hourly, () => lookForHourly(state)),
    openRound(timers, every.ensure, () => ensureHourly(state)),
  ];
  return {
    wakeAt: (at) => void wakeAt(state, at),
    onDue(work) {
      state.onDue = work;
    },
    everyHourOnOne(name, work) {
      state.works.set(name, work);
      void step(state, () => queue.sendHourly(queues.hourly, name));
    },
    async stop(graceMs) {
      const ended = Promise.all(rounds.map((round) => round.stop()));
      let forget = (): void => undefined;
      const grace = new Promise<void>((resolve) => {
        forget = timers.after(graceMs, resolve);
      });
      await Promise.race([ended, grace]);
      forget();
      state.isStopped = true;
      await queue.stop();
    },
  };
}

interface Round {
  stop(): Promise<void>;
}

/** Does something again and again, with a pause after each time; the first time after a pause as well. */
function openRound(timers: Timers, ms: number, work: () => Promise<void>): Round {
  let isStopping = false;
  let underWay: Promise<void> = Promise.resolve();
  let callOff = (): void => undefined;
  const arm = (): void => {
    if (isStopping) return;
    callOff = timers.after(ms, () => {
      underWay = work().finally(arm);
    });
  };
  arm();
  return {
    stop() {
      isStopping = true;
      callOff();
      return underWay;
    },
  };
}

/** One step on the queue. Never rejects; false where it was not done. */
async function step(state: State, work: () => Promise<void>): Promise<boolean> {
  if (state.isStopped) return false;
  try {
    await work();
    state.isTold = false;
    return true;
  } catch (error) {
    trouble(state, error instanceof OutsideError ? error.code : "BUG");
    return false;
  }
}

/** Told once, and again after it went well. */
function trouble(state: State, code: string): void {
  if (state.isTold) return;
  state.isTold = true;
  state.log.error("The queue that wakes this instance is not to be had; it looks for itself now and then", { code });
}

/** The end of the slot: whoever is due in it is due by then. Many people share one; the queue hears of each once. */
async function wakeAt(state: State, at: Instant): Promise<void> {
  const end = Math.ceil(at / slotMs) * slotMs;
  const { sent } = state;
  if (sent.has(end)) return;
  if (sent.size >= mostSlots) {
    sent.clear();
    state.unsent.clear();
  }
  sent.add(end);
  const isSent = await step(state, () => send(state, end));
  if (!isSent) state.unsent.add(end);
}

async function send({ queue, unsent }: State, end: number): Promise<void> {
  await queue.sendOnce(queues.due, String(end), new Date(end));
  unsent.delete(end);
}

async function lookForDue(state: State): Promise<void> {
  await step(state, async () => {
    for (const end of state.unsent) await send(state, end);
    const jobs = await state.queue.fetch(queues.due);
    if (jobs.length === 0) return;
    for (const { key } of jobs) state.sent.delete(Number(key));
    // Before the work: a slot that is written once more while it is under way gets a job of its own.
    await state.queue.done(queues.due, ids(jobs));
    await state.onDue();
  });
}

async function lookForHourly(state: State): Promise<void> {
  await step(state, async () => {
    const jobs = await state.queue.fetch(queues.hourly);
    for (const { key } of jobs) await work(key, state);
    if (jobs.length > 0) await state.queue.done(queues.hourly, ids(jobs));
  });
}

async function work(name: string, { works, log }: State): Promise<void> {
  try {
    await works.get(name)?.();
  } catch (error) {
    const code = error instanceof OutsideError ? error.code : "BUG";
    log.error("What is done every hour was not done; it is tried again in an hour", { what: name, code });
  }
}

async function ensureHourly(state: State): Promise<void> {
  for (const name of state.works.keys()) await step(state, () => state.queue.sendHourly(queues.hourly, name));
}

const ids = (jobs: readonly { readonly id: string }[]): readonly string[] => jobs.map(({ id }) => id);
