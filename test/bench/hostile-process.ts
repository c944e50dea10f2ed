import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { benchPath } from "./bot-process.ts";
import { comesFirst } from "./comes-first.ts";

/** A process that sends so many hostile requests a second, of all kinds or of one; it has begun. It does not outlive this one. */
export async function startHostile(url: string, perSecond: number, kind?: string): Promise<ChildProcess> {
  const args = ["--import", "tsx", benchPath("hostile-load.ts"), url, String(perSecond)];
  const child = spawn(process.execPath, [...args, ...(kind === undefined ? [] : [kind])], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const kill = (): void => void child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.removeListener("exit", kill));
  comesFirst(child.pid ?? 0, -10);
  // It says so when it begins.
  if (child.stdout !== null) await once(child.stdout, "data");
  return child;
}

/** Ends it; how often each kind of request got which answer. */
export async function endHostile(child: ChildProcess): Promise<Readonly<Record<string, number>>> {
  const said = child.stdout === null ? Promise.resolve("{}") : text(child.stdout);
  child.kill("SIGTERM");
  await once(child, "exit");
  return z.record(z.string(), z.number()).parse(JSON.parse((await said) || "{}"));
}
