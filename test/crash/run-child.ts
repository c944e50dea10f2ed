import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A process that runs a script of this folder. */
export interface StoreChild {
  readonly pid: number;
  /** Everything it has said, line by line. */
  readonly said: readonly string[];
  tell(line: "open" | "write" | "close"): void;
  /** The next line that begins with one of these words; rejects where the process ends first. */
  hear(...words: readonly string[]): Promise<string>;
  signal(name: NodeJS.Signals): void;
  /** Kills it as a power cut would and resolves when it is gone and all it said was heard. */
  kill(): Promise<void>;
}

/**
 * Starts the process; it answers "ready" when it can be told something. `logBytes`: how often learners' files are brought
 * up to date.
 */
export function runStoreChild(dir: string, learners: number, logBytes = 32 * 1024 * 1024): StoreChild {
  return runChild("store-child.ts", [dir, String(learners), String(logBytes), "large"]);
}

/**
 * A script of this folder as `npm run test:slow` compiles it before anything runs: hundreds of processes are started, and
 * each would compile it anew for half a second.
 */
export function compiled(name: string): string {
  return join(import.meta.dirname, "../../dist/crash/test/crash", name.replace(/\.ts$/, ".js"));
}

/** Starts a script of this folder. */
export function runChild(name: string, words: readonly string[]): StoreChild {
  const child = spawn(process.execPath, [compiled(name), ...words], { stdio: ["pipe", "pipe", "inherit"] });
  const said: string[] = [];
  let unheard = 0;
  let wake = (): void => undefined;
  let ended = false;
  const end = new Promise<void>((resolve) => child.on("close", () => resolve())).then(() => {
    ended = true;
    wake();
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    said.push(line);
    wake();
  });
  child.stdin.on("error", () => undefined);

  async function hear(...words: readonly string[]): Promise<string> {
    for (;;) {
      const line = said[unheard];
      if (line !== undefined) unheard += 1;
      if (line !== undefined && words.some((word) => line.startsWith(word))) return line;
      if (line !== undefined) continue;
      if (ended) throw new Error(`The process ended before it said ${words.join(" or ")}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  return {
    pid: child.pid ?? 0,
    said,
    tell: (line) => void child.stdin.write(`${line}\n`),
    hear,
    signal: (name) => void child.kill(name),
    kill: () => {
      child.kill("SIGKILL");
      return end;
    },
  };
}
