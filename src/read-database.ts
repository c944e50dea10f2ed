import { StartupError } from "./domain/startup-error.ts";
import type { KeptForReading } from "./kept-for-reading.ts";
import type { Log } from "./ports/log.ts";
import { openAuditTable } from "./storage/postgres/audit-table.ts";
import { openBrokenPlansTable } from "./storage/postgres/broken-plans-table.ts";
import { openFiledAnswers } from "./storage/postgres/filed-answers-table.ts";
import { openLooksTable } from "./storage/postgres/looks-table.ts";
import { stepsTaken } from "./storage/postgres/migrate.ts";
import { migrations } from "./storage/postgres/migrations.ts";
import { openListTables } from "./storage/postgres/open-centre-tables.ts";
import { type Database, openDatabase } from "./storage/postgres/open-database.ts";
import { openReadOnlyTable } from "./storage/postgres/read-only-table.ts";
import { readRosterValue } from "./storage/postgres/roster-value.ts";
import { verifyAuditTable } from "./storage/postgres/verify-audit-table.ts";

/** A command must not take from servers what they need. */
const connections = 4;

/**
 * A database that servers may be at work in. Its tables are left as they are: rejects with a StartupError where they are
 * older than this program, which only a server or a command that writes brings up to date.
 */
export async function readDatabase(url: string, log: Log): Promise<KeptForReading> {
  const database = await openDatabase({ url, log, connections, migrates: false });
  try {
    await refuseOlder(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  const { where, run } = database;
  return {
    openLearners: async () => openReadOnlyTable({ database }),
    history: openFiledAnswers(database),
    roster: () => readRosterValue(database),
    looks: () => openLooksTable(database).list(),
    brokenPlans: () => openBrokenPlansTable(database).list(),
    evidence: {
      place: { kind: "table", where },
      entriesOf: (aliases) => openAuditTable(database).entriesOf(aliases),
      verify: (known) => verifyAuditTable({ run }, known),
    },
    ...openListTables(database),
    close: database.close,
  };
}

/** Looks at nothing but the tables, so that a user will do who may only read them. */
async function refuseOlder({ run, pool, where }: Database): Promise<void> {
  const taken = await run(() => stepsTaken(pool));
  if (migrations.every(({ version }) => taken.has(version))) return;
  const problem = `names a database whose tables are not there yet, or are older than this program (${where}).`;
  const fix = "Start a server of this version once, which brings them up to date; or use the version that runs.";
  throw new StartupError([{ where: "DATABASE_URL", problem, fix }]);
}
