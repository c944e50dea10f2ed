import { scheduler } from "node:timers/promises";
import pg from "pg";
import { runSql } from "../postgres/start-postgres.ts";

/** Others who use all connections that a server has. */
export interface Hog {
  /** How many connections they hold just now. */
  held(): number;
  /** Resolves once an instance has no connection left, and there is none to be had. */
  starve(): Promise<void>;
  release(): Promise<void>;
}

const refused = "53300";

/** Takes every connection that is free, and goes on taking each that becomes free. */
export async function hogConnections(url: string): Promise<Hog> {
  const clients: pg.Client[] = [];
  let isOver = false;
  /** False where there is none to be had. */
  const takeOne = async (): Promise<boolean> => {
    const client = new pg.Client({ connectionString: url, application_name: "hog" });
    client.on("error", () => undefined);
    try {
      await client.connect();
      clients.push(client);
      return true;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (error instanceof pg.DatabaseError && error.code === refused) return false;
      throw error;
    }
  };
  const takeAll = async (): Promise<void> => {
    while (!isOver && (await takeOne()));
  };
  await takeAll();
  const goesOn = async (): Promise<void> => {
    while (!isOver) {
      await takeAll();
      await scheduler.wait(20);
    }
  };
  const going = goesOn();
  const ours = async (): Promise<number> => {
    const asked = "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'unitwise%'";
    return (await clients[0]?.query(asked))?.rows.length ?? 0;
  };
  return {
    held: () => clients.length,
    starve: async () => {
      for (let quiet = 0; quiet < 5; quiet = (await ours()) === 0 ? quiet + 1 : 0) await scheduler.wait(50);
    },
    release: async () => {
      isOver = true;
      await going;
      await Promise.all(clients.map((client) => client.end()));
      await runSql(url, "select 1");
    },
  };
}
