import { join } from "node:path";
import { writeNewFile } from "./durable-file.ts";
import { attempt } from "./file-error.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";

/** Makes, syncs and removes a small file in the data folder. Rejects with an `OutsideError` where nothing can be kept there. */
export async function probeFolder(
  dir: string,
  probe: { readonly name: string; readonly fs?: FileSystem },
): Promise<void> {
  const { name, fs = nodeFileSystem } = probe;
  const path = join(dir, "temp", `probe.${name}.tmp`);
  await attempt({ where: dir, doing: "write to the data folder" }, async () => {
    await writeNewFile(fs, { path, text: "probe" });
    await fs.unlink(path);
  });
}
