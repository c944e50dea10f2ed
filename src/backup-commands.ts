import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "./config.ts";
import type { Env } from "./config-environment.ts";
import { makeInert } from "./platforms/terminal/inert.ts";
import { elapsedMs, systemClock } from "./schedule/system-clock.ts";
import { backUpDatabase } from "./storage/backup/back-up-database.ts";
import { backUpFolder } from "./storage/backup/back-up-folder.ts";
import type { BackupProgress, TellProgress } from "./storage/backup/make-backup.ts";
import { type Manifest, readManifest } from "./storage/backup/manifest.ts";
import { restoreDatabase } from "./storage/backup/restore-database.ts";
import { restoreFolder } from "./storage/backup/restore-folder.ts";
import { type BackupFault, verifyBackup } from "./storage/backup/verify-backup.ts";
import { refuseMoved } from "./storage/moved-away.ts";
import { placeOf } from "./storage/postgres/open-database.ts";
import { misuse, print } from "./tell-operator.ts";

/** `npm run backup` and `npm run restore`: each resolves with the exit code: 0 done, 1 a failure, 2 misuse. */
export const backupCommands = { backup: runBackup, restore: runRestore } as const;

const usage = `A copy that is known to be whole: of the database where DATABASE_URL is set and --data is not given, else of the
data folder.
  npm run backup -- --to FOLDER       copies what is kept, also while servers run, and reads the copy back. A FOLDER that
                                      is there gets a new folder in it, with the time as its name
  npm run backup -- --verify BACKUP   whether every file of a backup is as it was written
  npm run restore -- --from BACKUP    puts a backup of a folder into a data folder that is empty or not there, and one of
                                      a database into a database that is empty; stop the servers first
Nothing is ever written over. In a backup are the records of people and, where workspaces installed by themselves, their
tokens: keep it as safe as what it was copied from. Not in it: .env, files of secrets, CENTRE_FILE and XAPI_FILE, which
you keep yourself; and of a database the schema pgboss, which a server makes again.
Options:
  --data DIR   the data folder (default: DATA_DIR, else ./data)`;

const options = {
  data: { type: "string" },
  to: { type: "string" },
  verify: { type: "string" },
  from: { type: "string" },
  help: { type: "boolean" },
} as const;

type Line = { readonly [K in "data" | "to" | "verify" | "from"]?: string } & { readonly help?: boolean };

