import { constants } from "node:fs";
import { dirname } from "node:path";
import { attempt, unlessMissing } from "./file-error.ts";
import type { FileSystem, OpenFile } from "./file-system.ts";

/** Windows knows no such flag. */
const plainRead = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

async function withFile<T>(file: OpenFile, work: (file: OpenFile) => Promise<T>): Promise<T> {
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

/** Makes the names in a folder last: what was renamed, made or removed there before is still so after a power cut. */
export async function syncFolder(fs: FileSystem, folder: string): Promise<void> {
  // Windows cannot open a folder, and keeps its names in a journal of its own.
  if (process.platform === "win32") return;
  await withFile(await fs.open(folder, "r"), (handle) => handle.sync());
}

/** The whole content, or undefined where there is no such file. A symbolic link is refused (ELOOP). */
export function readWhole(fs: FileSystem, where: string): Promise<Uint8Array | undefined> {
  return attempt({ where, doing: "read a file" }, async () => {
    const file = await unlessMissing(() => fs.open(where, plainRead));
    return file && withFile(file, (handle) => handle.readFile());
  });
}

/** A new file that only this user can read, on the disk when it resolves; its name is not made to last. */
export async function writeNewFile(fs: FileSystem, { path, text }: { path: string; text: string }): Promise<void> {
  const file = await fs.open(path, "wx", 0o600);
  try {
    await withFile(file, async (handle) => {
      await handle.writeFile(text);
      await handle.sync();
    });
  } catch (error) {
    // Left behind, half a file would keep a full disk full.
    await fs.unlink(path).catch(() => undefined);
    throw error;
  }
}

async function renameOrRemove(fs: FileSystem, from: string, to: string): Promise<void> {
  try {
    await fs.rename(from, to);
  } catch (error) {
    await fs.unlink(from).catch(() => undefined);
    throw error;
  }
}

/** A file to be written: where it goes, what is in it, and an unused place on the same disk to write it first. */
export interface NewText {
  readonly file: string;
  readonly temp: string;
  readonly text: string;
}

/**
 * Puts the text in place of `file`, all or nothing; `temp` is gone afterwards. The text is on the disk when it resolves; that
 * it has this name would not outlast a power cut before the folder is synced. Where it rejects, the file is as it was.
 */
export async function replaceFile(fs: FileSystem, { file, temp, text }: NewText): Promise<void> {
  await attempt({ where: file, doing: "write a file" }, async () => {
    await writeNewFile(fs, { path: temp, text });
    await renameOrRemove(fs, temp, file);
  });
}

/**
 * Puts the text in place of `file`, all or nothing, and resolves when it would outlast a power cut. `temp` must be unused,
 * on the same disk; it is gone afterwards. Rejects with an `OutsideError`: `answered` false, the file is as it was;
 * `answered` true, the new text is there but may not last, so write again before relying on it.
 */
export async function writeDurably(fs: FileSystem, what: NewText): Promise<void> {
  await replaceFile(fs, what);
  const attempted = { where: what.file, doing: "write a file", answered: true };
  await attempt(attempted, () => syncFolder(fs, dirname(what.file)));
}

/** Removes a file for good; one that is not there is no error. Its folder may be missing too. */
export function removeDurably(fs: FileSystem, where: string): Promise<void> {
  return attempt({ where, doing: "remove a file", answered: true }, async () => {
    await unlessMissing(() => fs.unlink(where));
    // Also where nothing was left to remove: an earlier removal may have failed right here.
    await unlessMissing(() => syncFolder(fs, dirname(where)));
  });
}
