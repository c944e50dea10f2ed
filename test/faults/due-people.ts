import { scheduler } from "node:timers/promises";
import { usualDaily } from "../../src/domain/daily.ts";
import { weekdays } from "../../src/domain/intent.ts";
import type { Instant, LearnerId } from "../../src/domain/learner.ts";
import { newLearner } from "../../src/domain/learner.ts";
import { toAddress } from "../../src/platforms/slack/address.ts";
import { openLearnersTable } from "../../src/storage/postgres/learners-table.ts";
import { openDatabase } from "../../src/storage/postgres/open-database.ts";
import { until } from "../e2e/slack/built-slack.ts";
import type { SlackApiCall } from "../platforms/slack/fake-slack.ts";
import { runSql } from "../postgres/start-postgres.ts";
import { type FaultRig, patience } from "./fault-rig.ts";

export interface DuePeople {
  readonly prefix: string;
  readonly count: number;
  readonly dueAt: Instant;
}

/** The only workspace that the stand-in's token is of. Its pace is four questions a second. */
const team = "T1";

/** Puts people into the rig's database who want a question each day, and today's at this time. Their names in Slack. */
export async function addDuePeople(rig: FaultRig, people: DuePeople): Promise<readonly string[]> {
  const log = { error: () => undefined, info: () => undefined };
  const database = await openDatabase({ url: rig.database, log });
  const store = openLearnersTable({ database, log });
  const names = Array.from({ length: people.count }, (_, at) => `U${people.prefix}${at}`);
  const time = new Date(people.dueAt).toISOString().slice(11, 16);
  const settings = { ...usualDaily, days: [...weekdays], time };
  await Promise.all(
    names.map((user) => {
      const id = `slack:${team}/${user}` as LearnerId;
      const learner = newLearner(id, people.dueAt);
      return store.update(id, () => ({
        ...learner,
        timezone: "Etc/UTC",
        qualification: "10266",
        address: toAddress({ team, user }),
        daily: { ...learner.daily, settings },
        dueAt: people.dueAt,
      }));
    }),
  );
  await store.close();
  await database.close();
  return names;
}

/** What an instance that is gone was about to ask, or had perhaps asked, is anybody's now: no lease or wait is left of it. */
export async function endAsking({ database }: FaultRig, instance: string): Promise<void> {
  const now = "(extract(epoch from now()) * 1000)::bigint";
  await runSql(
    database,
    `update learners set leased_until = now() - interval '1 s',
       changes = nextval('learner_changes'),
       due_at = case when ${isOpen} then ${now} else due_at end,
       record = case when ${isOpen} then regexp_replace(record, '"dueAt":[0-9]+', '"dueAt":' || ${now}) else record end
     where leased_by = '${instance}'`,
  );
}

/** A question too many may still be on its way for so long: longer than the pace keeps two apart. */
const settleMs = 1_000;

/** Claimed to be asked or perhaps asked, and an instance has yet to find out or to note which. */
const isOpen = `record ~ '"state":"(claimed|sending)"'`;

/**
 * Resolves once nobody in the rig's database is due, being asked, or left by an instance in the middle of it; rejects after so
 * many milliseconds.
 */
export async function untilNobodyIsDue({ database }: FaultRig, longest = 3 * patience): Promise<void> {
  const isDue = "due_at <= extract(epoch from now()) * 1000 or leased_until > now()";
  const due = `select from learners where ${isDue} or ${isOpen}`;
  let left = 0;
  const isOver = async (): Promise<boolean> => {
    left = (await runSql(database, due)).rows.length;
    return left === 0;
  };
  await until(isOver, () => `${left} people are due`, longest);
  await scheduler.wait(settleMs);
}

/** The daily questions that were written to these people. */
export function promptsTo({ slack }: FaultRig, names: readonly string[]): readonly SlackApiCall[] {
  const among = new Set(names);
  return slack.written().filter(({ args }) => args["metadata"] !== undefined && among.has(String(args["channel"])));
}

/** How many of these people got so many daily questions. */
export function countAsked(rig: FaultRig, names: readonly string[], fits: (times: number) => boolean): number {
  const times = new Map<string, number>();
  for (const { args } of promptsTo(rig, names)) {
    const name = String(args["channel"]);
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  return names.filter((name) => fits(times.get(name) ?? 0)).length;
}
