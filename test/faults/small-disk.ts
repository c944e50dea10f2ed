import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A disk of its own, in memory. */
export interface SmallDisk {
  readonly dir: string;
  /** Not a byte is left. */
  readonly fill: () => void;
  readonly free: () => void;
  /** Takes it away, with all that is on it. */
  readonly remove: () => Promise<void>;
}

/** Waits for its input to end, which it does however the test's process ends. */
const script = `read -r _; umount -l "$1" && rmdir "$1"`;

/** Mounts a disk of so many megabytes; undefined where nobody here may mount one. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const dir = mkdtempSync(join(tmpdir(), "unitwise-disk-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", dir]);
  if (mounted.status !== 0) {
    rmSync(dir, { recursive: true });
    return undefined;
  }
  const guardian = spawn("sh", ["-c", script, "sh", dir], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  const gone = once(guardian, "exit");
  const filler = join(dir, "filler");
  return {
    dir,
    fill: () => fillWith(filler),
    free: () => rmSync(filler, { force: true }),
    remove: async () => {
      guardian.stdin.end();
      await gone;
    },
  };
}

function fillWith(path: string): void {
  const file = openSync(path, "a");
  try {
    for (const size of [1_048_576, 4_096]) while (writesAll(file, Buffer.alloc(size)));
  } finally {
    closeSync(file);
  }
}

function writesAll(file: number, bytes: Buffer): boolean {
  try {
    return writeSync(file, bytes) === bytes.length;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOSPC") return false;
    throw error;
  }
}
