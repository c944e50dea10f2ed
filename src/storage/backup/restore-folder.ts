import { mkdir, readdir, rename, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Clock } from "../../ports/clock.ts";
import { dataFolder, makeRoot } from "../data-folder.ts";
import { syncFolder } from "../durable-file.ts";
import { attempt } from "../file-error.ts";
import { nodeFileSystem } from "../file-system.ts";
import { refuseHalfRestored, restoringName } from "../half-restored.ts";
import { takeProcessLock } from "../process-lock.ts";
import { forEachOf } from "../some-at-once.ts";
import { makeFolders } from "./back-up-folder.ts";
import { checkCopy, copyFile } from "./copy-file.ts";
import { isEmptyFolder } from "./list-data.ts";
import type { TellProgress } from "./make-backup.ts";
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
 * `OutsideError`: ENOTEMPTY, EHALF, ELOCKED, EDAMAGED or the system's code; what was written is then removed. Where it is
 * killed, "restoring" stays, and no server starts there: by then some of the files may have been moved out of it.
 */
export async function restoreFolder({ backup, dir, clock, tell }: Restoration): Promise<CheckedBackup> {
  await refuseFull(dir);
  const checked = await verifyBackup(backup, tell);
  if (checked.manifest.kind !== "files") {
    const message = `This is a backup of a database, and none of a folder (${backup})`;
    throw new OutsideError(message, { where: backup, code: "EINVAL" });
  }
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
    await lock.release();
  }
  return checked;
}

async function refuseFull(dir: string): Promise<void> {
  if (await isEmptyFolder(dir)) return;
  await refuseHalfRestored(nodeFileSystem, dir);
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
  const to = join(root, restoringName);
  const moved: string[] = [];
  try {
    await rm(to, { recursive: true, force: true });
    await attempt({ where: to, doing: "make a folder" }, () => mkdir(to, { mode: 0o700 }));
    await syncFolder(nodeFileSystem, root);
    await copyAll({ manifest, from, root: to, tell });
    await moveUp(to, { root, moved });
    await syncFolder(nodeFileSystem, root);
  } catch (error) {
    for (const where of moved) await rm(where, { recursive: true, force: true });
    await rm(to, { recursive: true, force: true });
    throw error;
  }
  // Last, when all the rest would outlast a power cut: it says that this is not whole.
  await attempt({ where: to, doing: "remove a folder" }, () => rmdir(to));
  await syncFolder(nodeFileSystem, root);
}

async function copyAll({ manifest, from, root, tell }: PutBack): Promise<void> {
  const made = new Set<string>([root]);
  const paths = manifest.files.map(({ path }) => path);
  await makeFolders(root, paths, made);
  let done = 0;
  await forEachOf(manifest.files, async (file) => {
    await copyFile(join(from, file.path), join(root, file.path));
    await checkCopy(join(root, file.path), file);
    done += 1;
    tell({ doing: "copied", what: "files", done, of: manifest.count });
  });
  for (const folder of made) await syncFolder(nodeFileSystem, folder);
}

/** `moved` is added to. */
async function moveUp(
  from: string,
  { root, moved }: { readonly root: string; readonly moved: string[] },
): Promise<void> {
  for (const name of await attempt({ where: from, doing: "list a folder" }, () => readdir(from))) {
    const where = join(root, name);
    await attempt({ where, doing: "move a folder" }, () => rename(join(from, name), where));
    moved.push(where);
  }
}
