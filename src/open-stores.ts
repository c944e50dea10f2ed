import type { Desk } from "./app/respond.ts";
import type { LearnerStore } from "./ports/learner-store.ts";
import type { Log } from "./ports/log.ts";
import type { ReviewHistory } from "./ports/review-history.ts";
import { elapsedMs, systemClock } from "./schedule/system-clock.ts";
import { openMemoryHistory } from "./storage/memory-review-history.ts";
import { openMemoryStore } from "./storage/memory-store.ts";

/** Where records are kept. */
export interface StoreOptions {
  /** Absent: keep nothing. */
  readonly dataDir?: string;
  readonly log: Log;
  /** Told how long one durable update took, in seconds. */
  readonly onUpdate?: (seconds: number) => void;
}

/** The store of learners: in a folder, or in memory alone. */
export async function openStore({ dataDir, log, onUpdate }: StoreOptions): Promise<LearnerStore> {
  if (dataDir === undefined) return openMemoryStore({ checked: false });
  const { openFileStore } = await import("./storage/file-store.ts");
  return openFileStore({
    dir: dataDir,
    clock: systemClock,
    log,
    ...(onUpdate === undefined ? {} : { onUpdate, time: elapsedMs }),
  });
}

/** Where older answers lie. */
export async function openHistory(dir: string | undefined): Promise<ReviewHistory> {
  if (dir === undefined) return openMemoryHistory();
  const { openReviewFiles } = await import("./storage/review-history-files.ts");
  return openReviewFiles({ dir });
}

/** What learners asked in vain, and what they say is wrong. */
export async function openLists(dir: string): Promise<Required<Pick<Desk, "unanswered" | "reports">>> {
  const { openReportFile } = await import("./storage/report-file.ts");
  const { openUnansweredFile } = await import("./storage/unanswered-file.ts");
  return { unanswered: openUnansweredFile(dir), reports: openReportFile(dir) };
}

/** What has to be closed again, the latest first. */
export interface Closing {
  readonly also: (close: () => Promise<void>) => void;
  readonly all: () => Promise<void>;
}

/** Begins with the store, which is closed last. */
export function closeAll(store: LearnerStore): Closing {
  const steps = [() => store.close()];
  return {
    also: (close) => void steps.unshift(close),
    all: async () => {
      for (const step of steps) await step();
    },
  };
}