function readLine(args: readonly string[]): Line | { readonly problem: string } {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function runBackup(args: readonly string[], env?: Env): Promise<number> {
  const line = readLine(args);
  if ("problem" in line) return misuse(`${line.problem}.\n\n${usage}`);
  if (line.help === true) return print(usage);
  if (line.from !== undefined || (line.to === undefined) === (line.verify === undefined))
    return misuse(`say --to FOLDER, or --verify BACKUP.\n\n${usage}`);
  return line.verify === undefined ? backUp(placesOf(line, env), line.to ?? "") : verify(line.verify);
}

/** Where things are kept: in the database, unless a folder was named. */
interface Places {
  readonly dir: string;
  readonly named: boolean;
  readonly url: string | undefined;
}

function placesOf({ data }: Line, env?: Env): Places {
  const { dataDir: dir, databaseUrl: url } = readConfig({ dataDir: data, centreFile: undefined }, env);
  return { dir, url, named: data !== undefined };
}

async function backUp({ dir, named, url }: Places, to: string): Promise<number> {
  const isDatabase = url !== undefined && !named;
  if (!isDatabase && !existsSync(join(dir, "learners")))
    return misuse(`${makeInert(dir)} is no data folder: it has no folder "learners"`);
  if (!isDatabase && !named) await refuseMoved(dir);
  const at = systemClock.now();
  const place = placeFor(to, new Date(at));
  if ("problem" in place) return misuse(place.problem);
  const [folder, tell] = [place.folder, tellEverySecond()];
  const manifest = await (isDatabase
    ? backUpDatabase({ url, to: folder, tell })
    : backUpFolder({ dir, to: folder, at, tell }));
  return print(`Backed up and read back: ${sizeOf(manifest)}
  from ${makeInert(isDatabase ? placeOf(url) : resolve(dir))}
  to ${makeInert(folder)}
To put it back: npm run restore -- --from ${makeInert(folder)}`);
}

/** The backup's own folder: the one named where it is free, else a new one in it. */
function placeFor(to: string, at: Date): { readonly folder: string } | { readonly problem: string } {
  if (!existsSync(to)) return { folder: to };
  if (!statSync(to).isDirectory()) return { problem: `${makeInert(to)} is a file; nothing is written over it` };
  if (readdirSync(to).includes("manifest.json"))
    return { problem: `${makeInert(to)} is a backup already; name another folder` };
  const name = `unitwise-${at.toISOString().replaceAll(":", "-").replace(/\..*$/, "Z")}`;
  return { folder: join(to, name) };
}

async function verify(backup: string): Promise<number> {
  const { manifest, faults } = await verifyBackup(backup, tellEverySecond());
  return faults.length === 0
    ? print(`The backup is as it was written: ${sizeOf(manifest)}`)
    : tellFaults(faults, manifest);
}

async function runRestore(args: readonly string[], env?: Env): Promise<number> {
  const line = readLine(args);
  if ("problem" in line) return misuse(`${line.problem}.\n\n${usage}`);
  if (line.help === true) return print(usage);
  const { from, to, verify: checked } = line;
  if (from === undefined || to !== undefined || checked !== undefined) return misuse(`say --from BACKUP.\n\n${usage}`);
  const places = placesOf(line, env);
  const { kind } = await readManifest(from);
  return kind === "files" ? restoreToFolder(from, places) : restoreToDatabase(from, places);
}

async function restoreToFolder(backup: string, { dir, named, url }: Places): Promise<number> {
  if (url !== undefined && !named)
    return misuse(
      "this is a backup of a data folder, and DATABASE_URL is set: name an empty folder with --data DIR. From there npm run migrate -- from-files DIR brings it into the database",
    );
  const tell = tellEverySecond();
  const { faults, manifest } = await restoreFolder({ backup, dir, clock: systemClock, tell });
  return faults.length > 0 ? tellFaults(faults, manifest) : tellRestored(manifest, dir);
}

async function restoreToDatabase(backup: string, { named, url }: Places): Promise<number> {
  if (url === undefined || named)
    return misuse(
      "this is a backup of a database: set DATABASE_URL to an empty database, and leave --data out. From there npm run migrate -- to-files DIR makes a data folder of it",
    );
  const { faults, manifest } = await restoreDatabase({ backup, url, tell: tellEverySecond() });
  return faults.length > 0 ? tellFaults(faults, manifest) : tellRestored(manifest, placeOf(url));
}

function tellRestored(manifest: Manifest, where: string): number {
  return print(`Restored and read back: ${sizeOf(manifest)}
  ${makeInert(where)}
Before you start a server: people who were erased after ${manifest.at} are in it again. They
have to be erased again, as they asked (UK GDPR article 17): by their own "delete my data", or by RETENTION_DAYS where that
had erased them. What was done after that time is not in it: tell your learners from when it counts.`);
}

function sizeOf(manifest: Manifest): string {
  const { count, files, at } = manifest;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const what =
    manifest.kind === "files"
      ? `${count} files`
      : `${Object.values(manifest.tables.rows).reduce((sum, rows) => sum + rows, 0)} rows of ${count} tables`;
  return `${what}, ${(bytes / 1_000_000).toFixed(1)} MB, as of ${at}`;
}

const mostShown = 20;

function tellFaults(faults: readonly BackupFault[], { count }: Manifest): number {
  const lines = faults.slice(0, mostShown).map(({ path, why }) => `  ${makeInert(path)}: ${sayFault(why)}`);
  const more = faults.length > mostShown ? [`  and ${faults.length - mostShown} more`] : [];
  const sum = `The backup is not as it was written: ${faults.length} of ${count} files. Nothing was changed.`;
  process.stderr.write(
    `${[sum, ...lines, ...more, "Use another backup, or copy this one again from where it came."].join("\n")}\n`,
  );
  return 1;
}

function sayFault(why: BackupFault["why"]): string {
  switch (why) {
    case "missing":
      return "is missing.";
    case "size":
      return "has another size: it was cut off or changed.";
    case "content":
      return "has another content: it was changed or damaged.";
    default:
      return why satisfies never;
  }
}

/** What takes less than a second says nothing until it is done. */
function tellEverySecond(): TellProgress {
  let told = elapsedMs();
  return ({ doing, done, of, what }: BackupProgress) => {
    if (elapsedMs() - told < 1_000) return;
    told = elapsedMs();
    process.stderr.write(`${doing}: ${done}${of === undefined ? "" : ` of ${of}`} ${what}\n`);
  };
}
