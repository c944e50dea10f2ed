import { constants, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nodeFileSystem } from "../../src/storage/file-system.ts";
import { removeTempFolders, tempFolder } from "./temp-folder.ts";

removeTempFolders();

function targetOf(fd: string): string | undefined {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    // The one that listed them is closed.
    return undefined;
  }
}

/** What the system knows of a file this process has open. */
function flagsOf(path: string): number {
  const fd = readdirSync("/proc/self/fd").find((one) => targetOf(one) === path) ?? "none";
  const flags = /^flags:\s*([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, "utf8"))?.[1];
  return Number.parseInt(flags ?? "", 8);
}

describe("A file opened for appending", () => {
  it.skipIf(process.platform !== "linux")("returns from a write when it is on the disk, and only adds", async () => {
    const path = join(tempFolder(), "changes-1.jsonl");
    const file = await nodeFileSystem.openForAppending(path, 0o600);
    const wanted = constants.O_DSYNC | constants.O_APPEND | constants.O_WRONLY;
    expect(flagsOf(path) & wanted).toBe(wanted);
    await file.close();
  });
});
