import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** The top of the repository. */
export const top = fileURLToPath(new URL("../..", import.meta.url));

/** How a program ended, and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** What a program is started with. */
export interface Start {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Called with the running child; its input then stays open. */
  readonly meanwhile?: (child: ChildProcessWithoutNullStreams) => Promise<void>;
}

/** Runs the built program as an operator would, with nothing in its environment but the path and what is given. */
export function runBuilt(args: readonly string[], start: Start = {}): Promise<Ended> {
  return runProgram(process.execPath, [`${top}/dist/cli.js`, ...args], start);
}

/** Runs any program to its end. */
export async function runProgram(program: string, args: readonly string[], start: Start): Promise<Ended> {
  const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], ...start.env };
  const child = spawn(program, [...args], { cwd: start.cwd ?? top, env, stdio: "pipe" });
  child.stdin.on("error", () => undefined);
  const written = Promise.all([text(child.stdout), text(child.stderr)]);
  const ended = new Promise<Pick<Ended, "code" | "signal">>((resolve, reject) => {
    child.on("error", reject).on("close", (code, signal) => resolve({ code, signal }));
  });
  if (start.meanwhile === undefined) child.stdin.end(start.stdin ?? "");
  else await start.meanwhile(child);
  const [out, err] = await written;
  return { ...(await ended), out, err };
}
