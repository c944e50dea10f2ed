import { type Kysely, sql } from "kysely";
import type { DownloadLimits } from "../../ports/downloads.ts";
import type { PageStoreLimits } from "../../ports/page-store.ts";
import type { Tables } from "./tables.ts";

// Newest first; who is above a limit goes. Rows that another instance has in hand just now are left to the next time, so
// that nobody waits for anybody.

/** Takes out the oldest links or sessions where there are too many, of one person or of all. */
export async function makeRoomAmong(
  table: "page_links" | "page_sessions",
  db: Kysely<Tables>,
  { perPerson, inAll }: PageStoreLimits,
): Promise<void> {
  const name = sql.table(table);
  await sql`
    delete from ${name} where hash in (
      select hash from ${name} where hash in (
        select hash from (
          select hash,
            row_number() over (partition by who order by number desc) as own,
            row_number() over (order by number desc) as place
          from ${name}
        ) as ranked
        where own > ${perPerson} or place > ${inAll}
      ) for update skip locked
    )`.execute(db);
}

/** Takes out the oldest pages and files where there are too many, of one session or of all, or too many bytes of them. */
export async function makeRoomOnShelf(
  db: Kysely<Tables>,
  { pages, files, things, bytes }: PageStoreLimits,
): Promise<void> {
  await sql`
    delete from page_shelf where number in (
      select number from page_shelf where number in (
        select number from (
          select number, kind,
            row_number() over (partition by session, kind = 'file' order by number desc) as own,
            row_number() over (order by number desc) as place,
            sum(size) over (order by number desc) as held
          from page_shelf
        ) as ranked
        where own > case when kind = 'file' then ${files}::bigint else ${pages}::bigint end
          or place > ${things} or held > ${bytes}
      ) for update skip locked
    )`.execute(db);
}

/** Takes out the oldest downloads where there are too many, of one person or of all, or too many bytes of them. */
export async function makeRoomForDownloads(
  db: Kysely<Tables>,
  { perPerson, files, bytes }: DownloadLimits,
): Promise<void> {
  await sql`
    delete from downloads where hash in (
      select hash from downloads where hash in (
        select hash from (
          select hash,
            row_number() over (partition by who order by number desc) as own,
            row_number() over (order by number desc) as place,
            sum(size) over (order by number desc) as held
          from downloads
        ) as ranked
        where own > ${perPerson} or place > ${files} or held > ${bytes}
      ) for update skip locked
    )`.execute(db);
}
