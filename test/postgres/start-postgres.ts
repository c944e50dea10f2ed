import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { chownSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { packagedBinaries, runsAs } from "./start-postgres-binaries.ts";
import { guard } from "./start-postgres-guardian.ts";

export interface PostgresOptions {
  /**
   * Every commit reaches the disk, as in earnest, for measuring. Else only the kernel has it, which is quicker and survives
   * a crash of the server, if not of the machine.
   */
  readonly durable?: boolean;
  /** Listens on a free port of 127.0.0.1 too, for proxies: see `overTcp`. */
  readonly port?: true;
  /** 100 where nothing is said. */
  readonly maxConnections?: number;
  /** Where initdb and postgres are, such as /usr/lib/postgresql/15/bin. Else TEST_POSTGRES_BIN, else the npm package's. */
  readonly binDir?: string;
  /** Its own folder is made in this one, such as a small disk; else in that of temporary files. */
  readonly within?: string;
  /** Speaks TLS with whoever asks for it, with this certificate and key (PEM). */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Lines of pg_hba.conf; else everybody is let in. */
  readonly hba?: readonly string[];
}

/** A PostgreSQL for tests. */
export interface PostgresServer {
  /** Of the database "postgres", by its socket. */
  readonly url: string;
  /** Of the server's first process; nothing for a server that is not ours. */
  readonly pid: number | undefined;
  /** Of 127.0.0.1, where one was asked for. */
  readonly port: number | undefined;
  /** Makes an empty database and gives its url. It goes with the server; on a server that is not ours it is dropped. */
  readonly newDatabase: () => Promise<string>;
  /**
   * Ends the server, "fast" as an operator would or as in a "crash", and starts it again with the same data once
   * `meanwhile` is over. Where it has ended by itself it is only started.
   */
  readonly restart: (how?: "fast" | "crash", meanwhile?: () => Promise<void>) => Promise<void>;
  /** All processes of the server stand still, with their connections open, until `thaw`. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Ends the server at once, leaving neither process nor folder. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a PostgreSQL in a folder of its own. Where nothing is asked of it and the environment says TEST_DATABASE_URL, that
 * server is used instead; it can be neither restarted nor frozen. Nothing is left behind, however the process ends.
 */
export async function startPostgres(options?: PostgresOptions): Promise<PostgresServer> {
  const given = process.env["TEST_DATABASE_URL"];
  return options === undefined && given ? useServer(given) : startOwn(options ?? {});
}

/** The same database by TCP, at a port of 127.0.0.1: the server's, or a proxy's before it. */
export function overTcp(url: string, port: number): string {
  const { pathname } = new URL(url);
  return `postgres://postgres@127.0.0.1:${port}${pathname}`;
}

/** Runs statements, each by itself, on a connection of its own. */
export async function runSql(url: string, ...statements: readonly string[]): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    let result = await client.query("select 1");
    for (const statement of statements) result = await client.query(statement);
    return result;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes an empty database with such a name on the server of this url, and gives its own url. */
async function makeDatabase(url: string, name: string): Promise<string> {
  // The standard template is another's to change on a server that is not ours; this one nobody may connect to.
  await runSql(url, `create database "${name}" template template0`);
  const made = new URL(url);
  made.pathname = name;
  return made.href;
}

/** Drops all databases whose names begin so, with whoever is still connected to them. */
async function dropDatabases(url: string, prefix: string): Promise<void> {
  const found: pg.QueryResult<{ readonly datname: string }> = await runSql(
    url,
    `select datname from pg_database where starts_with(datname, '${prefix}')`,
  );
  for (const { datname } of found.rows) await runSql(url, `drop database if exists "${datname}" with (force)`);
}

function useServer(url: string): PostgresServer {
  const prefix = `unitwise_test_${randomUUID().slice(0, 8)}_`;
  const notOurs = () => {
    throw new Error(
      "The server of TEST_DATABASE_URL is not ours to stop: start one of your own with startPostgres({})",
    );
  };
  return {
    url,
    pid: undefined,
    port: undefined,
    newDatabase: () => makeDatabase(url, prefix + randomUUID()),
    restart: async () => notOurs(),
    freeze: notOurs,
    thaw: notOurs,
    stop: () => dropDatabases(url, prefix),
  };
}

async function startOwn(options: PostgresOptions): Promise<PostgresServer> {
  const work = mkdtempSync(join(options.within ?? tmpdir(), "unitwise-postgres-"));
  const leave = guard(work);
  try {
    return await startIn(work, { options, leave });
  } catch (error) {
    await leave();
    throw error;
  }
}

interface Start {
  readonly options: PostgresOptions;
  readonly leave: () => Promise<void>;
}

async function startIn(work: string, { options, leave }: Start): Promise<PostgresServer> {
  const { uid, gid } = runsAs();
  if (uid !== undefined && gid !== undefined) chownSync(work, uid, gid);
  const bin = options.binDir ?? process.env["TEST_POSTGRES_BIN"] ?? packagedBinaries(work);
  await initialise(bin, work);
  equip(join(work, "data"), options);
  const port = options.port && (await freePort());
  const launch = () => launchServer({ bin, work, port, options });
  let server = await launch();
  const url = `postgres://postgres@localhost:${port ?? 5432}/postgres?host=${encodeURIComponent(work)}`;
  const signalAll = (signal: NodeJS.Signals) => {
    for (const pid of family(server.pid)) signalOne(pid, signal);
  };
  return {
    url,
    get pid() {
      return server.pid;
    },
    port,
    newDatabase: () => makeDatabase(url, `test_${randomUUID()}`),
    restart: async (how = "fast", meanwhile = async () => undefined) => {
      const gone = server.exitCode === null ? once(server, "exit") : undefined;
      server.kill(how === "fast" ? "SIGINT" : "SIGQUIT");
      await gone;
      await meanwhile();
      server = await launch();
    },
    freeze: () => signalAll("SIGSTOP"),
    thaw: () => signalAll("SIGCONT"),
    stop: leave,
  };
}

/** A worker of the server may have ended by itself since the list was made. */
function signalOne(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

const environment = () => ({ PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" });

async function initialise(bin: string, work: string): Promise<void> {
  const how = ["-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"];
  const initdb = spawn(join(bin, "initdb"), ["-D", join(work, "data"), ...how], {
    ...runsAs(),
    env: environment(),
    cwd: work,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said = lastWords(initdb);
  const [code]: readonly (number | null)[] = await once(initdb, "close");
  if (code !== 0) throw new Error(`initdb failed: ${said()}`);
}

/** Files of the server's own, which nobody else may read. */
function equip(data: string, { tls, hba }: PostgresOptions): void {
  const { uid, gid } = runsAs();
  const files = {
    "server.crt": tls?.cert,
    "server.key": tls?.key,
    "pg_hba.conf": hba?.map((line) => `${line}\n`).join(""),
  };
  for (const [name, text] of Object.entries(files)) {
    if (text === undefined) continue;
    writeFileSync(join(data, name), text, { mode: 0o600 });
    if (uid !== undefined && gid !== undefined) chownSync(join(data, name), uid, gid);
  }
}

interface Launch {
  readonly bin: string;
  readonly work: string;
  readonly port: number | undefined;
  readonly options: PostgresOptions;
}

async function launchServer({ bin, work, port, options }: Launch): Promise<ChildProcess> {
  const { durable = false, maxConnections = 100, tls } = options;
  const onDisk = durable ? "on" : "off";
  const settings = {
    unix_socket_directories: work,
    listen_addresses: port === undefined ? "" : "127.0.0.1",
    port: port ?? 5432,
    max_connections: maxConnections,
    shared_buffers: "32MB",
    ssl: tls === undefined ? "off" : "on",
    timezone: "UTC",
    fsync: onDisk,
    full_page_writes: onDisk,
    // Says that it is ready, and nothing of the errors that tests make on purpose.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_checkpoints: "off",
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(join(bin, "postgres"), ["-D", join(work, "data"), ...flags], {
    ...runsAs(),
    env: environment(),
    cwd: work,
    // Ctrl-C is for the test's process; the guardian does the rest.
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  await ready(server);
  return server;
}

async function ready(server: ChildProcess): Promise<void> {
  const said = lastWords(server);
  await new Promise<void>((resolve, reject) => {
    const listen = () => {
      if (said().includes("ready to accept connections")) resolve();
    };
    server.stderr?.on("data", listen);
    server.once("error", reject);
    server.once("exit", () => reject(new Error(`postgres ended: ${said()}`)));
  });
}

/** The last of what a child says on its error output, which is read on so that the child never waits for us. */
function lastWords(child: ChildProcess): () => string {
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (more: string) => {
    said = (said + more).slice(-4000);
  });
  return () => said;
}

function family(pid: number | undefined): readonly number[] {
  if (pid === undefined) return [];
  // Linux only, as are the machines that run these tests.
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
  return [pid, ...children];
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("No port is free");
  return address.port;
}
