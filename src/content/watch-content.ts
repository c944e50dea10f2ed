import { relative } from "node:path";
import { watch } from "chokidar";

/** Editors save in several steps; so many milliseconds after the last of them it is read. */
const settled = 200;

/**
 * Calls back some time after files below the folder were written. Resolves when it watches, with what ends it. (Node's own
 * recursive watching loses files on Linux that an editor replaces.)
 */
export async function watchContent(dir: string, changed: (files: readonly string[]) => void): Promise<() => void> {
  const files = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(dir, { ignoreInitial: true });
  watcher.on("all", (_event, path) => {
    if (!path.endsWith(".yaml")) return;
    files.add(relative(dir, path));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const some = [...files].sort();
      files.clear();
      changed(some);
    }, settled);
  });
  await new Promise<void>((resolve) => void watcher.once("ready", resolve));
  return () => {
    clearTimeout(timer);
    void watcher.close();
  };
}
