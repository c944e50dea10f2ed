import { existsSync, readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { readConfig } from "./config.ts";
import { keepInDatabase } from "./keep-in-database.ts";
import { keepInFolder } from "./keep-in-folder.ts";
import type { ServerKeeping } from "./keeping.ts";
import { type Moved, moveEverything, type Progress } from "./move-everything.ts";
import { makeInert } from "./platforms/terminal/inert.ts";
import { openLog } from "./platforms/terminal/stderr-log.ts";
import { elapsedMs, systemClock } from "./schedule/system-clock.ts";
import { markMoved, movedName, unmarkMoved, wasMoved } from "./storage/moved-away.ts";
import { placeOf } from "./storage/postgres/open-database.ts";
import { misuse, print } from "./tell-operator.ts";

const options = { help: { type: "boolean" } } as const;

const usage = `Everything that is kept, moved from a data folder to the database of DATABASE_URL, or back. Stop the server first.
  npm run migrate -- from-files DIR   from this data folder to the database
  npm run migrate -- to-files DIR     from the database to a new data folder: the way back
What is moved stays where it was, and no server starts any more on a folder it was moved from. Ctrl-C stops; the same again goes on where it was. At the end both are read and compared.
Statements that wait for a learning record store, and messages that wait to be answered, are not moved: start the
server once more before, so that they are sent.`;

/** `npm run migrate`. Resolves with the exit code: 0 moved and compared, 1 a failure, 2 misuse. */
export async function runMigrate(args: readonly string[]): Promise<number> {
  const line = readLine(args);
  if ("problem" in line) return misuse(`${line.problem}.\n\n${usage}`);
  if (line.help === true) return print(usage);
  const { databaseUrl, databasePool } = readConfig({ dataDir: undefined, centreFile: undefined });
  if (databaseUrl === undefined) return misuse("DATABASE_URL is not set: there is no database to move to or from");
  const problem = folderProblem(line);
  if (problem !== undefined) return misuse(problem);
  if (line.what === "from-files" && (await wasMoved(line.dir)))
    return misuse(
      `${makeInert(line.dir)} was moved already, and a second time would put old records over newer ones. To move it all the same, remove the file "${movedName}" in it`,
    );
  const log = openLog(process.stderr);
  const folder = await keepInFolder(line.dir, { log });
  try {
    const database = await keepInDatabase({ databaseUrl, databasePool }, { log });
    try {
      const isAway = line.what === "from-files";
      const [from, to] = isAway ? [folder, database] : [database, folder];
      const moved = await move(from, to);
      const away = { where: placeOf(databaseUrl), at: systemClock.now() };
      await (isAway ? markMoved(line.dir, away) : unmarkMoved(line.dir));
      return tellMoved(moved, isAway);
    } finally {
      await database.close();
    }
  } finally {
    await folder.close();
  }
}

interface Line {
  readonly what: string;
  readonly dir: string;
  readonly help?: boolean;
}

function readLine(args: readonly string[]): Line | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [what = "", dir = "", ...more] = positionals;
    if (values.help === true) return { ...values, what, dir };
    if (what !== "from-files" && what !== "to-files") return { problem: "say from-files DIR, or to-files DIR" };
    if (dir === "") return { problem: `${what} needs a data folder: ${what} DIR` };
    if (more.length > 0) return { problem: "there are too many words" };
    return { what, dir };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function folderProblem({ what, dir }: Line): string | undefined {
  if (what === "to-files") return undefined;
  const isThere = existsSync(dir) && readdirSync(dir).includes("learners");
  return isThere ? undefined : `${makeInert(dir)} is no data folder: there is no folder "learners" in it`;
}

/** So often at most is told how far it is, in milliseconds. */
const tellEveryMs = 1_000;

async function move(from: ServerKeeping, to: ServerKeeping): Promise<Moved> {
  let isStopped = false;
  let told = elapsedMs();
  const tell = ({ what: doing, done, of }: Progress): void => {
    if (elapsedMs() - told < tellEveryMs) return;
    told = elapsedMs();
    process.stderr.write(`${doing}: ${done} of ${of}\n`);
  };
  const stop = (): void => {
    isStopped = true;
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  return moveEverything({ from, to, tell, isStopped: () => isStopped });
}

function tellMoved(moved: Moved, isAway: boolean): number {
  const centre = Object.entries(moved.centre).map(([name, count]) => `  ${name}: ${count}`);
  const next = isAway
    ? `Start the server with DATABASE_URL. The folder is as it was, but for a file "${movedName}" that keeps a server from starting
on it. Keep it until you are content, then remove it: people who are erased from now on are still in it. The way back is
to-files.`
    : "Start the server without DATABASE_URL and with DATA_DIR set to this folder. The database is as it was.";
  return print(`Moved, read back and compared:
  people: ${moved.people}
  answers: ${moved.answers}
${centre.join("\n")}
  SHA-256 of people and answers, the same at both ends: ${moved.hash}
${next}`);
}
