import type { Office } from "./app/office.ts";
import type { Desk } from "./app/respond.ts";
import type { AuditEntry } from "./domain/evidence.ts";
import type { Downloads } from "./ports/downloads.ts";
import type { Inbox } from "./ports/inbox.ts";
import type { InstallationStore } from "./ports/installation-store.ts";
import type { KeepingFigures } from "./ports/keeping-figures.ts";
import type { LearnerStore } from "./ports/learner-store.ts";
import type { PromptLeases, SharedPace } from "./ports/leases.ts";
import type { Log } from "./ports/log.ts";
import type { QueryCounts } from "./ports/metrics.ts";
import type { PageStore } from "./ports/page-store.ts";
import type { ReviewHistory } from "./ports/review-history.ts";
import type { RulesSnapshot } from "./ports/rule-change.ts";
import type { SendStatements, StatementOutbox } from "./ports/statement-outbox.ts";
import type { WakeUps } from "./ports/wake-ups.ts";

/** Where everything is kept that outlasts a message. */
export interface Keeping {
  readonly store: LearnerStore;
  /** Older answers. */
  readonly history: ReviewHistory;
  /** What learners asked in vain, and what they say is wrong. */
  readonly lists: Pick<Desk, "unanswered" | "reports">;
  readonly centre: Pick<Office, "roster" | "looks" | "audit" | "broken">;
  /** Absent where nothing outlasts the process: there is nothing to compare with. */
  readonly rules?: RulesSnapshot;
  /** Finishes what was begun and lets go of files, locks and connections. */
  close(): Promise<void>;
}

/** What a server keeps beside. */
export interface ServerKeeping extends Keeping {
  openInbox(platform: string): Promise<Inbox>;
  openInstallations(): Promise<InstallationStore>;
  openStatements(send: SendStatements): Promise<StatementOutbox>;
  /** All entries of the evidence log, oldest first. Rejects with an `OutsideError` where it is not as it was written. */
  auditEntries(): AsyncIterable<AuditEntry>;
  /** Set where other processes keep the same: what they need to share out work. */
  readonly shared?: {
    leases(): PromptLeases;
    readonly pace: SharedPace;
    openWakeUps(): WakeUps;
    /** Where links to the pages, sessions and downloads lie; until all is closed, what is over is taken out now and then. */
    openPages(): { readonly pages: PageStore; readonly downloads: Downloads };
    /** Takes out the keys of messages that are too old to be sent again. */
    forgetOldPrompts(): Promise<void>;
  };
  /** Set where others may keep the same at the same time: how many do just now. */
  readonly countOthers?: () => Promise<number>;
  /** Set where there is a database to tell of. */
  readonly figures?: KeepingFigures;
  /** Resolves where records can be written just now, with a word on how; rejects with an `OutsideError` where not. */
  probe(): Promise<string>;
}

/** What a place needs that keeps something. */
export interface KeepingOptions {
  readonly log: Log;
  /** Told how long one durable update took, in seconds. */
  readonly onUpdate?: (seconds: number) => void;
  /** Told of each step on a database. */
  readonly onQuery?: QueryCounts["queried"];
}
