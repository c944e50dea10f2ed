import type { Instant, LearnerId } from "../domain/learner.ts";
import type { Clock } from "../ports/clock.ts";
import { type DownloadLimits, type Downloads, fileMs } from "../ports/downloads.ts";
import type { KeptFile } from "../ports/page-store.ts";
import { keepBytes, keepNewest } from "./newest-few.ts";

/** What the memory of one process is given to it for. */
const usual: DownloadLimits = { perPerson: 10, files: 100, bytes: 50_000_000, largest: 50_000_000 };

interface Waiting {
  readonly who: LearnerId;
  readonly file: KeptFile;
  readonly until: Instant;
}

/** Files in memory for one download each. Nothing of them is written to a disk. */
export function openMemoryDownloads(clock: Clock, limits: DownloadLimits = usual): Downloads {
  const waiting = new Map<string, Waiting>();
  const dropOver = () => {
    for (const [token, { until }] of waiting) if (until <= clock.now()) waiting.delete(token);
  };
  return {
    put: async (token, who, file) => {
      if (file.bytes.length > limits.largest) return false;
      dropOver();
      waiting.set(token, { who, file, until: clock.now() + fileMs });
      keepNewest(waiting, limits.perPerson, (one) => one.who === who);
      keepNewest(waiting, limits.files);
      keepBytes(waiting, limits.bytes, (one) => one.file.bytes.length);
      return true;
    },
    take: async (token) => {
      const found = waiting.get(token);
      waiting.delete(token);
      return found === undefined || found.until <= clock.now() ? undefined : found.file;
    },
    forget: async (who) => {
      for (const [token, one] of waiting) if (one.who === who) waiting.delete(token);
    },
  };
}
