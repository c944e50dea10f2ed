// One instance of the scale bench in a process of its own: the assistant's prompter and scheduler over PostgreSQL, and a
// platform that takes whatever it is given. Told by its parent when to begin and when to end.
import { performance } from "node:perf_hooks";
import { openAssistant } from "../../src/compose.ts";
import type { PromptLeases } from "../../src/ports/leases.ts";
import { openScheduler, type Scheduler } from "../../src/schedule/open-scheduler.ts";
import type { Messenger } from "../../src/schedule/scheduler-options.ts";
import { systemClock } from "../../src/schedule/system-clock.ts";
import { openLaneTurns } from "../../src/storage/postgres/lane-turns.ts";
import { openLearnerLeases } from "../../src/storage/postgres/learner-leases.ts";
import { openLearnersTable } from "../../src/storage/postgres/learners-table.ts";
import { type Database, openDatabase } from "../../src/storage/postgres/open-database.ts";
import { nodeTimers } from "../../src/storage/timers.ts";

const [url = ""] = process.argv.slice(2);
/** As one of Microsoft's tenants: src/platforms/teams/limits.ts. */
const [perSecond, atOnce] = [20, 8];
const toldTogether = 250;

const faults = new Map<string, number>();
const log = {
  info: () => undefined,
  error: (what: string, facts?: Readonly<Record<string, unknown>>) => {
    const name = `${what} (${String(facts?.["code"] ?? "")})`;
    faults.set(name, (faults.get(name) ?? 0) + 1);
  },
};

let statements = 0;
let claimedAt = 0;
let keys: string[] = [];
const say = (what: unknown): void => void process.send?.(what);

function counted(database: Database): Database {
  return {
    ...database,
    run: (work) => {
      statements += 1;
      return database.run(work);
    },
  };
}

const platform: Messenger = {
  name: "stand-in",
  pace: { laneOf: ({ place }) => place.split(":")[0] ?? "", perSecond, atOnce },
  tell: async (to, _reply, key = "") => {
    keys.push(`${to.place}/${key}`);
    if (keys.length >= toldTogether) tellKeys();
  },
  told: async () => false,
};

function tellKeys(): void {
  say({ kind: "sent", keys });
  keys = [];
}

/** Tells when the last person was taken. */
const watched = (leases: PromptLeases): PromptLeases => ({
  ...leases,
  takeDue: async (...wanted) => {
    const ids = await leases.takeDue(...wanted);
    if (ids.length > 0) claimedAt = performance.now();
    return ids;
  },
});

const { prompter } = await openAssistant({ log, contentDir: "content", study: "now" });
const database = counted(await openDatabase({ url, log }));
const store = openLearnersTable({ database, log });
const leases = watched(openLearnerLeases({ database, timers: nodeTimers }));
const flush = setInterval(tellKeys, 100);
let scheduler: Scheduler | undefined;
let begun = 0;

async function end(): Promise<void> {
  await scheduler?.stop(10_000);
  clearInterval(flush);
  tellKeys();
  await store.close();
  await database.close();
  say({ kind: "ended", statements, claimedMs: Math.max(0, claimedAt - begun), faults: [...faults] });
  process.disconnect();
}

process.on("message", (what) => {
  if (what === "end") void end();
  if (what !== "begin") return;
  begun = performance.now();
  statements = 0;
  scheduler = openScheduler({
    store,
    prompter,
    platforms: [platform],
    clock: systemClock,
    log,
    metrics: { prompted: () => undefined },
    timers: nodeTimers,
    // As a server with a database has it.
    times: { firstTick: 1, tick: 60_000 },
    leases,
    pace: openLaneTurns(database),
  });
});
say({ kind: "ready" });
