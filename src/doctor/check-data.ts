import { access, constants, mkdtemp, open, rm, stat, statfs } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { bad, type Finding, good, unsure } from "./finding.ts";

/** Bytes that are free for us where this folder is. */
export type FreeBytes = (dir: string) => Promise<number>;

/** The file system's own word. */
export const freeBytes: FreeBytes = async (dir) => {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize;
};

const mega = 1024 * 1024;
// A learner takes some 4 kB, and the journals rotate at a few MB: below the first a busy day may fill the disk.
const tight = 500 * mega;
const full = 50 * mega;

/** What else is asked about a folder. */
export interface DataLooks {
  readonly free: FreeBytes;
  /** Whether its records were moved to a database. */
  readonly wasMoved: (dir: string) => Promise<boolean>;
}

/** Whether learners can be kept in this folder: it can be written to, outlasts a power cut, and has room. Leaves nothing behind. */
export async function checkData(dir: string, { free, wasMoved }: DataLooks): Promise<readonly Finding[]> {
  const root = resolve(dir);
  const found = await nearest(root);
  if (found.kind === "not a folder")
    return [bad("data", `${found.path} is not a folder.`, "Name another folder in DATA_DIR.")];
  const code = await (found.path === root ? tryWriting(root) : tryAccess(found.path));
  if (code !== undefined)
    return [
      bad(
        "data",
        `Nothing can be written to ${found.path} (${code}).`,
        "Give this user the right to, or name another folder in DATA_DIR.",
      ),
    ];
  if (await wasMoved(root))
    return [bad("data", `The records of ${root} were moved to a database.`, "Set DATABASE_URL to that database.")];
  const word = found.path === root ? "can be written to" : "will be made at the first start";
  return [good("data", `The folder ${root} ${word}.`), await checkRoom(found.path, free)];
}

type Nearest = { readonly kind: "folder" | "not a folder"; readonly path: string };

async function nearest(path: string): Promise<Nearest> {
  try {
    return { kind: (await stat(path)).isDirectory() ? "folder" : "not a folder", path };
  } catch (error) {
    const up = dirname(path);
    return codeOf(error) === "ENOENT" && up !== path ? nearest(up) : { kind: "not a folder", path };
  }
}

async function tryWriting(root: string): Promise<string | undefined> {
  try {
    const probe = await mkdtemp(join(root, "doctor-"));
    try {
      const file = await open(join(probe, "probe"), "wx", 0o600);
      await file.writeFile("probe");
      await file.sync();
      await file.close();
    } finally {
      await rm(probe, { recursive: true, force: true });
    }
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

async function tryAccess(dir: string): Promise<string | undefined> {
  try {
    await access(dir, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

async function checkRoom(dir: string, free: FreeBytes): Promise<Finding> {
  const bytes = await free(dir);
  const what = `${Math.floor(bytes / mega)} MB are free there.`;
  if (bytes < full) return bad("data", what, "Make room: what cannot be written is not acknowledged.");
  return bytes < tight
    ? unsure("data", what, "Make room soon; backups and damaged records need some too.")
    : good("data", what);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "EUNKNOWN";
}
