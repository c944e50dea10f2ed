import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { OutsideError } from "../../domain/outside-error.ts";
import { attempt, unlessMissing } from "../file-error.ts";

/** How large a file is, in bytes, and the SHA-256 of its content. */
export interface FileSum {
  readonly size: number;
  readonly sha256: string;
}

const piece = 256 * 1024;
/** A link is not followed, and a pipe not waited for. */
export const plainRead = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Copies a file to a place where nothing is, readable by this user only, on the disk when it resolves. One that grows is
 * copied as far as it had come when it was opened. Undefined where it is gone: it was removed in the meantime.
 */
export function copyFile(from: string, to: string): Promise<FileSum | undefined> {
  return attempt({ where: from, doing: "copy a file" }, async () => {
    const source = await unlessMissing(() => open(from, plainRead));
    return (
      source && closing(source, async () => closing(await open(to, "wx", 0o600), (target) => copy(source, target)))
    );
  });
}

/** Reads it again; undefined where there is no such file. */
export function sumOfFile(where: string): Promise<FileSum | undefined> {
  return attempt({ where, doing: "read a file" }, async () => {
    const file = await unlessMissing(() => open(where, plainRead));
    return file && closing(file, () => readPieces(file, async () => undefined));
  });
}

/** Refuses a copy that is not what it was copied from: the disk or its memory is faulty. */
export async function checkCopy(where: string, wanted: FileSum): Promise<void> {
  const found = await sumOfFile(where);
  if (found?.size === wanted.size && found.sha256 === wanted.sha256) return;
  throw new OutsideError(`What was written is not what is read back (${where})`, { where, code: "EDAMAGED" });
}

async function copy(source: FileHandle, target: FileHandle): Promise<FileSum> {
  const sum = await readPieces(source, (bytes) => target.writeFile(bytes));
  await target.sync();
  return sum;
}

async function readPieces(file: FileHandle, take: (bytes: Uint8Array) => Promise<void>): Promise<FileSum> {
  const { size: whole } = await file.stat();
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(Math.min(piece, Math.max(whole, 1)));
  let size = 0;
  while (size < whole) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, whole - size), size);
    if (bytesRead === 0) break;
    const bytes = buffer.subarray(0, bytesRead);
    hash.update(bytes);
    await take(bytes);
    size += bytesRead;
  }
  return { size, sha256: hash.digest("hex") };
}

async function closing<T>(file: FileHandle, work: (file: FileHandle) => Promise<T>): Promise<T> {
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}
