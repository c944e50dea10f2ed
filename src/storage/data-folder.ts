import { dirname, join, resolve } from "node:path";
import { OutsideError } from "../domain/outside-error.ts";
import { syncFolder } from "./durable-file.ts";
import { attempt, systemCode, unlessMissing } from "./file-error.ts";
import type { FileSystem, FolderEntry } from "./file-system.ts";
import { refuseHalfRestored } from "./half-restored.ts";

/** The parts of a data folder, as full paths. */
export interface DataFolder {
  readonly root: string;
  /** One file per learner, in 256 sub-folders. */
  readonly learners: string;
  /** Records that could not be read, for an operator to look at. */
  readonly damaged: string;
  /** Files being written; one folder of their own, so that a start need not look through 100,000 learners for them. */
  readonly temp: string;
  /**
   * The latest changes, whether or not they are in the learners' files. Most tools that copy a folder go by name and come
   * here first.
   */
  readonly changes: string;
}

/** Where everything is under `dir`. */
export function dataFolder(dir: string): DataFolder {
  const root = resolve(dir);
  const room = (name: string): string => join(root, name);
  const [changes, damaged, learners, temp] = [room("changes"), room("damaged"), room("learners"), room("temp")];
  return { root, changes, damaged, learners, temp };
}

/** The entries of a folder. */
export function listFolder(fs: FileSystem, where: string): Promise<readonly FolderEntry[]> {
  return attempt({ where, doing: "list a folder" }, () => fs.readdir(where, { withFileTypes: true }));
}

/** Only this user may look into the folders made here; one that exists keeps the mode it has. */
function makeFolder(fs: FileSystem, where: string): Promise<string | undefined> {
  return attempt({ where, doing: "make a folder" }, () => fs.mkdir(where, { recursive: true, mode: 0o700 }));
}

/** Refuses what is not a real folder: through a symbolic link records would be kept where no one expects them. */
export function refuseStrangers(entries: readonly FolderEntry[], where: string): void {
  for (const entry of entries) {
    if (entry.isDirectory()) continue;
    const path = join(where, entry.name);
    throw new OutsideError(`This must be a folder, and not a link to one: move it away (${path})`, {
      where: path,
      code: "ENOTDIR",
    });
  }
}

/** Makes the names of the folders last, from `from` up to where the first one was made. */
async function syncUpwards(fs: FileSystem, from: string, to: string): Promise<void> {
  for (let folder = from; ; folder = dirname(folder)) {
    try {
      await syncFolder(fs, folder);
    } catch (error) {
      // A folder that one may pass but not read cannot be synced; one that was made here can.
      if (folder !== to || systemCode(error) !== "EACCES") throw error;
    }
    if (folder === to || folder === dirname(folder)) return;
  }
}

/** Makes a folder and all above it that are missing, and makes their names last. */
export async function makeLastingFolder(fs: FileSystem, where: string): Promise<void> {
  const first = (await makeFolder(fs, where)) ?? where;
  await attempt({ where, doing: "sync a folder" }, () => syncUpwards(fs, where, dirname(first)));
}

/** Makes one folder in a folder that is there, and makes its name last; one that exists is no error. */
export async function makeRoom(fs: FileSystem, room: string): Promise<void> {
  await attempt({ where: room, doing: "make a folder" }, async () => {
    // Not recursive: where the data folder itself is gone (a lost mount), nothing may be begun in its place.
    await fs.mkdir(room, { recursive: false, mode: 0o700 }).catch((error: unknown) => {
      if (systemCode(error) !== "EEXIST") throw error;
    });
    await syncFolder(fs, dirname(room));
  });
}

/** Makes what a lock needs: the folder itself and the one for passing files. */
export async function makeRoot(fs: FileSystem, { root, temp }: DataFolder): Promise<void> {
  const first = (await makeFolder(fs, root)) ?? root;
  await makeFolder(fs, temp);
  await attempt({ where: root, doing: "sync a folder" }, () => syncUpwards(fs, root, dirname(first)));
}

/** Makes the rest and removes the files of writes that were cut off. Only the owner of the lock may. Answers how many. */
export async function makeRooms(fs: FileSystem, folder: DataFolder): Promise<number> {
  await refuseHalfRestored(fs, folder.root);
  await makeFolder(fs, folder.learners);
  await makeFolder(fs, folder.damaged);
  await makeFolder(fs, folder.changes);
  const rooms = (await listFolder(fs, folder.root)).filter((entry) =>
    /^(learners|damaged|temp|changes)$/.test(entry.name),
  );
  refuseStrangers(rooms, folder.root);
  await attempt({ where: folder.root, doing: "sync a folder" }, () => syncFolder(fs, folder.root));
  const stray = (await listFolder(fs, folder.temp)).filter((entry) => entry.name.endsWith(".tmp"));
  for (const { name } of stray) {
    const where = join(folder.temp, name);
    // Gone already where it belonged to one that lost the race for the lock a moment ago.
    await attempt({ where, doing: "remove a file" }, () => unlessMissing(() => fs.unlink(where)));
  }
  return stray.length;
}
