import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** A bot under load, pinned to the first core where `taskset` exists. */
export interface Bot {
  readonly name: string;
  readonly pid: number;
  readonly url: string;
  /** Its own empty folder, removed by `stop`; also its working folder. */
  readonly dir: string;
  /** Holds the process up where it stands, until `resume`, so that others have the machine. */
  pause(): void;
  resume(): void;
  /** Rejects where the bot does not end within 15 s of being asked to; it is gone then all the same. */
  stop(): Promise<void>;
}

interface BotOptions {
  readonly name: string;
  /** What Node is to run: options, script. */
  readonly args: readonly string[];
  readonly env: (place: { readonly port: number; readonly dir: string }) => Readonly<Record<string, string>>;
  /** Where the bot says with 200 that it is ready; without it, listening is enough. */
  readonly readyPath?: string;
}

const startWithinMs = 20_000;
const stopWithinMs = 15_000;
const pins = spawnSync("taskset", ["-V"]).status === 0;

/** How bot and load share the machine, for the head of a table. */
export const pinning = pins
  ? "bot on core 0, load and stand-in for the platform on core 1"
  : "no taskset here: bot and load share the cores as the system likes";

/** The path of a bot in test/bench/bots, or of anything else below this folder. */
export const benchPath = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const startSchema = z.object({ scripts: z.object({ start: z.string().regex(/^node .*dist\/main\.js$/) }) });
const { start } = startSchema.parse(JSON.parse(readFileSync(benchPath("../../package.json"), "utf8"))).scripts;

/**
 * What Node is to run for our server: the options and the script of `npm start`; `BENCH_MAIN` names the script of another
 * build to be measured instead.
 */
export const ourArgs: readonly string[] = [
  ...start.split(" ").slice(1, -1),
  process.env["BENCH_MAIN"] ?? benchPath("../../dist/main.js"),
];

/** Moves this process, all threads, to the second core; the answer moves it back. */
export function pinLoad(): () => void {
  if (!pins) return () => undefined;
  const move = (cores: string) => spawnSync("taskset", ["-a", "-c", "-p", cores, String(process.pid)]);
  move("1");
  return () => move("0,1");
}

/** Starts a bot with nothing of this process's environment but the path, and waits until it listens and is ready. */
export async function startBot({ name, args, env, readyPath }: BotOptions): Promise<Bot> {
  const dir = mkdtempSync(join(tmpdir(), "unitwise-bench-bot-"));
  const port = await freePort();
  const output = openSync(join(dir, "output.log"), "w");
  const command = [...(pins ? ["taskset", "-c", "0"] : []), process.execPath, ...args];
  const child = spawn(command[0] ?? "", command.slice(1), {
    cwd: dir,
    env: { PATH: process.env["PATH"], HOME: dir, ...env({ port, dir }) },
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  endWithUs(child, dir);
  const url = `http://127.0.0.1:${port}`;
  const pause = (): void => void child.kill("SIGSTOP");
  const resume = (): void => void child.kill("SIGCONT");
  const bot = { name, pid: child.pid ?? 0, url, dir, pause, resume, stop: () => stopBot(child, dir) };
  try {
    await untilReady(child, { port, url: readyPath === undefined ? undefined : url + readyPath });
    return bot;
  } catch (cause) {
    const said = readFileSync(join(dir, "output.log"), "utf8").slice(-2_000);
    await bot.stop();
    throw new Error(`${name} did not start.\n${said}`, { cause });
  }
}

const running = new Map<ChildProcess, string>();

/** A bot, held up or not, does not outlive a bench that is broken off. */
function endWithUs(child: ChildProcess, dir: string): void {
  if (running.size === 0) {
    process.once("exit", () => {
      for (const [one, place] of running) {
        one.kill("SIGKILL");
        rmSync(place, { recursive: true, force: true });
      }
    });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  }
  running.set(child, dir);
}

async function untilReady(child: ChildProcess, at: { port: number; url: string | undefined }): Promise<void> {
  const end = performance.now() + startWithinMs;
  while (!(await answers(at))) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}`);
    if (performance.now() > end) throw new Error("not ready in time");
    await sleep(50);
  }
}

async function answers({ port, url }: { port: number; url: string | undefined }): Promise<boolean> {
  if (url !== undefined) {
    return fetch(url).then(
      (response) => response.ok,
      () => false,
    );
  }
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

async function stopBot(child: ChildProcess, dir: string): Promise<void> {
  const ended = child.exitCode !== null || child.signalCode !== null;
  const over = ended ? Promise.resolve() : new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGCONT");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
  await over;
  clearTimeout(late);
  rmSync(dir, { recursive: true, force: true });
  if (child.signalCode === "SIGKILL") throw new Error("A bot did not end when asked to.");
}

/** A port of this machine that nobody listens at now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const at = server.address();
      server.close(() => (at !== null && typeof at === "object" ? resolve(at.port) : reject(new Error("no port"))));
    });
  });
}
