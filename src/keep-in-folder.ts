import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { closingOnFailure } from "./closing-on-failure.ts";
import type { AuditEntry } from "./domain/evidence.ts";
import { OutsideError } from "./domain/outside-error.ts";
import type { KeepingOptions, ServerKeeping } from "./keeping.ts";
import { makeChance } from "./make-chance.ts";
import { elapsedMs, systemClock } from "./schedule/system-clock.ts";
import { auditPlaces, openAuditLog } from "./storage/audit-log.ts";
import { openBrokenPlansFile } from "./storage/broken-plans-file.ts";
import { openFileInbox } from "./storage/file-inbox.ts";
import { openFileStore } from "./storage/file-store.ts";
import { openInstallationFiles } from "./storage/installation-files.ts";
import { openLooksFile } from "./storage/looks-file.ts";
import { probeFolder } from "./storage/probe-folder.ts";
import { openReportFile } from "./storage/report-file.ts";
import { openReviewFiles } from "./storage/review-history-files.ts";
import { openRosterFile } from "./storage/roster-file.ts";
import { openRulesFile } from "./storage/rules-file.ts";
import { scanAuditLog } from "./storage/scan-audit-log.ts";
import { openStatementOutbox } from "./storage/statement-outbox.ts";
import { openUnansweredFile } from "./storage/unanswered-file.ts";

/** In a data folder, for this process alone. Rejects with an `OutsideError` where it is in use or damaged. */
export async function keepInFolder(dir: string, { log, onUpdate }: KeepingOptions): Promise<ServerKeeping> {
  const clock = systemClock;
  const timing = onUpdate === undefined ? {} : { onUpdate, time: elapsedMs };
  // First: the store has the folder's lock.
  const store = await openFileStore({ dir, clock, log, ...timing });
  return {
    store,
    history: openReviewFiles({ dir }),
    lists: { unanswered: openUnansweredFile(dir), reports: openReportFile(dir) },
    centre: {
      roster: await closingOnFailure(store.close, () => openRosterFile(dir)),
      looks: openLooksFile(dir),
      audit: openAuditLog({ dir, log }),
      broken: openBrokenPlansFile(dir),
    },
    rules: openRulesFile(dir),
    openInbox: (platform) => openFileInbox({ dir: join(dir, "inbox", platform), clock, log, chance: makeChance }),
    openInstallations: () => openInstallationFiles({ dir: join(dir, "installations") }),
    openStatements: (send) =>
      openStatementOutbox({ dir: join(dir, "statements"), send, clock, log, chance: makeChance }),
    auditEntries: () => allEntries(auditPlaces(dir).file),
    probe: async () => {
      await probeFolder(dir, { name: randomBytes(12).toString("base64url") });
      return "writable";
    },
    close: () => store.close(),
  };
}

async function* allEntries(file: string): AsyncGenerator<AuditEntry> {
  const entries: AuditEntry[] = [];
  const { fault } = await scanAuditLog(file, ({ entry }) => entries.push(entry));
  if (fault !== null) {
    const message = `The evidence log is not as it was written (${file}:${fault.line}). Look with: npm run evidence -- verify`;
    throw new OutsideError(message, { where: `${file}:${fault.line}`, code: "EDAMAGED" });
  }
  yield* entries;
}
