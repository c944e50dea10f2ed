// Loaded into a server before its own code: writes down, as lines of JSON in SOAK_PROBE, what only the process itself knows.
import { appendFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { memoryUsage } from "node:process";

const file = process.env.SOAK_PROBE;
const everyMs = Number(process.env.SOAK_PROBE_MS ?? 10_000);
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
setInterval(() => {
  const loopP99Ms = delay.percentile(99) / 1e6;
  delay.disable();
  globalThis.gc();
  const { heapUsed, external, arrayBuffers } = memoryUsage();
  const megabyte = (bytes) => bytes / 1024 / 1024;
  const sample = {
    heapMb: megabyte(heapUsed),
    externalMb: megabyte(external),
    buffersMb: megabyte(arrayBuffers),
    loopP99Ms,
  };
  appendFileSync(file, `${JSON.stringify(sample)}\n`);
  delay.reset();
  delay.enable();
}, everyMs).unref();
