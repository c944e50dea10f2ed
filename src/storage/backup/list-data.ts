import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { OutsideError } from "../../domain/outside-error.ts";
import { attempt, unlessMissing } from "../file-error.ts";
import { movedName } from "../moved-away.ts";

/** What belongs to the process that has the folder, and not to what is kept. */
const passing = /^(?:temp|restoring|lost\+found|\.lock-\d+)$/;

/** Whether nothing is kept in a folder; one that is not there is empty too. */
export async function isEmptyFolder(dir: string): Promise<boolean> {
  const names = await attempt({ where: dir, doing: "list a folder" }, () => unlessMissing(() => readdir(dir)));
  return (names ?? []).every((name) => passing.test(name));
}

/**
 * What a data folder is copied in, one part after the other, each listed when its turn has come. The latest changes are
 * first: what they tell may be in the files later, and never the other way round. Messages come before people, for one
 * that was answered in between is known by the person's record. The evidence log is last: what a record says is in the log
 * must be there; and its head before it, for a log may be longer than its head says, not shorter.
 */
export const copyOrder: readonly ((dir: string) => Promise<readonly string[]>)[] = [
  (dir) => filesBelow(dir, "changes"),
  (dir) => filesBelow(dir, "inbox"),
  async (dir) => {
    const names = await attempt({ where: dir, doing: "list a folder" }, () => readdir(dir, { withFileTypes: true }));
    // Whoever copies a folder that was moved away wants to use the copy.
    const apart = ["changes", "inbox", "evidence", movedName];
    const others = names.filter(({ name }) => !passing.test(name) && !apart.includes(name));
    const folders = others.filter((entry) => entry.isDirectory()).map((entry) => filesBelow(dir, entry.name));
    return [...keptIn(others, dir, ""), ...(await Promise.all(folders)).flat()];
  },
  async (dir) => (await filesBelow(dir, "evidence")).filter((path) => path !== "evidence/log.jsonl"),
  async (dir) => (await filesBelow(dir, "evidence")).filter((path) => path === "evidence/log.jsonl"),
];

interface Entry {
  readonly name: string;
  isDirectory(): boolean;
  isFile(): boolean;
}

/** Paths from `dir`, with "/" between. Files that are being written are left out; a folder that is not there has none. */
async function filesBelow(dir: string, folder: string): Promise<readonly string[]> {
  const where = join(dir, folder);
  const read = () => unlessMissing(() => readdir(where, { withFileTypes: true }));
  const entries = (await attempt({ where, doing: "list a folder" }, read)) ?? [];
  const files = [...keptIn(entries, dir, `${folder}/`)];
  for (const { name } of entries.filter((entry) => entry.isDirectory()))
    files.push(...(await filesBelow(dir, `${folder}/${name}`)));
  return files;
}

function keptIn(entries: readonly Entry[], dir: string, before: string): readonly string[] {
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.endsWith(".tmp"))
    .map((entry) => {
      if (entry.isFile()) return `${before}${entry.name}`;
      // Left out without a word it would be missed when the backup is needed.
      const where = join(dir, before, entry.name);
      const message = `This is no ordinary file, and cannot be backed up: move it away (${where})`;
      throw new OutsideError(message, { where, code: "EINVAL" });
    });
}
