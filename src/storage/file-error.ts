import { OutsideError } from "../domain/outside-error.ts";

/** The system's word for a failure (ENOENT, ENOSPC ...), or undefined where it is no failure of the system. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  // ERR_INVALID_ARG_TYPE and its like are bugs.
  return typeof error.code === "string" && !error.code.startsWith("ERR_") ? error.code : undefined;
}

const advice: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EROFS: "the disk is read-only",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  ELOOP: "it is a symbolic link, which is not followed here",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EXDEV: "the folders of a data folder must be on one disk",
  EEXIST: "something else has that name",
  ENOTDIR: "something that is no folder is in the way",
};

/** Where a file operation was and what it was for: "write the record". */
export interface FileAttempt {
  readonly where: string;
  readonly doing: string;
  /** True where the change may be on the disk although it failed. */
  readonly answered?: boolean;
}

/** A failure of the system as an `OutsideError` with its code; an `OutsideError` and a bug stay what they are. */
export function toOutsideError(error: unknown, attempt: FileAttempt): unknown {
  const code = systemCode(error);
  if (code === undefined || error instanceof OutsideError) return error;
  const { where, doing, answered = false } = attempt;
  const why = advice[code] ?? code;
  return new OutsideError(`Cannot ${doing}: ${why} (${where})`, { where, code, answered, cause: error });
}

/** Does the work; a failure of the system comes out as an `OutsideError`. */
export async function attempt<T>(what: FileAttempt, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toOutsideError(error, what);
  }
}

/** Does the work; undefined where the system answers that the file does not exist. */
export async function unlessMissing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
