import type { KeptForReading } from "./kept-for-reading.ts";
import type { Log } from "./ports/log.ts";
import { auditPlaces, entriesIn } from "./storage/audit-log.ts";
import { openBrokenPlansFile } from "./storage/broken-plans-file.ts";
import { openLooksFile } from "./storage/looks-file.ts";
import { openReadOnlyLearners } from "./storage/read-only-learners.ts";
import { openReportFile } from "./storage/report-file.ts";
import { openReviewFiles } from "./storage/review-history-files.ts";
import { readRoster } from "./storage/roster-file.ts";
import { openUnansweredFile } from "./storage/unanswered-file.ts";
import { verifyAuditLog } from "./storage/verify-audit-log.ts";

/** A data folder, read without its lock; opening does nothing. */
export function readFolder(dir: string, log: Log): KeptForReading {
  const { file } = auditPlaces(dir);
  return {
    openLearners: () => openReadOnlyLearners({ dir, log }),
    history: openReviewFiles({ dir }),
    roster: () => readRoster(dir),
    looks: () => openLooksFile(dir).list(),
    brokenPlans: () => openBrokenPlansFile(dir).list(),
    evidence: {
      place: { kind: "file", where: file },
      entriesOf: (aliases) => entriesIn(file, aliases),
      verify: (known) => verifyAuditLog(dir, known),
    },
    unanswered: openUnansweredFile(dir),
    reports: openReportFile(dir),
    close: async () => undefined,
  };
}
