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
  const fields = statFields(pid);
  const rss = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return { cpuMs: ((fields[11] ?? 0) + (fields[12] ?? 0)) * msPerTick, rssMb: Number(rss ?? 0) / 1024 };
}

/**
 * Processor time in ms that a process, those it has begun, and those of them that have ended have used so far. For a server
 * that takes a process for each connection: connections come and go.
 */
export function cpuOfFamily(parent: number): number {
  const fields = statFields(parent);
  const ended = ((fields[13] ?? 0) + (fields[14] ?? 0)) * msPerTick;
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && parentOf(name) === parent);
  return [parent, ...children.map(Number)].reduce((sum, pid) => sum + cpuOf(pid), ended);
}

/** Processor time that a process has used so far, in ms; 0 where there is none. */
export function cpuOf(pid: number): number {
  try {
    return readProcess(pid).cpuMs;
  } catch {
    return 0;
  }
}

// After the name, which may hold anything: field 4 of proc(5) is the parent; 14 and 15 are user and system time, and 16 and 17
// those of children that have ended.
function statFields(pid: number | string): readonly number[] {
  return readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ")
    .map(Number);
}

function parentOf(pid: string): number {
  try {
    return statFields(pid)[1] ?? 0;
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
