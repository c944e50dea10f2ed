import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { removeTempFolders, tempFolder } from "../storage/temp-folder.ts";

removeTempFolders();

/** Runs a command with a disk of 1 MB mounted at `dir`; undefined where nobody here may mount one. */
function runOnSmallDisk(dir: string, command: string): string | undefined {
  const script = `mount -t tmpfs -o size=1m,mode=700 tmpfs "${dir}" || exit 77; ${command}; code=$?; umount "${dir}"; exit $code`;
  // An own name space of mounts needs no root where the system allows it, and cleans up after itself.
  for (const [program, ...start] of [["unshare", "-rm", "sh"], ["sh"]]) {
    const run = spawnSync(program ?? "sh", [...start, "-c", script], { encoding: "utf8" });
    if (run.status === 0) return run.stdout;
    const mounted = run.error === undefined && run.status !== 77 && !run.stderr.startsWith("unshare:");
    if (mounted) throw new Error(`${command} ended with ${run.status}: ${run.stderr}`);
  }
  return undefined;
}

describe("A full disk", () => {
  it("refuses updates with ENOSPC, keeps all that was acknowledged, and is fine when there is room", (context) => {
    const child = join(import.meta.dirname, "full-disk-child.ts");
    const dir = tempFolder();
    const printed = runOnSmallDisk(dir, `"${process.execPath}" --import tsx "${child}" "${dir}"`);
    if (printed === undefined) return context.skip("neither unshare -rm nor mount is allowed here");
    const found = JSON.parse(printed);
    console.log(`full disk: ${printed.trim()}`);
    expect(found).toMatchObject({
      codes: ["ENOSPC"],
      whileFull: { wrong: 0, temp: 0 },
      afterwards: { refused: 0, wrong: 0, temp: 0 },
      reopened: { wrong: 0 },
    });
    expect(found.acknowledged).toBeGreaterThan(20);
    expect(found.refused).toBeGreaterThan(3);
  });
});
