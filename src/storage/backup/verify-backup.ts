import { join } from "node:path";
import { forEachOf } from "../some-at-once.ts";
import { sumOfFile } from "./copy-file.ts";
import type { TellProgress } from "./make-backup.ts";
import { backupPlaces, type Manifest, readManifest } from "./manifest.ts";

/** A file of a backup that is not as it was written. */
export interface BackupFault {
  readonly path: string;
  readonly why: "missing" | "size" | "content";
}

/** What a backup says it holds, and what of that is not so. */
export interface CheckedBackup {
  readonly manifest: Manifest;
  readonly faults: readonly BackupFault[];
}

/** Reads every file of a backup. Rejects with an `OutsideError` where it has no manifest that can be understood. */
export async function verifyBackup(backup: string, tell: TellProgress): Promise<CheckedBackup> {
  const manifest = await readManifest(backup);
  const { files } = backupPlaces(backup);
  const faults: BackupFault[] = [];
  let done = 0;
  await forEachOf(manifest.files, async ({ path, size, sha256 }) => {
    const found = await sumOfFile(join(files, path));
    if (found === undefined) faults.push({ path, why: "missing" });
    else if (found.size !== size) faults.push({ path, why: "size" });
    else if (found.sha256 !== sha256) faults.push({ path, why: "content" });
    done += 1;
    tell({ doing: "checked", what: "files", done, of: manifest.count });
  });
  return { manifest, faults: faults.toSorted((one, other) => (one.path < other.path ? -1 : 1)) };
}
