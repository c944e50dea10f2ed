import { readdirSync, readFileSync } from "node:fs";

/** What a process has used so far: processor time of all its threads in ms (in steps of 10), and its memory now. */
export interface ProcessUse {
  readonly cpuMs: number;
  readonly rssMb: number;
}

// Linux counts in hundredths of a second everywhere that Node 20 runs.
const msPerTick = 10;

/** Throws where there is no such process. */
export function readProcess(pid: number): ProcessUse {
  // After the name, which may hold anything: field 14 and 15 of proc(5) are user and system time.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ")
    .map(Number);
  const rss = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return { cpuMs: ((fields[11] ?? 0) + (fields[12] ?? 0)) * msPerTick, rssMb: Number(rss ?? 0) / 1024 };
}

/** A process and those it has begun that are still there. */
export function processesBelow(parent: number): readonly number[] {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const children = all.filter((pid) => parentOf(pid) === parent).map(Number);
  return [parent, ...children];
}

function parentOf(pid: string): number {
  try {
    // After the name, which may hold anything: the second field is the parent.
    return Number(
      readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ")[1],
    );
  } catch {
    return 0;
  }
}

/** Processor time used on the whole machine since it started, and time its host gave to others, in ms. */
export function readMachine(): { readonly busyMs: number; readonly stolenMs: number } {
  const line = readFileSync("/proc/stat", "utf8").split("\n")[0] ?? "";
  const [user = 0, nice = 0, system = 0, , , irq = 0, soft = 0, stolen = 0] = line
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return { busyMs: (user + nice + system + irq + soft) * msPerTick, stolenMs: stolen * msPerTick };
}

/** The value below which such a share of all lies; 0 of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
