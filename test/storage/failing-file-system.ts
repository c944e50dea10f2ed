import { dirname } from "node:path";
import { type AppendFile, type FileSystem, nodeFileSystem, type OpenFile } from "../../src/storage/file-system.ts";

/** A real file system that counts and names every operation and fails one of them, once, as a system would. */
export interface FailingFileSystem {
  readonly fs: FileSystem;
  /** What was done so far, in order: "rename learners/ab/x.json". */
  readonly done: readonly string[];
  /** Whether the failure that was asked for has come. */
  spent(): boolean;
  /** Fails the first operation for which `which` says so, once all failures asked for before have come. */
  failOnce(code: string, which: (operation: string, count: number) => boolean): void;
}

const systemError = (code: string, operation: string): Error =>
  Object.assign(new Error(`${code}: made up by a test, ${operation}`), { code, syscall: operation.split(" ")[0] });

/** `name` shortens a path in `done`. */
export function openFailingFileSystem(name: (path: string) => string = (path) => path): FailingFileSystem {
  const done: string[] = [];
  let failed = false;
  const plans: { code: string; which: (operation: string, count: number) => boolean }[] = [];

  async function step<T>(
    operation: string,
    real: () => Promise<T>,
    beforeFailing?: () => Promise<unknown>,
  ): Promise<T> {
    done.push(operation);
    const [plan] = plans;
    if (!plan?.which(operation, done.length)) return real();
    const error = systemError(plan.code, operation);
    plans.shift();
    failed = true;
    await beforeFailing?.();
    throw error;
  }

  const wrap = (path: string, file: OpenFile): OpenFile => ({
    readFile: () => step(`read ${path}`, () => file.readFile()),
    // A full disk takes the first part.
    writeFile: (text) =>
      step(
        `write ${path}`,
        () => file.writeFile(text),
        () => file.writeFile(text.slice(0, text.length / 2)),
      ),
    sync: () => step(`sync ${path}`, () => file.sync()),
    truncate: (size) => step(`truncate ${path}`, () => file.truncate(size)),
    // A close that fails has closed all the same.
    close: () =>
      step(
        `close ${path}`,
        () => file.close(),
        () => file.close(),
      ),
  });

  const wrapAppend = (path: string, file: AppendFile): AppendFile => ({
    append: (bytes) =>
      step(
        `append ${path}`,
        () => file.append(bytes),
        () => file.append(bytes.subarray(0, bytes.length / 2)),
      ),
    isThere: file.isThere,
    sync: () => step(`sync ${path}`, () => file.sync()),
    truncate: (size) => step(`truncate ${path}`, () => file.truncate(size)),
    close: () =>
      step(
        `close ${path}`,
        () => file.close(),
        () => file.close(),
      ),
  });

  const real = nodeFileSystem;
  return {
    done,
    spent: () => failed,
    failOnce: (code, which) => void plans.push({ code, which }),
    fs: {
      open: (path, flags, mode) =>
        step(`open ${name(path)}`, async () => wrap(name(path), await real.open(path, flags, mode))),
      openForAppending: (path, mode) =>
        step(`open ${name(path)}`, async () => wrapAppend(name(path), await real.openForAppending(path, mode))),
      mkdir: (path, options) => step(`mkdir ${name(path)}`, () => real.mkdir(path, options)),
      readdir: (path, options) => step(`readdir ${name(path)}`, () => real.readdir(path, options)),
      rename: (from, to) => step(`rename ${name(to)}`, () => real.rename(from, to)),
      link: (from, to) => step(`link ${name(to)}`, () => real.link(from, to)),
      statfs: (path) => step(`statfs ${name(path)}`, () => real.statfs(path)),
      unlink: (path) => step(`unlink ${name(path)} in ${name(dirname(path))}`, () => real.unlink(path)),
    },
  };
}
