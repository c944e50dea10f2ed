import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { z } from "zod";
import { OutsideError } from "../domain/outside-error.ts";
import type { InstallationStore } from "../ports/installation-store.ts";
import { listFolder, makeLastingFolder } from "./data-folder.ts";
import { readWhole, removeDurably, writeDurably } from "./durable-file.ts";
import { attempt, unlessMissing } from "./file-error.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { openKeyedTurns } from "./keyed-turns.ts";
import { parseJson } from "./parse-json.ts";

export interface InstallationFilesConfig {
  /** A folder of its own, made where it does not exist. For one process: the one that has the lock of the data folder. */
  readonly dir: string;
  readonly fs?: FileSystem;
}

const fileSchema = z.strictObject({ key: z.string(), value: z.string() });

const hashOf = (key: string): string => createHash("sha256").update(key, "utf8").digest("hex");

function parseFile(bytes: Uint8Array): z.output<typeof fileSchema> | undefined {
  try {
    return fileSchema.safeParse(parseJson(bytes)).data;
  } catch {
    return undefined;
  }
}

function valueIn(bytes: Uint8Array, key: string, where: string): string {
  const found = parseFile(bytes);
  if (found?.key === key) return found.value;
  const fix = "Remove it and install the assistant in that workspace again";
  throw new OutsideError(`What was kept of an installation is damaged. ${fix} (${where})`, { where, code: "EDAMAGED" });
}

async function removeStrays(fs: FileSystem, folder: string): Promise<void> {
  for (const { name } of await listFolder(fs, folder)) {
    const where = join(folder, name);
    if (!name.endsWith(".tmp")) continue;
    await attempt({ where, doing: "remove a file" }, () => unlessMissing(() => fs.unlink(where)));
  }
}

/**
 * Installations in one file each, named by the sha256 of the key, readable by this user only. What was kept outlasts
 * kill -9 and a power cut. A damaged file is answered with EDAMAGED and left; keeping or removing that key replaces it.
 */
export async function openInstallationFiles(config: InstallationFilesConfig): Promise<InstallationStore> {
  const { fs = nodeFileSystem } = config;
  const folder = resolve(config.dir);
  await makeLastingFolder(fs, folder);
  await removeStrays(fs, folder);
  const turns = openKeyedTurns<string, string>({ capacity: 0, make: (key) => join(folder, `${hashOf(key)}.json`) });
  return {
    keep: (key, value) =>
      turns.take(key, (file) => writeDurably(fs, { file, temp: `${file}.tmp`, text: JSON.stringify({ key, value }) })),
    read: (key) =>
      turns.take(key, async (file) => {
        const bytes = await readWhole(fs, file);
        return bytes && valueIn(bytes, key, file);
      }),
    remove: (key) => turns.take(key, (file) => removeDurably(fs, file)),
    keys: async () => {
      const files = (await listFolder(fs, folder)).filter(({ name }) => name.endsWith(".json"));
      const found = files.map(async ({ name }) => (await readWhole(fs, join(folder, name))) ?? new Uint8Array());
      return (await Promise.all(found)).flatMap((bytes) => parseFile(bytes)?.key ?? []);
    },
  };
}
