import { join } from "node:path";
import { OutsideError } from "../domain/outside-error.ts";
import { attempt, unlessMissing } from "./file-error.ts";
import type { FileSystem } from "./file-system.ts";

/** Lies in a data folder for as long as a restoration into it is under way, and stays where one was killed. */
export const restoringName = "restoring";

/** Refuses a data folder into which a restoration was cut off: half of it would be taken for all of it. */
export async function refuseHalfRestored(fs: FileSystem, root: string): Promise<void> {
  const list = () => unlessMissing(() => fs.readdir(root, { withFileTypes: true }));
  const entries = (await attempt({ where: root, doing: "list a folder" }, list)) ?? [];
  if (!entries.some(({ name }) => name === restoringName)) return;
  const where = join(root, restoringName);
  const message = `A restoration into this folder was cut off, and what is here is not whole. Remove all that is in the folder, and restore again (${where})`;
  throw new OutsideError(message, { where, code: "EHALF" });
}
