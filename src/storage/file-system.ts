import { constants, fstatSync, write } from "node:fs";
import fsp from "node:fs/promises";

/** An open file or folder. */
export interface OpenFile {
  readFile(): Promise<Uint8Array>;
  writeFile(text: string): Promise<void>;
  /** Resolves once what was written has reached the disk. */
  sync(): Promise<void>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

/** A file that is written at its end only. */
export interface AppendFile {
  /** Resolves with how many bytes were written, perhaps not all of them. */
  append(bytes: Uint8Array): Promise<number>;
  /** False where the file was removed under this process: what is written then is lost. */
  isThere(): boolean;
  sync(): Promise<void>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

/** What something in a folder is. */
export interface FolderEntry {
  readonly name: string;
  isDirectory(): boolean;
}

/** The part of `node:fs/promises` this room uses, with the same meaning, and one thing more; tests put one in that fails on demand. */
export interface FileSystem {
  open(path: string, flags: string | number, mode?: number): Promise<OpenFile>;
  /** Makes a file that must not exist and, where the system can, returns from each write when it is on the disk. */
  openForAppending(path: string, mode: number): Promise<AppendFile>;
  /** Resolves with the first folder made, or undefined where all were there. */
  mkdir(path: string, options: { readonly recursive: boolean; readonly mode: number }): Promise<string | undefined>;
  readdir(path: string, options: { readonly withFileTypes: true }): Promise<readonly FolderEntry[]>;
  rename(from: string, to: string): Promise<void>;
  /** Makes a second name for a file; fails with EEXIST where the name is taken. */
  link(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** The free blocks of the disk this is on, and their size in bytes. */
  statfs(path: string): Promise<{ readonly bavail: number; readonly bsize: number }>;
}

const { O_WRONLY, O_CREAT, O_EXCL, O_APPEND } = constants;
/** With this flag a write returns when it is on the disk: one call instead of two. Windows does not have it. */
const synced = constants.O_DSYNC ?? 0;

async function openForAppending(path: string, mode: number): Promise<AppendFile> {
  const file = await fsp.open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | synced, mode);
  // Calls with a callback cost a third less than those of the file itself; this is the way of every message.
  const append = (bytes: Uint8Array): Promise<number> =>
    new Promise((resolve, reject) => {
      write(file.fd, bytes, (error, written) => (error ? reject(error) : resolve(written)));
    });
  return {
    append: async (bytes) => {
      const written = await append(bytes);
      if (synced === 0) await file.sync();
      return written;
    },
    isThere: () => fstatSync(file.fd).nlink > 0,
    sync: () => file.sync(),
    truncate: (size) => file.truncate(size),
    close: () => file.close(),
  };
}

/** The real one. */
export const nodeFileSystem: FileSystem = { ...fsp, openForAppending };
