import { dirname, join } from "node:path";
import { OutsideError } from "../domain/outside-error.ts";
import type { Log } from "../ports/log.ts";
import { listFolder } from "./data-folder.ts";
import { syncFolder } from "./durable-file.ts";
import { attempt, systemCode, unlessMissing } from "./file-error.ts";
import type { FileSystem } from "./file-system.ts";

/** Where damaged records lie. A learner with a file here is not read until an operator or the learner settles it. */
export interface DamagedShelf {
  /** Rejects with EDAMAGED while a file of this learner lies here. Costs nothing for everybody else. */
  refuse(hash: string): Promise<void>;
  /** Moves the file here; always rejects with EDAMAGED, even where it cannot be moved. `why` quotes nothing of it. */
  setAside(hash: string, file: string, why: string): Promise<never>;
  /** Erases all files of this learner here. */
  discard(hash: string): Promise<void>;
}

interface ShelfConfig {
  readonly fs: FileSystem;
  readonly folder: string;
  readonly log: Log;
}

async function namesOf({ fs, folder }: ShelfConfig): Promise<readonly string[]> {
  const names = (await listFolder(fs, folder)).map((entry) => entry.name);
  return names.filter((name) => /^[0-9a-f]{64}\.\d{1,9}\.json$/.test(name));
}

const hashOf = (name: string): string => name.slice(0, 64);

function damagedError(where: string, why = "it was set aside earlier"): OutsideError {
  const fix = "Mend it and move it back, or remove it, or let the learner erase everything and begin again";
  return new OutsideError(`The record of a learner is damaged: ${why}. ${fix} (${where})`, { where, code: "EDAMAGED" });
}

async function moveAside({ fs, folder }: ShelfConfig, file: string, target: string): Promise<void> {
  await attempt({ where: file, doing: "set a damaged record aside" }, async () => {
    await fs.rename(file, target);
    await syncFolder(fs, folder);
    await syncFolder(fs, dirname(file));
  });
}

/** Opens the shelf; what lies there from before counts at once. */
export async function openDamagedShelf(config: ShelfConfig): Promise<DamagedShelf> {
  const { fs, folder, log } = config;
  const marked = new Set((await namesOf(config)).map(hashOf));
  const lying = async (hash: string) => (await namesOf(config)).filter((name) => hashOf(name) === hash);
  if (marked.size > 0) log.error("Damaged records of learners wait for an operator", { folder, learners: marked.size });
  return {
    async refuse(hash) {
      if (!marked.has(hash)) return;
      const [name] = await lying(hash);
      if (name !== undefined) throw damagedError(join(folder, name));
      marked.delete(hash);
    },
    async setAside(hash, file, why) {
      marked.add(hash);
      let where = file;
      try {
        const target = join(folder, `${hash}.${(await lying(hash)).length + 1}.json`);
        await moveAside(config, file, target);
        where = target;
      } catch (error) {
        log.error("A damaged record could not be moved", { file, code: systemCode(error) ?? "unknown" });
      }
      log.error("A record of a learner is damaged", { file: where, why });
      throw damagedError(where, why);
    },
    async discard(hash) {
      if (!marked.has(hash)) return;
      await attempt({ where: folder, doing: "remove a damaged record", answered: true }, async () => {
        for (const name of await lying(hash)) await unlessMissing(() => fs.unlink(join(folder, name)));
        await syncFolder(fs, folder);
      });
      marked.delete(hash);
    },
  };
}
