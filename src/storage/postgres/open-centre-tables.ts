import type { AuditLog, LookList } from "../../ports/centre.ts";
import type { ReportList } from "../../ports/report-list.ts";
import type { BrokenPlanList } from "../../ports/rule-change.ts";
import type { UnansweredList } from "../../ports/unanswered-list.ts";
import { openAuditTable } from "./audit-table.ts";
import { openBrokenPlansTable } from "./broken-plans-table.ts";
import { openLooksTable } from "./looks-table.ts";
import type { Database } from "./open-database.ts";
import { openReportsTable } from "./reports-table.ts";
import { openRosterValue, type SharedRoster } from "./roster-value.ts";
import { openUnansweredTable } from "./unanswered-table.ts";

/** What a centre keeps of its people, in a database. */
export interface CentreTables {
  /** To be stopped before the database is closed. */
  readonly roster: SharedRoster;
  readonly looks: LookList;
  readonly audit: AuditLog;
  readonly broken: BrokenPlanList;
}

/** Reads the roster, and listens for its changes. */
export async function openCentreTables(database: Database): Promise<CentreTables> {
  const roster = await openRosterValue(database);
  const broken = openBrokenPlansTable(database);
  return { roster, looks: openLooksTable(database), audit: openAuditTable(database), broken };
}

/** What learners asked in vain, and what they say is wrong, in a database. */
export function openListTables(database: Database): {
  readonly unanswered: UnansweredList;
  readonly reports: ReportList;
} {
  return { unanswered: openUnansweredTable(database), reports: openReportsTable(database) };
}
