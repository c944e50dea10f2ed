import { type Kysely, sql } from "kysely";
import type { Learner, LearnerId } from "../../domain/learner.ts";
import { isUnreadable } from "../../domain/outside-error.ts";
import type { ReadOnlyLearners } from "../read-only-learners.ts";
import { learnerOf } from "./learner-key.ts";
import { findRows } from "./learner-rows.ts";
import { rowsNaming } from "./mentioning.ts";
import type { Database } from "./open-database.ts";
import { readLearner } from "./read-learner.ts";
import type { Tables } from "./tables.ts";

/** A query has to end within the limits of every query, also where it looks into each record. */
const usualRows = 1_000;
/** Learners read at the same time: few enough to leave the database to those who wait for answers. */
const atOnce = 4;

interface ReadOnlyTableOptions {
  readonly database: Database;
  /** Rows looked at with one query; 1,000 where nothing is said. */
  readonly rowsAtOnce?: number;
}

/**
 * Learners as they lie in the database, for reading alone, also while servers write. They come by their ids' bytes: who
 * begins or is erased meanwhile may be among them or not, everybody else is once.
 */
export function openReadOnlyTable({ database, rowsAtOnce = usualRows }: ReadOnlyTableOptions): ReadOnlyLearners {
  return {
    find: (id) => find(database, id),
    each: () => eachOf({ database, rowsAtOnce }),
    naming: (people) => eachOf({ database, rowsAtOnce, people }),
  };
}

async function find({ run, where }: Database, id: LearnerId): Promise<Learner | undefined> {
  const rows = await run((db) => findRows(db, id));
  return rows && readLearner(id, rows, where).learner;
}

interface Walk extends Required<ReadOnlyTableOptions> {
  /** Whom the records are to name; nobody: all are wanted. */
  readonly people?: readonly LearnerId[];
}

async function* eachOf(walk: Walk): ReturnType<ReadOnlyLearners["each"]> {
  const { database, rowsAtOnce } = walk;
  let last = "";
  while (true) {
    const after = last;
    const rows = await database.run((db) => rowsAfter(db, after, walk));
    const ids = rows.filter(({ names }) => names).map(({ id }) => learnerOf(id));
    for (let at = 0; at < ids.length; at += atOnce) {
      const found = await Promise.all(ids.slice(at, at + atOnce).map((id) => findOr(database, id)));
      for (const one of found) if (one !== undefined) yield one;
    }
    if (rows.length < rowsAtOnce) return;
    last = rows.at(-1)?.id ?? last;
  }
}

/** `names`: the record's text holds one of these ids as a text of its own; true where nobody is looked for. */
function rowsAfter(
  db: Kysely<Tables>,
  after: string,
  { people, rowsAtOnce }: Walk,
): Promise<readonly { readonly id: string; readonly names: boolean }[]> {
  const texts = people?.map((one) => JSON.stringify(one));
  if (texts !== undefined) return rowsNaming(db, { texts, after, limit: rowsAtOnce });
  const rows = db.selectFrom("learners").select(["id", sql<boolean>`true`.as("names")]);
  return rows.where("id", ">", after).orderBy("id").limit(rowsAtOnce).execute();
}

/** Undefined for one erased since the ids were fetched. */
async function findOr(database: Database, id: LearnerId): Promise<Learner | "unreadable" | undefined> {
  try {
    return await find(database, id);
  } catch (error) {
    if (isUnreadable(error)) return "unreadable";
    throw error;
  }
}
