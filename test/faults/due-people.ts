import { usualDaily } from "../../src/domain/daily.ts";
import { weekdays } from "../../src/domain/intent.ts";
import type { Instant, LearnerId } from "../../src/domain/learner.ts";
import { newLearner } from "../../src/domain/learner.ts";
import { toAddress } from "../../src/platforms/slack/address.ts";
import { openLearnersTable } from "../../src/storage/postgres/learners-table.ts";
import { openDatabase } from "../../src/storage/postgres/open-database.ts";
import type { SlackApiCall } from "../platforms/slack/fake-slack.ts";
import type { FaultRig } from "./fault-rig.ts";

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
