import { join } from "node:path";
import { OutsideError } from "../domain/outside-error.ts";
import type { Roster } from "../domain/roster.ts";
import type { RosterStore } from "../ports/centre.ts";
import { readWhole, removeDurably, writeDurably } from "./durable-file.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { openOneByOne } from "./one-by-one.ts";
import { parseJson } from "./parse-json.ts";
import { parseRoster } from "./roster-schema.ts";

/** The name of the file in the data folder. */
export const rosterName = "roster.json";

/**
 * The roster of a data folder, in a file readable by this user only: read once, then held in memory; one change at a time.
 * For one process, the owner of the folder's lock. Rejects with EDAMAGED where the file is none, and leaves it as it is.
 */
export async function openRosterFile(dir: string, fs: FileSystem = nodeFileSystem): Promise<RosterStore> {
  const file = join(dir, rosterName);
  const temp = `${file}.tmp`;
  const inTurn = openOneByOne();
  let roster = await readRoster(dir, fs);
  return {
    now: () => roster,
    change: (change) =>
      inTurn(async () => {
        const next = change(roster);
        if (next === roster) return roster;
        // One that a killed process left would keep every later one from being written.
        await removeDurably(fs, temp);
        await writeDurably(fs, { file, temp, text: `${JSON.stringify(next, null, 1)}\n` });
        roster = next;
        return roster;
      }),
  };
}

/** The roster as it is on the disk, also while a server has the folder; empty where there is none. */
export async function readRoster(dir: string, fs: FileSystem = nodeFileSystem): Promise<Roster> {
  const file = join(dir, rosterName);
  const bytes = await readWhole(fs, file);
  const roster = bytes === undefined ? parseRoster(undefined) : parsed(bytes);
  if (roster !== undefined) return roster;
  const message = `The list of teams and roles is damaged. Put a copy from a backup in its place; or move it away, then no teams and roles are known and an empty one is begun (${file})`;
  throw new OutsideError(message, { where: file, code: "EDAMAGED" });
}

function parsed(bytes: Uint8Array): Roster | undefined {
  try {
    return parseRoster(parseJson(bytes));
  } catch {
    return undefined;
  }
}
