import fsp from "node:fs/promises";

/** An open file or folder. */
export interface OpenFile {
  readFile(): Promise<Uint8Array>;
  writeFile(text: string): Promise<void>;
  /** Writes at the end of a file opened for appending, perhaps not all of it. */
  write(bytes: Uint8Array): Promise<{ readonly bytesWritten: number }>;
  /** How many names the file has: none where it was removed. */
  stat(): Promise<{ readonly nlink: number }>;
  /** Resolves once what was written has reached the disk. */
  sync(): Promise<void>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

/** What something in a folder is. */
export interface FolderEntry {
  readonly name: string;
  isDirectory(): boolean;
}

/** The part of `node:fs/promises` this room uses, with the same meaning; tests put one in that fails on demand. */
export interface FileSystem {
  open(path: string, flags: string | number, mode?: number): Promise<OpenFile>;
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

/** The real one. */
export const nodeFileSystem: FileSystem = fsp;
