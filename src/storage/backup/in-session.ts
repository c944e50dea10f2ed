import pg from "pg";
import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import { databaseError } from "../postgres/database-error.ts";
import { explainConnect } from "../postgres/explain-connect.ts";
import { placeOf } from "../postgres/open-database.ts";

/** One connection. `query` rejects with an `OutsideError` where the world failed. */
export interface Session {
  /** The address without secrets. */
  readonly where: string;
  readonly query: (text: string, values?: readonly unknown[]) => Promise<unknown>;
}

const connectMs = 5_000;
/** Of one statement: to sort a large table takes a while, and a network that says nothing has to end. */
const statementMs = 30 * 60_000;

/**
 * Work on a connection of its own, without the limits of those that answer people. Values are written the same on every
 * server, whatever its settings.
 */
export async function inSession<T>(url: string, work: (session: Session) => Promise<T>): Promise<T> {
  const where = placeOf(url);
  const client = await connected(url).catch(async (error: unknown) => {
    throw await explainConnect(error, { url, where });
  });
  const asked = async <R>(ask: () => Promise<R>): Promise<R> => {
    try {
      return await ask();
    } catch (error) {
      throw lacksRight(error, where) ?? databaseError(error, where);
    }
  };
  try {
    for (const setting of settings) await asked(() => client.query(`set ${setting}`));
    return await work({ where, query: (text, values = []) => asked(() => client.query(text, [...values])) });
  } finally {
    // Ends what was under way, and the locks.
    await client.end().catch(() => undefined);
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    query_timeout: statementMs,
    keepAlive: true,
    application_name: "unitwise backup",
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

const settings = [
  `statement_timeout = ${statementMs}`,
  "idle_in_transaction_session_timeout = 0",
  "lock_timeout = 10000",
  "timezone = 'UTC'",
  "extra_float_digits = 1",
  "bytea_output = 'hex'",
];

const refused = z.object({ code: z.literal("42501") });

function lacksRight(error: unknown, where: string): OutsideError | undefined {
  if (!refused.safeParse(error).success) return undefined;
  const message = `The database's user lacks a right that this needs: to read every table for a backup, to make tables for a restoration (${where})`;
  return new OutsideError(message, { where, code: "EACCES", cause: error });
}
