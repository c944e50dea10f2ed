import { readConfig } from "./config.ts";
import type { AuditEntry } from "./domain/evidence.ts";
import type { Roster } from "./domain/roster.ts";
import { openLog } from "./platforms/terminal/stderr-log.ts";
import type { Look } from "./ports/centre.ts";
import type { Log } from "./ports/log.ts";
import type { ReportList } from "./ports/report-list.ts";
import type { ReviewHistory } from "./ports/review-history.ts";
import type { BrokenPlan } from "./ports/rule-change.ts";
import type { UnansweredList } from "./ports/unanswered-list.ts";
import { refuseMoved } from "./storage/moved-away.ts";
import type { ReadOnlyLearners } from "./storage/read-only-learners.ts";
import type { AuditVerdict } from "./storage/verify-audit-log.ts";

/** What is kept, for a command that reads it, also while servers write: a data folder or a database. */
export interface KeptForReading {
  /** Rejects with ENOENT where there is no such folder. */
  openLearners(): Promise<ReadOnlyLearners>;
  readonly history: Pick<ReviewHistory, "read">;
  roster(): Promise<Roster>;
  /** Newest first. */
  looks(): Promise<readonly Look[]>;
  brokenPlans(): Promise<readonly BrokenPlan[]>;
  readonly evidence: EvidenceForReading;
  readonly unanswered: Pick<UnansweredList, "list">;
  /** `clear` changes the list. */
  readonly reports: Pick<ReportList, "list" | "clear">;
  close(): Promise<void>;
}

/** The evidence log for reading. */
export interface EvidenceForReading {
  readonly place: EvidencePlace;
  /** Entries about these people or made by them, by pseudonym, oldest first. */
  entriesOf(aliases: readonly string[]): Promise<readonly AuditEntry[]>;
  /** Holds the log against its chain and its head; `known`: a hash that was written down before. */
  verify(known: string | undefined): Promise<AuditVerdict>;
}

/** Where the log lies: `where` is a path, or a database's address without secrets. */
export interface EvidencePlace {
  readonly kind: "file" | "table";
  readonly where: string;
}

/** What a command's work is given. */
export interface ReadingPlace {
  readonly kept: KeptForReading;
  readonly log: Log;
}

/**
 * Opens what a command reads, gives it to `work`, and closes it: the folder named with --data, else the database of
 * DATABASE_URL, else the folder of DATA_DIR. An old folder is so never taken for what is kept now.
 */
export async function readKept<T>(data: string | undefined, work: (place: ReadingPlace) => Promise<T>): Promise<T> {
  const log = openLog(process.stderr);
  const { databaseUrl, dataDir } = readConfig({ dataDir: data, centreFile: undefined });
  if (data === undefined && databaseUrl === undefined) await refuseMoved(dataDir);
  const kept =
    databaseUrl === undefined
      ? (await import("./read-folder.ts")).readFolder(dataDir, log)
      : await (await import("./read-database.ts")).readDatabase(databaseUrl, log);
  try {
    return await work({ kept, log });
  } finally {
    await kept.close();
  }
}
