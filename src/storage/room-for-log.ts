import type { FileSystem } from "./file-system.ts";

/** The log may take this part of the disk's free space, so that there is room to write its learners' files. */
const partOfDisk = 8;

/** How many bytes a log in this folder may take now. */
export async function roomForLog(fs: FileSystem, where: string): Promise<number> {
  try {
    const { bavail, bsize } = await fs.statfs(where);
    return Math.floor((bavail * bsize) / partOfDisk);
  } catch {
    // A system that does not tell. What is too much for the disk is refused by the disk.
    return Number.POSITIVE_INFINITY;
  }
}
