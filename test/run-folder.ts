import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Every folder that a run of vitest makes under the system's place for temporary files goes with the run, also those of
 * tests that were broken off: tests' own `afterEach` is not called for them.
 */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "unitwise-run-"));
  // A server of PostgreSQL that root starts runs as another user, who has to come through.
  chmodSync(folder, 0o711);
  process.env["TMPDIR"] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
