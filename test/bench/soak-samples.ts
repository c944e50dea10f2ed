import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { readProcess } from "./process-stats.ts";

/** What a process held at one moment. */
export interface SoakSample {
  readonly atMs: number;
  readonly rssMb: number;
  /** After a collection of all garbage. */
  readonly heapMb: number;
  /** Open file descriptors, sockets among them. */
  readonly files: number;
  /** Connections to the database; 0 without one. */
  readonly connections: number;
  /** 99th percentile of the event loop's delay, in ms, since the sample before. */
  readonly loopP99Ms: number;
  /** 99th percentiles until acknowledgement and until the answer, in ms, since the sample before. */
  readonly ackP99Ms: number;
  readonly answerP99Ms: number;
}

const probed = z.object({ heapMb: z.number(), loopP99Ms: z.number() });

/** The last line that the probe in the process wrote; undefined before the first. */
export function lastProbe(file: string): z.infer<typeof probed> | undefined {
  const line = readFileSync(file, "utf8").trimEnd().split("\n").at(-1);
  return line === undefined || line === "" ? undefined : probed.parse(JSON.parse(line));
}

/** Resident memory and open files of a process. */
export function readHeld(pid: number): Pick<SoakSample, "rssMb" | "files"> {
  return { rssMb: readProcess(pid).rssMb, files: readdirSync(`/proc/${pid}/fd`).length };
}

/** How a figure went over the last two thirds of a run. */
export interface Trend {
  /** By the straight line that fits best: its end less its beginning. */
  readonly rise: number;
  readonly mean: number;
  readonly most: number;
}

/** The trend of one figure; the first third is for filling caches. */
export function trendOf(samples: readonly SoakSample[], read: (sample: SoakSample) => number): Trend {
  const from = (samples.at(-1)?.atMs ?? 0) / 3;
  const late = samples.filter(({ atMs }) => atMs >= from);
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [times, values] = [late.map(({ atMs }) => atMs), late.map(read)];
  const [time, value] = [mean(times), mean(values)];
  const shared = late.reduce((sum, one) => sum + (one.atMs - time) * (read(one) - value), 0);
  const spread = times.reduce((sum, at) => sum + (at - time) ** 2, 0);
  const slope = spread === 0 ? 0 : shared / spread;
  return { rise: slope * ((times.at(-1) ?? 0) - (times[0] ?? 0)), mean: value, most: Math.max(...values) };
}
