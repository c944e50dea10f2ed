import { mkdir, rm } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import type { Instant } from "../../domain/learner.ts";
import { OutsideError } from "../../domain/outside-error.ts";
import { makeLastingFolder } from "../data-folder.ts";
import { syncFolder, writeDurably } from "../durable-file.ts";
import { attempt } from "../file-error.ts";
import { nodeFileSystem } from "../file-system.ts";
import { forEachOf } from "../some-at-once.ts";
import { checkCopy, copyFile } from "./copy-file.ts";
import { copyOrder } from "./list-data.ts";
import { type BackedUpFile, backupPlaces, type Manifest, manifestOf, textOfManifest } from "./manifest.ts";

/** How far a backup or a restoration is: `of` is how many files are known of so far. */
export interface BackupProgress {
  readonly doing: "copied" | "read back" | "checked";
  readonly done: number;
  readonly of: number;
}

export type TellProgress = (progress: BackupProgress) => void;

/** `dir`: the data folder; `to`: the backup's own folder, which must not be there; `at`: now. */
export interface BackUp {
  readonly dir: string;
  readonly to: string;
  readonly at: Instant;
  readonly tell: TellProgress;
}

/**
 * Copies a data folder, also beside the server that uses it: everything that was acknowledged before is in the copy, as it
 * was then or later. Every file is read back. Rejects with an `OutsideError`, and then leaves nothing behind; a backup that
 * was killed has no manifest, and counts as none.
 */
export async function backUpFolder({ dir, to, at, tell }: BackUp): Promise<Manifest> {
  refuseInside(dir, to);
  await makeLastingFolder(nodeFileSystem, dirname(resolve(to)));
  await attempt({ where: to, doing: "make the backup's folder" }, () => mkdir(to, { mode: 0o700 }));
  try {
    const places = backupPlaces(to);
    await mkdir(places.files, { mode: 0o700 });
    const files = await copyAll(dir, places.files, tell);
    let read = 0;
    await forEachOf(files, async (file) => {
      await checkCopy(join(places.files, file.path), file);
      read += 1;
      tell({ doing: "read back", done: read, of: files.length });
    });
    const manifest = manifestOf(new Date(at).toISOString(), files);
    const text = textOfManifest(manifest);
    await writeDurably(nodeFileSystem, { file: places.manifest, temp: `${places.manifest}.tmp`, text });
    await syncFolder(nodeFileSystem, dirname(resolve(to)));
    return manifest;
  } catch (error) {
    await rm(to, { recursive: true, force: true });
    throw error;
  }
}

// It would be copied into itself, and the server would find a stranger in its folder.
function refuseInside(dir: string, to: string): void {
  const way = relative(resolve(dir), resolve(to));
  if (way !== "" && (way === ".." || way.startsWith("../") || resolve(way) === way)) return;
  const message = `A backup must not lie in the data folder: name another place (${to})`;
  throw new OutsideError(message, { where: to, code: "EINVAL" });
}

async function copyAll(dir: string, to: string, tell: TellProgress): Promise<readonly BackedUpFile[]> {
  const made = new Set<string>([to]);
  const files: BackedUpFile[] = [];
  let known = 0;
  for (const list of copyOrder) {
    const paths = await list(dir);
    known += paths.length;
    await makeFolders(to, paths, made);
    await forEachOf(paths, async (path) => {
      const sum = await copyFile(join(dir, path), join(to, path));
      if (sum !== undefined) files.push({ path, ...sum });
      tell({ doing: "copied", done: files.length, of: known });
    });
  }
  for (const folder of made) await syncFolder(nodeFileSystem, folder);
  return files;
}

/** Makes the folders that these paths lie in below `to`; `made` holds those that are there, and is added to. */
export async function makeFolders(to: string, paths: readonly string[], made: Set<string>): Promise<void> {
  for (const folder of new Set(paths.map((path) => dirname(join(to, path))))) {
    if (made.has(folder)) continue;
    await attempt({ where: folder, doing: "make a folder" }, () => mkdir(folder, { recursive: true, mode: 0o700 }));
    for (let above = folder; !made.has(above); above = dirname(above)) made.add(above);
  }
}
