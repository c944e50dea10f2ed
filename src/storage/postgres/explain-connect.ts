import { once } from "node:events";
import { connect } from "node:net";
import pg from "pg";
import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import { databaseError } from "./database-error.ts";

/** Whoever answered a moment ago answers within this, or is not worth waiting for. In milliseconds. */
const patienceMs = 2_000;
/** PostgreSQL's SSLRequest (its page "Message Formats"): a length of 8, and a code that is no version. */
const sslRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);
const noTls = "N";
const wrongPassword = "28P01";

interface Place {
  readonly url: string;
  /** The address without secrets. */
  readonly where: string;
}

/**
 * `databaseError` for the first connection of a process: what `pg` throws without a code is looked into, for a server without TLS
 * and a password that is not there look to it as a network that says nothing. Asks the server once more. Never rejects.
 */
export async function explainConnect(error: unknown, { url, where }: Place): Promise<unknown> {
  if (!(error instanceof Error) || error instanceof OutsideError || "code" in error) return databaseError(error, where);
  const what = await lookInto(url).catch(() => undefined);
  if (what === undefined) return databaseError(error, where);
  return new OutsideError(`${what.message} (${where})`, { where, code: what.code, cause: error });
}

async function lookInto(url: string): Promise<{ readonly message: string; readonly code: string } | undefined> {
  const { host, port, ssl, password } = new pg.Client({ connectionString: url });
  if (ssl && (await answerToTls(host, port)) === noTls) {
    const message =
      "The server of the database speaks no TLS, which DATABASE_URL asks for: set ssl = on there, or leave sslmode out where nobody else can listen";
    return { message, code: "ETLS" };
  }
  if (password || !(await wantsPassword(url))) return undefined;
  return { message: "The database asks for a password, and DATABASE_URL holds none", code: "EACCES" };
}

/** The server's letter: S where it speaks TLS, N where it does not. */
async function answerToTls(host: string, port: number): Promise<string> {
  const signal = AbortSignal.timeout(patienceMs);
  const socket = host.startsWith("/") ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  try {
    socket.write(sslRequest);
    const [answer] = z.tuple([z.instanceof(Buffer)]).parse(await once(socket, "data", { signal }));
    return answer.toString("latin1");
  } finally {
    socket.on("error", () => undefined).destroy();
  }
}

/** Whether a password that nobody has is refused as one. */
async function wantsPassword(url: string): Promise<boolean> {
  const withOne = new URL(url);
  withOne.password = "none";
  const client = new pg.Client({ connectionString: withOne.href, connectionTimeoutMillis: patienceMs });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return false;
  } catch (error) {
    return error instanceof pg.DatabaseError && error.code === wrongPassword;
  } finally {
    await client.end().catch(() => undefined);
  }
}
