import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Clock } from "../../ports/clock.ts";
import { dataFolder, makeRoot } from "../data-folder.ts";
import { syncFolder } from "../durable-file.ts";
import { attempt } from "../file-error.ts";
import { nodeFileSystem } from "../file-system.ts";
import { takeProcessLock } from "../process-lock.ts";
import { forEachOf } from "../some-at-once.ts";
import { makeFolders, type TellProgress } from "./back-up-folder.ts";
import { checkCopy, copyFile } from "./copy-file.ts";
import { isEmptyFolder } from "./list-data.ts";
import { backupPlaces, type Manifest } from "./manifest.ts";
import { type CheckedBackup, verifyBackup } from "./verify-backup.ts";

/** `backup`: a backup's folder; `dir`: where the data are to be, a folder that is empty or not there. */
export interface Restoration {
  readonly backup: string;
  readonly dir: string;
  readonly clock: Clock;
  readonly tell: TellProgress;
}

/**
 * Puts a backup where a server can start on it; where a file of the backup has faults, nothing is written. The folder is
 * locked meanwhile, and the files lie in a folder "restoring" in it until all were read back. Rejects with an
 * `OutsideError`: ENOTEMPTY, ELOCKED, EDAMAGED or the system's code; what was written is then removed.
 */
export async function restoreFolder({ backup, dir, clock, tell }: Restoration): Promise<CheckedBackup> {
  await refuseFull(dir);
  const checked = await verifyBackup(backup, tell);
  if (checked.faults.length > 0) return checked;
  const folder = dataFolder(dir);
  await makeRoot(nodeFileSystem, folder);
  const { root, temp } = folder;
  const lock = await takeProcessLock({ dir: root, temp, fs: nodeFileSystem, clock });
  try {
    // Another may have filled it before the lock was ours.
    await refuseFull(dir);
    await putBack({ manifest: checked.manifest, from: backupPlaces(backup).files, root, tell });
  } finally {
    await rm(join(root, "restoring"), { recursive: true, force: true });
    await lock.release();
  }
  return checked;
}

async function refuseFull(dir: string): Promise<void> {
  if (await isEmptyFolder(dir)) return;
  const message = `Something is kept in this folder already, and nothing is ever written over it: name an empty one (${dir})`;
  throw new OutsideError(message, { where: dir, code: "ENOTEMPTY" });
}

interface PutBack {
  readonly manifest: Manifest;
  readonly from: string;
  readonly root: string;
  readonly tell: TellProgress;
}

async function putBack({ manifest, from, root, tell }: PutBack): Promise<void> {
  const to = join(root, "restoring");
  await rm(to, { recursive: true, force: true });
  await attempt({ where: to, doing: "make a folder" }, () => mkdir(to, { mode: 0o700 }));
  const made = new Set<string>([to]);
  const paths = manifest.files.map(({ path }) => path);
  await makeFolders(to, paths, made);
  let done = 0;
  await forEachOf(manifest.files, async (file) => {
    await copyFile(join(from, file.path), join(to, file.path));
    await checkCopy(join(to, file.path), file);
    done += 1;
    tell({ doing: "copied", done, of: manifest.count });
  });
  for (const folder of made) await syncFolder(nodeFileSystem, folder);
  await moveUp(to, root);
  await syncFolder(nodeFileSystem, root);
}

/** All or nothing: half a data folder would be taken for a whole one. */
async function moveUp(from: string, root: string): Promise<void> {
  const names = await attempt({ where: from, doing: "list a folder" }, () => readdir(from));
  const moved: string[] = [];
  try {
    for (const name of names) {
      const where = join(root, name);
      await attempt({ where, doing: "move a folder" }, () => rename(join(from, name), where));
      moved.push(where);
    }
  } catch (error) {
    for (const where of moved) await rm(where, { recursive: true, force: true });
    throw error;
  }
}
