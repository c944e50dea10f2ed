import { closingOnFailure } from "./closing-on-failure.ts";
import type { RosterStore } from "./ports/centre.ts";
import type { Log } from "./ports/log.ts";
import { systemClock } from "./schedule/system-clock.ts";

/** Teams and roles to be changed by a command, until `close`. */
export interface OpenRoster {
  readonly roster: RosterStore;
  close(): Promise<void>;
}

interface RosterPlace {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}

/**
 * In a database also while servers run: they have the change when `change` resolves. In a folder only while none does:
 * rejects with ELOCKED.
 */
export function openRoster({ databaseUrl, dataDir }: RosterPlace, log: Log): Promise<OpenRoster> {
  return databaseUrl === undefined ? openInFolder(dataDir, log) : openInDatabase(databaseUrl, log);
}

async function openInFolder(dir: string, log: Log): Promise<OpenRoster> {
  const { openFileStore } = await import("./storage/file-store.ts");
  const { openRosterFile } = await import("./storage/roster-file.ts");
  // Whoever has the store has the folder's lock, without which a server would write over this.
  const store = await openFileStore({ dir, clock: systemClock, log });
  return closingOnFailure(store.close, async () => ({ roster: await openRosterFile(dir), close: store.close }));
}

async function openInDatabase(url: string, log: Log): Promise<OpenRoster> {
  const { openDatabase } = await import("./storage/postgres/open-database.ts");
  const { openRosterValue } = await import("./storage/postgres/roster-value.ts");
  const database = await openDatabase({ url, log, connections: 4 });
  return closingOnFailure(database.close, async () => {
    const roster = await openRosterValue(database);
    const close = async () => {
      await roster.stop();
      await database.close();
    };
    return { roster, close };
  });
}
