import { type Kysely, sql } from "kysely";
import { inJson } from "../../domain/forget-traces.ts";
import type { LearnerId } from "../../domain/learner.ts";
import { learnerOf } from "./learner-key.ts";
import type { Database } from "./open-database.ts";
import type { Tables } from "./tables.ts";

/** So often a record is looked into with one query at most: a query has to end within the limits of every query. */
const mostLooks = 20_000;
const mostRows = 1_000;

interface Page {
  readonly texts: readonly string[];
  /** The id before the first. */
  readonly after: string;
  readonly limit: number;
}

/** The next rows by their ids' bytes; `names`: one of these texts stands in the record. Each record is unpacked once. */
export async function rowsNaming(
  db: Kysely<Tables>,
  { texts, after, limit }: Page,
): Promise<readonly { readonly id: string; readonly names: boolean }[]> {
  const { rows } = await sql<{ id: string; names: boolean }>`
    select id, exists (select from unnest(${texts}::text[]) as one (text) where strpos(record, one.text) > 0) as names
    from (select id, record || '' as record from learners where id > ${after} order by id limit ${limit}) as page
    order by id`.execute(db);
  return rows;
}

/** Whose records, but for what they practised, have one of these texts in them, also in JSON within a text. No index helps. */
export async function mentioning(
  { run }: Pick<Database, "run">,
  given: readonly string[],
  rowsAtOnce = mostRows,
): Promise<readonly LearnerId[]> {
  const texts = [...new Set(given.map(inJson).flatMap((text) => [text, inJson(text)]))];
  if (texts.length === 0) return [];
  const limit = Math.max(1, Math.min(rowsAtOnce, Math.floor(mostLooks / texts.length)));
  const found: LearnerId[] = [];
  for (let after: string | undefined = ""; after !== undefined; ) {
    const page: Page = { texts, after, limit };
    const rows = await run((db) => rowsNaming(db, page));
    found.push(...rows.filter(({ names }) => names).map(({ id }) => learnerOf(id)));
    after = rows.length < limit ? undefined : rows.at(-1)?.id;
  }
  return found;
}
