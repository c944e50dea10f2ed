import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";

const made: string[] = [];

/** A new empty folder, removed after the test; `quick`: in memory where the system has such a place. */
export function tempFolder({ quick = false } = {}): string {
  const parent = quick && existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  const dir = mkdtempSync(join(parent, "unitwise-storage-"));
  made.push(dir);
  return dir;
}

/** Removes every folder `tempFolder` made; call it once at the top of a test file. */
export function removeTempFolders(): void {
  afterEach(() => {
    for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
  });
}

/** The files under a folder, as paths relative to it, sorted; folders are left out. */
export function filesUnder(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();
}

export const stoppedClock: Clock = { now: () => 1_380_000_000_000 };

/** A log that remembers what an operator was told. */
export function keepLog(): Log & { readonly errors: readonly string[]; readonly infos: readonly string[] } {
  const errors: string[] = [];
  const infos: string[] = [];
  const line = (message: string, fields: object = {}) => `${message} ${JSON.stringify(fields)}`;
  return {
    errors,
    infos,
    error: (message, fields) => void errors.push(line(message, fields)),
    info: (message, fields) => void infos.push(line(message, fields)),
  };
}
