import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { folderOf } from "./folder-of.ts";
import { makeInert } from "./platforms/terminal/inert.ts";
import { elapsedMs, systemClock } from "./schedule/system-clock.ts";
import { type BackupProgress, backUpFolder, type TellProgress } from "./storage/backup/back-up-folder.ts";
import type { Manifest } from "./storage/backup/manifest.ts";
import { restoreFolder } from "./storage/backup/restore-folder.ts";
import { type BackupFault, type CheckedBackup, verifyBackup } from "./storage/backup/verify-backup.ts";
import { misuse, print } from "./tell-operator.ts";

/** `npm run backup` and `npm run restore`: each resolves with the exit code: 0 done, 1 a failure, 2 misuse. */
export const backupCommands = { backup: runBackup, restore: runRestore } as const;

const usage = `A copy of the data folder that is known to be whole.
  npm run backup -- --to FOLDER       copies the data folder, also while the server runs, and reads the copy back. A
                                      FOLDER that is there gets a new folder in it, with the time as its name
  npm run backup -- --verify BACKUP   whether every file of a backup is as it was written
  npm run restore -- --from BACKUP    puts a backup into a data folder that is empty or not there; stop the server first
Nothing is ever written over. Not in it: .env, files of secrets, CENTRE_FILE and XAPI_FILE; keep those yourself.
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

async function runBackup(args: readonly string[]): Promise<number> {
  const line = readLine(args);
  if ("problem" in line) return misuse(`${line.problem}.\n\n${usage}`);
  if (line.help === true) return print(usage);
  if (line.from !== undefined || (line.to === undefined) === (line.verify === undefined))
    return misuse(`say --to FOLDER, or --verify BACKUP.\n\n${usage}`);
  return line.verify === undefined ? backUp(line, line.to ?? "") : verify(line.verify);
}

async function backUp(line: Line, to: string): Promise<number> {
  const dir = folderOf(line.data);
  if (!existsSync(join(dir, "learners")))
    return misuse(`${makeInert(dir)} is no data folder: it has no folder "learners"`);
  const at = systemClock.now();
  const place = placeFor(to, new Date(at));
  if ("problem" in place) return misuse(place.problem);
  const manifest = await backUpFolder({ dir, to: place.folder, at, tell: tellEverySecond() });
  return print(`Backed up and read back: ${sizeOf(manifest)}
  ${makeInert(place.folder)}
To put it back: npm run restore -- --from ${makeInert(place.folder)}`);
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

async function runRestore(args: readonly string[]): Promise<number> {
  const line = readLine(args);
  if ("problem" in line) return misuse(`${line.problem}.\n\n${usage}`);
  if (line.help === true) return print(usage);
  const { from, to, verify: checked } = line;
  if (from === undefined || to !== undefined || checked !== undefined) return misuse(`say --from BACKUP.\n\n${usage}`);
  return restore(from, folderOf(line.data));
}

async function restore(from: string, dir: string): Promise<number> {
  const tell = tellEverySecond();
  const restored: CheckedBackup = await restoreFolder({ backup: from, dir, clock: systemClock, tell });
  if (restored.faults.length > 0) return tellFaults(restored.faults, restored.manifest);
  return print(`Restored and read back: ${sizeOf(restored.manifest)}
  ${makeInert(dir)}
Before you start the server: people who were erased after ${restored.manifest.at} are in this folder again. They
have to be erased again, as they asked (UK GDPR article 17): by their own "delete my data", or by RETENTION_DAYS where that
had erased them. What was done after that time is not in it: tell your learners from when it counts.`);
}

function sizeOf({ count, files, at }: Manifest): string {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return `${count} files, ${(bytes / 1_000_000).toFixed(1)} MB, as of ${at}`;
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
  return ({ doing, done, of }: BackupProgress) => {
    if (elapsedMs() - told < 1_000) return;
    told = elapsedMs();
    process.stderr.write(`${doing}: ${done} of ${of} files\n`);
  };
}
