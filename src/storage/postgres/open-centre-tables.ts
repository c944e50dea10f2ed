import type { AuditLog, LookList } from "../../ports/centre.ts";
import { openAuditTable } from "./audit-table.ts";
import { openLooksTable } from "./looks-table.ts";
import type { Database } from "./open-database.ts";
import { openRosterValue, type SharedRoster } from "./roster-value.ts";

/** What a centre keeps of its people, in a database. */
export interface CentreTables {
  /** To be stopped before the database is closed. */
  readonly roster: SharedRoster;
  readonly looks: LookList;
  readonly audit: AuditLog;
}

/** Reads the roster, and listens for its changes. */
export async function openCentreTables(database: Database): Promise<CentreTables> {
  const roster = await openRosterValue(database);
  return { roster, looks: openLooksTable(database), audit: openAuditTable(database) };
}
