import type { KeepingOptions, ServerKeeping } from "./keeping.ts";
import { makeChance } from "./make-chance.ts";
import type { WakeUps } from "./ports/wake-ups.ts";
import { elapsedMs, systemClock } from "./schedule/system-clock.ts";
import { allEntriesIn } from "./storage/postgres/audit-table.ts";
import { compareClocks } from "./storage/postgres/compare-clocks.ts";
import { openDatabaseFigures } from "./storage/postgres/database-figures.ts";
import { openDownloadsTable } from "./storage/postgres/downloads-table.ts";
import { openFiledAnswers } from "./storage/postgres/filed-answers-table.ts";
import { openInboxTable } from "./storage/postgres/inbox-table.ts";
import { openInstallationsTable } from "./storage/postgres/installations-table.ts";
import { openLaneTurns } from "./storage/postgres/lane-turns.ts";
import { changesOf } from "./storage/postgres/learner-changes.ts";
import { openLearnerLeases } from "./storage/postgres/learner-leases.ts";
import { openLearnersTable } from "./storage/postgres/learners-table.ts";
import { forgetOldPrompts } from "./storage/postgres/old-prompts.ts";
import { openCentreTables, openListTables } from "./storage/postgres/open-centre-tables.ts";
import { type Database, openDatabase } from "./storage/postgres/open-database.ts";
import { openPageSweep } from "./storage/postgres/page-sweep.ts";
import { openPageTables } from "./storage/postgres/page-tables.ts";
import { probeDatabase } from "./storage/postgres/probe-database.ts";
import { openRulesValue } from "./storage/postgres/rules-value.ts";
import { countOthers } from "./storage/postgres/sign-of-life.ts";
import { openStatementsTable } from "./storage/postgres/statements-table.ts";
import { openWakeUps } from "./storage/postgres/wake-ups.ts";
import { nodeTimers } from "./storage/timers.ts";
import { tellWhenDue } from "./tell-when-due.ts";

/** Where the database is, and over how many connections. */
export interface DatabasePlace {
  readonly databaseUrl: string;
  readonly databasePool?: number | undefined;
}

/** In PostgreSQL, for any number of processes at once. Rejects with a StartupError or an `OutsideError`, with nothing left open. */
export async function keepInDatabase(place: DatabasePlace, options: KeepingOptions): Promise<ServerKeeping> {
  const { log, onUpdate, onQuery } = options;
  const { databaseUrl: url, databasePool } = place;
  const pool = databasePool === undefined ? {} : { connections: databasePool };
  const watch = onQuery === undefined ? {} : { watch: { time: elapsedMs, onStep: onQuery } };
  const database = await openDatabase({ url, log, ...pool, ...watch });
  const timing = onUpdate === undefined ? {} : { onUpdate, time: elapsedMs };
  const [clock, chance] = [systemClock, makeChance];
  let stopListening = async (): Promise<void> => undefined;
  try {
    const table = openLearnersTable({ database, log, ...timing });
    const { shared, wakeAt, stop } = openShared(database, url);
    const store = tellWhenDue({ ...table, changesOf: (ids) => changesOf(database, ids) }, wakeAt);
    const [centre] = await Promise.all([openCentreTables(database), compareClocks(database, { clock, log })]);
    stopListening = centre.roster.stop;
    return {
      store,
      history: openFiledAnswers(database),
      lists: openListTables(database),
      centre,
      rules: openRulesValue(database),
      openInbox: (platform) => openInboxTable({ database, platform, clock, log, chance }),
      openInstallations: async () => openInstallationsTable(database),
      openStatements: async (send) => openStatementsTable({ database, send, clock, log, chance }),
      auditEntries: () => allEntriesIn(database),
      countOthers: () => countOthers(database),
      figures: openDatabaseFigures(database),
      probe: () => probeDatabase(database),
      shared,
      close: async () => {
        stop();
        await store.close();
        await centre.roster.stop();
        await database.close();
      },
    };
  } catch (error) {
    await stopListening();
    await database.close();
    throw error;
  }
}

/** What processes need to share out work and pages, and what ends with it. */
function openShared(database: Database, url: string) {
  const { where, log } = database;
  const timers = nodeTimers;
  let wakeUps: WakeUps | undefined;
  let stop = (): void => undefined;
  const shared: NonNullable<ServerKeeping["shared"]> = {
    leases: () => openLearnerLeases({ database, timers }),
    pace: openLaneTurns(database),
    forgetOldPrompts: () => forgetOldPrompts(database),
    openWakeUps: () => {
      wakeUps = openWakeUps({ url, where, log, timers });
      return wakeUps;
    },
    openPages: () => {
      stop = openPageSweep(database, timers).stop;
      return { pages: openPageTables(database), downloads: openDownloadsTable(database) };
    },
  };
  return { shared, wakeAt: (at: number) => wakeUps?.wakeAt(at), stop: () => stop() };
}
