import type { Database } from "../../../src/storage/postgres/open-database.ts";
import { settled } from "../workbench.ts";

/** A database with which a test can wait until nothing is under way, and that counts its statements. */
export interface WatchedDatabase extends Database {
  readonly statements: () => number;
  readonly quiet: () => Promise<void>;
}

/** Watches what goes through `run`. */
export function watchQueries(database: Database): WatchedDatabase {
  const under = new Set<Promise<unknown>>();
  let statements = 0;
  const run: Database["run"] = async (work) => {
    statements += 1;
    const going = database.run(work);
    under.add(going);
    try {
      return await going;
    } finally {
      under.delete(going);
    }
  };
  async function quiet(): Promise<void> {
    await settled();
    while (under.size > 0) {
      await Promise.allSettled(under);
      await settled();
    }
  }
  return { ...database, run, statements: () => statements, quiet };
}
