import type { Address, Learner, LearnerId } from "../../src/domain/learner.ts";
import type { LearnerStore } from "../../src/ports/learner-store.ts";
import type { PromptFate } from "../../src/ports/metrics.ts";
import type { Prompter } from "../../src/ports/prompter.ts";
import { openScheduler, type Scheduler } from "../../src/schedule/open-scheduler.ts";
import type { Messenger } from "../../src/schedule/scheduler-options.ts";
import type { Times } from "../../src/schedule/times.ts";
import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { openHandTime } from "../storage/hand-time.ts";
import { idOf } from "../storage/sample-learners.ts";
import { keepLog } from "../storage/temp-folder.ts";
import { settled } from "../storage/workbench.ts";
import { dueLearner, toyPrompter } from "./toy-prompter.ts";

/** What a message that is being sent comes to: taken, or what the platform throws. */
export type Tell = (to: Address, key: string) => Promise<void>;

/** A scheduler over a store in memory, a platform that does as a test says, and time that a test moves. */
export interface Rig {
  readonly store: LearnerStore;
  readonly log: ReturnType<typeof keepLog>;
  /** Keys of what the platform was asked to send, in order. */
  readonly asked: readonly string[];
  readonly fates: Readonly<Record<PromptFate, number>>;
  now(): number;
  /** A clock that jumps: the time of day is so many milliseconds away from the time that timers keep. */
  jump(ms: number): void;
  add(count: number, more?: { readonly dueIn?: number; readonly lane?: string }): Promise<readonly LearnerId[]>;
  /** Lets so many milliseconds pass, each timer in its turn. */
  pass(ms: number): Promise<void>;
  states(ids: readonly LearnerId[]): Promise<readonly string[]>;
  stop(graceMs?: number): Promise<void>;
}

export interface RigOptions {
  readonly tell?: Tell;
  readonly told?: Messenger["told"];
  readonly perSecond?: number;
  readonly atOnce?: number;
  readonly times?: Partial<Times>;
  readonly mostInHand?: number;
  readonly prompter?: Prompter;
  /** In place of the store's own, for failures. */
  readonly wrap?: (store: LearnerStore) => LearnerStore;
}

const laneOf = ({ place }: Address): string => JSON.parse(place).lane;

/** Starts it; the first look at who is due comes after a second. */
export function openRig(options: RigOptions = {}): Rig {
  const time = openHandTime();
  const log = keepLog();
  const store = openMemoryStore({ checked: false });
  const fates = { sent: 0, unsure: 0, unreachable: 0, later: 0, missed: 0 };
  const asked: string[] = [];
  let shift = 0;
  let made = 0;
  const clock = { now: () => time.clock.now() + shift };
  const platform: Messenger = {
    name: "stand-in",
    pace: { laneOf, perSecond: options.perSecond ?? 10, atOnce: options.atOnce ?? 4 },
    tell: async (to, _reply, key = "") => {
      asked.push(key);
      await options.tell?.(to, key);
    },
    ...(options.told === undefined ? {} : { told: options.told }),
  };
  const scheduler: Scheduler = openScheduler({
    store: options.wrap?.(store) ?? store,
    prompter: options.prompter ?? toyPrompter,
    platforms: [platform],
    clock,
    log,
    metrics: {
      prompted: ({ outcome, count }) => {
        fates[outcome] += count;
      },
    },
    timers: time.timers,
    ...(options.times === undefined ? {} : { times: options.times }),
    ...(options.mostInHand === undefined ? {} : { mostInHand: options.mostInHand }),
  });
  return {
    store,
    log,
    asked,
    fates,
    now: clock.now,
    jump: (ms) => {
      shift += ms;
    },
    async add(count, { dueIn = 0, lane = "one" } = {}) {
      const ids = Array.from({ length: count }, (_, at) => idOf(`stand-in:${made + at}`));
      made += count;
      for (const id of ids) await store.update(id, () => dueLearner(id, clock.now() + dueIn, lane));
      return ids;
    },
    async pass(ms) {
      const end = time.clock.now() + ms;
      await settled();
      for (let next = time.due()[0]; next !== undefined && time.clock.now() + next <= end; next = time.due()[0]) {
        time.advance(next);
        await settled();
      }
      time.advance(end - time.clock.now());
      await settled();
    },
    states: async (ids) => Promise.all(ids.map(async (id) => stateOf(await store.read(id)))),
    async stop(graceMs = 1_000) {
      const stopped = scheduler.stop(graceMs);
      await settled();
      time.advance(graceMs);
      await stopped;
    },
  };
}

function stateOf(learner: Learner | undefined): string {
  return learner?.daily.prompts.map(({ state }) => state).join(" ") ?? "nobody";
}
