import { join } from "node:path";
import type { Instant } from "../domain/learner.ts";
import { OutsideError } from "../domain/outside-error.ts";
import type { Clock } from "../ports/clock.ts";
import { readWhole, writeNewFile } from "./durable-file.ts";
import { attempt, systemCode, toOutsideError, unlessMissing } from "./file-error.ts";
import type { FileSystem } from "./file-system.ts";
import { describeOwner, isAlive, type ProcessOwner, type ProcessTable, parseOwner } from "./process-owner.ts";

/** A lock that is held. */
export interface ProcessLock {
  /** Lets go at once: the next starter need not wait for this process to end. */
  release(): Promise<void>;
}

/** `dir`: the folder to lock; `temp`: an existing folder for passing files; `proc`: "/proc" unless a test has another. */
export interface LockConfig {
  readonly dir: string;
  readonly temp: string;
  readonly fs: FileSystem;
  readonly clock: Clock;
  readonly proc?: string;
}

interface Attempt extends LockConfig {
  readonly table: ProcessTable;
  readonly me: ProcessOwner;
}

const lockFile = (dir: string, generation: number): string => join(dir, `.lock-${generation}`);

async function generations({ fs, dir }: LockConfig): Promise<readonly number[]> {
  const names = (await fs.readdir(dir, { withFileTypes: true })).map((entry) => /^\.lock-(\d{1,15})$/.exec(entry.name));
  return names.flatMap((match) => (match ? [Number(match[1])] : [])).sort((a, b) => b - a);
}

function refuse(where: string, owner: ProcessOwner | undefined, now: Instant): OutsideError {
  const minutes = Math.max(0, Math.round((now - (owner?.at ?? now)) / 60_000));
  const who = owner
    ? `is in use by process ${owner.pid} on host ${owner.host} for ${minutes} minutes: stop that one first`
    : "has a lock that cannot be understood";
  const fix = "If you are sure that no process uses the folder, delete the lock file and start again";
  return new OutsideError(`The data folder ${who}. ${fix} (${where})`, { where, code: "ELOCKED" });
}

/** Throws ELOCKED where this generation has a living owner. An empty file was released. */
async function refuseIfOwned(config: Attempt, generation: number): Promise<void> {
  const where = lockFile(config.dir, generation);
  const bytes = await readWhole(config.fs, where);
  if (bytes === undefined || bytes.length === 0) return;
  const owner = parseOwner(bytes);
  if (owner === undefined || (await isAlive(config.table, owner, config.me))) throw refuse(where, owner, config.me.at);
}

/** Creates the generation with its owner already inside; false where another was quicker. */
async function claim({ fs, dir, temp, me }: Attempt, generation: number, tries: number): Promise<boolean> {
  const path = join(temp, `lock.${me.pid}.${generation}.${tries}.tmp`);
  try {
    await writeNewFile(fs, { path, text: JSON.stringify(me) });
    await fs.link(path, lockFile(dir, generation)).finally(() => fs.unlink(path).catch(() => undefined));
    return true;
  } catch (error) {
    // ENOENT: the owner that was quicker has just swept the folder for passing files.
    if (systemCode(error) === "EEXIST" || systemCode(error) === "ENOENT") return false;
    throw error;
  }
}

/** Whether the generation just created is the one that counts; an older one is withdrawn. */
async function holds(config: Attempt, mine: number): Promise<boolean> {
  const [highest, ...lower] = await generations(config);
  // Someone saw the folder later than this process did. Only an owner removes others, and only lower ones than its own.
  const stale = highest === mine ? lower : [mine];
  for (const generation of stale) await config.fs.unlink(lockFile(config.dir, generation)).catch(() => undefined);
  return highest === mine;
}

/** The lock, or undefined where the race must be run again. */
async function tryOnce(config: Attempt, tries: number): Promise<ProcessLock | undefined> {
  const last = (await generations(config))[0] ?? 0;
  if (last > 0) await refuseIfOwned(config, last);
  if (!(await claim(config, last + 1, tries))) return undefined;
  const lock = heldLock(config, last + 1);
  try {
    return (await holds(config, last + 1)) ? lock : undefined;
  } catch (error) {
    await lock.release().catch(() => undefined);
    throw error;
  }
}

async function emptyFile(fs: FileSystem, path: string): Promise<void> {
  const file = await unlessMissing(() => fs.open(path, "r+"));
  await file?.truncate(0).finally(() => file.close());
}

function heldLock({ fs, dir }: LockConfig, generation: number): ProcessLock {
  const where = lockFile(dir, generation);
  // Emptied and not removed, so that no generation ever comes twice: a starter that was frozen in between would believe
  // in the second one. It needs no space on a full disk; tried twice because there is no one to try again later.
  return {
    release: () =>
      attempt({ where, doing: "let go of the lock" }, () => emptyFile(fs, where).catch(() => emptyFile(fs, where))),
  };
}

/**
 * Makes this process the only owner of the folder, or rejects with ELOCKED naming the process that is.
 * The owner is the living process in the `.lock-N` with the highest N. One that was killed is followed at once, one that
 * is frozen keeps its lock, and one on another host (a shared disk) is never judged. One small lock file always stays.
 */
export async function takeProcessLock(config: LockConfig): Promise<ProcessLock> {
  const where = config.dir;
  const table = { fs: config.fs, proc: config.proc ?? "/proc" };
  try {
    const me = await describeOwner(table, config.clock.now());
    for (let tries = 0; tries < 50; tries += 1) {
      const lock = await tryOnce({ ...config, table, me }, tries);
      if (lock) return lock;
    }
  } catch (error) {
    throw toOutsideError(error, { where, doing: "lock the data folder" });
  }
  throw new OutsideError(`Too many processes want the data folder at once (${where})`, { where, code: "ELOCKED" });
}
