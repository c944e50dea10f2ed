import type { FileSystem } from "./file-system.ts";

/** Where a log lies. */
export interface LogDisk {
  readonly fs: FileSystem;
  readonly where: string;
  /** More than this the log may not take, however large the disk is. */
  readonly logBytes: number;
}

/** The log may take this part of the disk's free space, so that there is room to write its learners' files. */
const partOfDisk = 8;

/** How many bytes the log may take now. */
export async function roomForLog({ fs, where, logBytes }: LogDisk): Promise<number> {
  try {
    const { bavail, bsize } = await fs.statfs(where);
    return Math.min(logBytes, Math.floor((bavail * bsize) / partOfDisk));
  } catch {
    // A system that does not tell. What is too much for the disk is refused by the disk.
    return logBytes;
  }
}
