import type { ColumnType, Generated, Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Links to the pages, by the hashes of their tokens. */
interface PageLinksTable {
  hash: string;
  /** What `learnerKey` makes of the id. */
  who: string;
  /** In the order they came. */
  number: Generated<number>;
  ends_at: ColumnType<Date, Date | string, Date | string>;
}

interface PageSessionsTable extends PageLinksTable {
  /** The last use that was noted. */
  seen_at: ColumnType<Date, Date | string, Date | string>;
}

/** Pages and files that were made for a session. */
interface PageShelfTable {
  session: string;
  name: string;
  /** What its owner could see when it was made, as a hash. */
  scope: string;
  kind: string;
  /** A path, a reference or a file's name, by kind. */
  label: string;
  type: string;
  bytes: Buffer;
  size: ColumnType<number, never, never>;
  number: Generated<number>;
  ends_at: ColumnType<Date, Date | string, Date | string>;
}

/** Files that wait for one download, by the hashes of their tokens. */
interface DownloadsTable extends PageLinksTable {
  name: string;
  type: string;
  bytes: Buffer;
  size: ColumnType<number, never, never>;
}

/** Tables of what lives for minutes, or a working day: in no backup, and empty after a crash of the database. */
export interface PassingTables {
  page_links: PageLinksTable;
  page_sessions: PageSessionsTable;
  page_shelf: PageShelfTable;
  downloads: DownloadsTable;
}

/** The database with these tables as well. */
export function withPassing(db: Kysely<Tables>): Kysely<Tables & PassingTables> {
  return db.withTables<Pick<PassingTables, keyof PassingTables>>();
}
