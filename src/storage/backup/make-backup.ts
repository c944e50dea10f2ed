import { mkdir, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { makeLastingFolder } from "../data-folder.ts";
import { syncFolder, writeDurably } from "../durable-file.ts";
import { attempt } from "../file-error.ts";
import { nodeFileSystem } from "../file-system.ts";
import { forEachOf } from "../some-at-once.ts";
import { checkCopy } from "./copy-file.ts";
import { backupPlaces, type Filled, type Manifest, manifestOf, textOfManifest } from "./manifest.ts";

/** How far a backup or a restoration is; `of`: how many are known of so far, where that is known. */
export interface BackupProgress {
  readonly doing: "copied" | "read back" | "checked";
  readonly what: "files" | "rows";
  readonly done: number;
  readonly of?: number;
}

export type TellProgress = (progress: BackupProgress) => void;

/** `to`: the backup's own folder, which must not be there. */
export interface NewBackup {
  readonly to: string;
  readonly tell: TellProgress;
  /** Writes the files into a folder that is there, each of them on the disk when it resolves. */
  readonly fill: (files: string) => Promise<Filled>;
}

/**
 * Makes a backup's folder, has it filled, reads every file back and writes the manifest last. Rejects with an `OutsideError`,
 * and then leaves nothing behind; a backup that was killed has no manifest, and counts as none.
 */
export async function makeBackup({ to, tell, fill }: NewBackup): Promise<Manifest> {
  await makeLastingFolder(nodeFileSystem, dirname(resolve(to)));
  await attempt({ where: to, doing: "make the backup's folder" }, () => mkdir(to, { mode: 0o700 }));
  try {
    const places = backupPlaces(to);
    await mkdir(places.files, { mode: 0o700 });
    const filled = await fill(places.files);
    await readBack(places.files, filled, tell);
    const manifest = manifestOf(filled);
    const text = textOfManifest(manifest);
    await writeDurably(nodeFileSystem, { file: places.manifest, temp: `${places.manifest}.tmp`, text });
    await syncFolder(nodeFileSystem, dirname(resolve(to)));
    return manifest;
  } catch (error) {
    await rm(to, { recursive: true, force: true });
    throw error;
  }
}

async function readBack(folder: string, { files }: Filled, tell: TellProgress): Promise<void> {
  let done = 0;
  await forEachOf(files, async (file) => {
    await checkCopy(join(folder, file.path), file);
    done += 1;
    tell({ doing: "read back", what: "files", done, of: files.length });
  });
}
