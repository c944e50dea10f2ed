import pg from "pg";
import type { Database } from "./open-database.ts";
import { rosterChannel, rosterLockClass } from "./roster-news.ts";
import { giveSign } from "./sign-of-life.ts";

interface EarOptions {
  readonly pool: Database["pool"];
  readonly instance: string;
  /** The changes of the roster in memory. */
  readonly held: () => number;
  readonly onNews: () => void;
  /** Called once where it breaks after it was open, not where it is closed. */
  readonly onLost: () => void;
}

/** One connection that hears of changes, and shows the others which roster is in memory here, and that this instance lives. */
export interface RosterEar {
  /** Shows the roster that is in memory now. */
  tell(): Promise<void>;
  /** Finds a connection that is lost without a word. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Connects and listens; rejects where it cannot, with nothing left open. */
export async function openRosterEar({ pool, instance, held, onNews, onLost }: EarOptions): Promise<RosterEar> {
  const client = new pg.Client({ ...pool.options, application_name: "unitwise roster" });
  let told = held();
  let isOpen = false;
  const close = () => {
    isOpen = false;
    return client.end().catch(() => undefined);
  };
  const lose = () => {
    if (!isOpen) return;
    void close();
    onLost();
  };
  client.on("error", lose);
  client.on("end", lose);
  client.on("notification", onNews);
  try {
    await client.connect();
    // First what is in memory: who changes it meanwhile waits until this one has read.
    await lock(client, "pg_advisory_lock_shared", told);
    await client.query(`listen ${rosterChannel}`);
    await client.query(giveSign, [instance]);
    isOpen = true;
  } catch (error) {
    void close();
    throw error;
  }
  async function move(): Promise<void> {
    const now = held();
    if (now === told) return;
    await lock(client, "pg_advisory_lock_shared", now);
    await lock(client, "pg_advisory_unlock_shared", told);
    told = now;
  }
  return {
    tell: () => move().catch(lose),
    check: async () => void (await client.query("select 1").catch(lose)),
    close,
  };
}

async function lock(client: pg.Client, how: string, changes: number): Promise<void> {
  await client.query(`select ${how}($1::integer, $2::integer)`, [rosterLockClass, changes]);
}
