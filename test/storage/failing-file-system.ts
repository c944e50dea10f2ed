import { dirname } from "node:path";
import { type FileSystem, nodeFileSystem, type OpenFile } from "../../src/storage/file-system.ts";

/** A real file system that counts and names every operation and fails one of them, once, as a system would. */
export interface FailingFileSystem {
  readonly fs: FileSystem;
  /** What was done so far, in order: "rename learners/ab/x.json". */
  readonly done: readonly string[];
  /** Whether the failure that was asked for has come. */
  spent(): boolean;
  /** Fails the first operation from now on for which `which` says so; then all is well again. */
  failOnce(code: string, which: (operation: string, count: number) => boolean): void;
}

const systemError = (code: string, operation: string): Error =>
  Object.assign(new Error(`${code}: made up by a test, ${operation}`), { code, syscall: operation.split(" ")[0] });

/** `name` shortens a path in `done`. */
export function openFailingFileSystem(name: (path: string) => string = (path) => path): FailingFileSystem {
  const done: string[] = [];
  let failed = false;
  let plan: { code: string; which: (operation: string, count: number) => boolean } | undefined;

  async function step<T>(
    operation: string,
    real: () => Promise<T>,
    beforeFailing?: () => Promise<unknown>,
  ): Promise<T> {
    done.push(operation);
    if (!plan?.which(operation, done.length)) return real();
    const error = systemError(plan.code, operation);
    plan = undefined;
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
    write: (bytes) =>
      step(
        `append ${path}`,
        () => file.write(bytes),
        () => file.write(bytes.subarray(0, bytes.length / 2)),
      ),
    stat: () => step(`stat ${path}`, () => file.stat()),
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

  const real = nodeFileSystem;
  return {
    done,
    spent: () => failed,
    failOnce: (code, which) => {
      plan = { code, which };
    },
    fs: {
      open: (path, flags, mode) =>
        step(`open ${name(path)}`, async () => wrap(name(path), await real.open(path, flags, mode))),
      mkdir: (path, options) => step(`mkdir ${name(path)}`, () => real.mkdir(path, options)),
      readdir: (path, options) => step(`readdir ${name(path)}`, () => real.readdir(path, options)),
      rename: (from, to) => step(`rename ${name(to)}`, () => real.rename(from, to)),
      link: (from, to) => step(`link ${name(to)}`, () => real.link(from, to)),
      statfs: (path) => step(`statfs ${name(path)}`, () => real.statfs(path)),
      unlink: (path) => step(`unlink ${name(path)} in ${name(dirname(path))}`, () => real.unlink(path)),
    },
  };
}
