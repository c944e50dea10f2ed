import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { readCases } from "../understanding/read-cases.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const lines = 20_000;
const people = 500;

/** Mixed questions through one process of the JSON mode, its memory, and how long one `ask` takes beside bare Node. */
export async function benchConsole(): Promise<readonly string[]> {
  const run = await driveLines(mixedLines());
  const perSecond = Math.round(lines / (run.ms / 1_000));
  return [
    `console: ${lines} lines of mixed questions in ${(run.ms / 1_000).toFixed(1)} s after the first answer, ${perSecond} a second, ${run.memory}`,
    startUp(),
  ];
}

function mixedLines(): string {
  const turns = ["b-conversations", "b-foreign"]
    .flatMap((name) => readCases(name))
    .flatMap((one) => one.turns.map((turn) => ({ text: turn.text, qualification: one.qualification })));
  return Array.from({ length: lines }, (_, at) => {
    const turn = turns[at % turns.length];
    return JSON.stringify({ user: `u${at % people}`, text: turn?.text, qualification: turn?.qualification });
  }).join("\n");
}

function driveLines(input: string): Promise<{ readonly ms: number; readonly memory: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, "chat", "--json", "--memory"], { stdio: ["pipe", "pipe", "inherit"] });
    let answered = 0;
    let first = 0;
    child.on("error", reject);
    child.stdout.on("data", (chunk: Buffer) => {
      if (first === 0) first = performance.now();
      for (const byte of chunk) if (byte === 10) answered++;
      if (answered < lines) return;
      const memory = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? "0";
      resolve({ ms: performance.now() - first, memory: `${Math.round(Number(memory) / 1024)} MB resident at most` });
    });
    child.stdin.end(`${input}\n`);
  });
}

function startUp(): string {
  const ask = medianOf(7, [cli, "ask", "can I take unit 6 and 8?"]);
  const bare = medianOf(7, ["-e", "0"]);
  return `ask: ${ask.toFixed(0)} ms from start to end, bare Node ${bare.toFixed(0)} ms, ratio ${(ask / bare).toFixed(1)}`;
}

function medianOf(times: number, args: readonly string[]): number {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    spawnSync(process.execPath, [...args], { stdio: "ignore" });
    return performance.now() - start;
  });
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}
