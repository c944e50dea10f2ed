import { mkdir } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import type { Instant } from "../../domain/learner.ts";
import { OutsideError } from "../../domain/outside-error.ts";
import { syncFolder } from "../durable-file.ts";
import { attempt } from "../file-error.ts";
import { nodeFileSystem } from "../file-system.ts";
import { refuseHalfRestored } from "../half-restored.ts";
import { forEachOf } from "../some-at-once.ts";
import { copyFile } from "./copy-file.ts";
import { copyOrder } from "./list-data.ts";
import { makeBackup, type TellProgress } from "./make-backup.ts";
import type { BackedUpFile, Manifest } from "./manifest.ts";

/** `dir`: the data folder; `to`: the backup's own folder, which must not be there; `at`: now. */
export interface BackUp {
  readonly dir: string;
  readonly to: string;
  readonly at: Instant;
  readonly tell: TellProgress;
}

/**
 * Copies a data folder, also beside the server that uses it: everything that was acknowledged before is in the copy, as it
 * was then or later. Every file is read back. Rejects with an `OutsideError`, and then leaves nothing behind.
 */
export async function backUpFolder({ dir, to, at, tell }: BackUp): Promise<Manifest> {
  refuseInside(dir, to);
  await refuseHalfRestored(nodeFileSystem, dir);
  return makeBackup({
    to,
    tell,
    fill: async (files) => ({ at: new Date(at).toISOString(), files: await copyAll(dir, files, tell) }),
  });
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
      tell({ doing: "copied", what: "files", done: files.length, of: known });
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
