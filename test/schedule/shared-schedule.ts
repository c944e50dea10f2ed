import { sql } from "kysely";
import type { Address, LearnerId } from "../../src/domain/learner.ts";
import type { LearnerStore } from "../../src/ports/learner-store.ts";
import { openScheduler, type Scheduler } from "../../src/schedule/open-scheduler.ts";
import type { Messenger } from "../../src/schedule/scheduler-options.ts";
import { systemClock } from "../../src/schedule/system-clock.ts";
import type { Times } from "../../src/schedule/times.ts";
import { openLaneTurns } from "../../src/storage/postgres/lane-turns.ts";
import { openLearnerLeases } from "../../src/storage/postgres/learner-leases.ts";
import type { Database } from "../../src/storage/postgres/open-database.ts";
import { nodeTimers } from "../../src/storage/timers.ts";
import { idOf } from "../storage/sample-learners.ts";
import { dueLearner, toyPrompter } from "./toy-prompter.ts";

/** One of several processes on a database: its own connections and its own store. */
export interface Instance {
  readonly database: Database;
  readonly store: LearnerStore;
}

/** Puts so many people there who are due now. */
export async function addDue({ store }: Instance, count: number): Promise<readonly LearnerId[]> {
  const ids = Array.from({ length: count }, (_, at) => idOf(`stand-in:${at}`));
  const left = ids.values();
  // Many at once go together.
  const worker = async (): Promise<void> => {
    for (const id of left) await store.update(id, () => dueLearner(id, systemClock.now() - 1_000));
  };
  await Promise.all(Array.from({ length: 32 }, worker));
  return ids;
}

/** A platform that notes what it was asked for, and when; `tell` may do otherwise. */
export function standIn(perSecond: number, tell: (to: Address, key: string) => Promise<void> = async () => undefined) {
  const taken: { readonly key: string; readonly at: number; readonly by: string }[] = [];
  const as = (by: string): Messenger => ({
    name: "stand-in",
    pace: { laneOf: ({ place }) => JSON.parse(place).lane, perSecond, atOnce: 8 },
    tell: async (to, _reply, key = "") => {
      await tell(to, key);
      taken.push({ key, at: systemClock.now(), by });
    },
    told: async (_to, key) => taken.some((one) => one.key === key),
  });
  return { taken, as };
}

const quickTimes: Partial<Times> = { firstTick: 1, tick: 100, lookAfter: 200, lookGap: 1, firstBackoff: 100 };

/** One instance's scheduler. */
export function startScheduler({ database, store }: Instance, platform: Messenger): Scheduler {
  return openScheduler({
    store,
    prompter: toyPrompter,
    platforms: [platform],
    clock: systemClock,
    log: database.log,
    metrics: { prompted: () => undefined },
    timers: nodeTimers,
    times: quickTimes,
    leases: openLearnerLeases({ database, timers: nodeTimers }),
    pace: openLaneTurns(database),
  });
}

/** How many people's message counts as sent, and nothing else. */
export async function sentIn({ database }: Instance): Promise<number> {
  const { rows } = await database.run((db) =>
    sql<{ sent: number }>`select count(*)::int as sent from learners where record like '%"state":"sent"%'`.execute(db),
  );
  return rows[0]?.sent ?? 0;
}

/** Until it is so, or a quarter of a minute is over. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isSo()) return true;
    await new Promise<void>((resolve) => void nodeTimers.after(50, resolve));
  }
  return false;
}

/** Lets all leases of an instance that is gone run out now. */
export const endLeases = ({ database }: Instance): Promise<unknown> =>
  database.run((db) =>
    sql`update learners set leased_until = now() - interval '1 second' where leased_by is not null`.execute(db),
  );
