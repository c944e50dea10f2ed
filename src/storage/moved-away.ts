import { join } from "node:path";
import type { Instant } from "../domain/learner.ts";
import { OutsideError } from "../domain/outside-error.ts";
import { readWhole, removeDurably, writeDurably } from "./durable-file.ts";
import { nodeFileSystem } from "./file-system.ts";

/** Lies in a data folder whose records were moved to a database: what is in the folder is old from then on. */
export const movedName = "moved-to-database";

/** Marks a data folder as moved at `at` to `where`, an address without secrets; a mark that is there is written anew. */
export async function markMoved(
  dir: string,
  { where, at }: { readonly where: string; readonly at: Instant },
): Promise<void> {
  const file = join(dir, movedName);
  const text = `The records in this folder were moved to ${where} at ${new Date(at).toISOString()}.\n`;
  await removeDurably(nodeFileSystem, `${file}.tmp`);
  await writeDurably(nodeFileSystem, { file, temp: `${file}.tmp`, text });
}

/** What is in the folder counts again. */
export async function unmarkMoved(dir: string): Promise<void> {
  await removeDurably(nodeFileSystem, join(dir, movedName));
}

/** Whether the records of this data folder were moved to a database. */
export async function wasMoved(dir: string): Promise<boolean> {
  return (await readWhole(nodeFileSystem, join(dir, movedName))) !== undefined;
}

/**
 * Refuses, with EMOVED, a data folder whose records were moved to a database: where DATABASE_URL is lost from the settings,
 * a server would take the old records for today's.
 */
export async function refuseMoved(dir: string): Promise<void> {
  if (!(await wasMoved(dir))) return;
  const where = join(dir, movedName);
  const message = `The records of this folder were moved to a database, and what is here is old: set DATABASE_URL. Only to go on with what is here, remove this file (${where})`;
  throw new OutsideError(message, { where, code: "EMOVED" });
}
