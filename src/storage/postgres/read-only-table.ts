import type { Learner, LearnerId } from "../../domain/learner.ts";
import { OutsideError } from "../../domain/outside-error.ts";
import type { ReadOnlyLearners } from "../read-only-learners.ts";
import { learnerOf } from "./learner-key.ts";
import { findRows } from "./learner-rows.ts";
import type { Database } from "./open-database.ts";
import { readLearner } from "./read-learner.ts";

/** Ids fetched with one query. */
const idsAtOnce = 1_000;
/** Learners read at the same time: few enough to leave the database to those who wait for answers. */
const atOnce = 4;

/**
 * Learners as they lie in the database, for reading alone, also while servers write. `each` goes by the ids' bytes: who
 * comes or is erased meanwhile may be in it or not, everybody else is in it once.
 */
export function openReadOnlyTable(database: Database): ReadOnlyLearners {
  return {
    find: (id) => find(database, id),
    async *each() {
      for await (const ids of pagesOf(database))
        for (let at = 0; at < ids.length; at += atOnce) {
          const found = await Promise.all(ids.slice(at, at + atOnce).map((id) => findOr(database, id)));
          for (const one of found) if (one !== undefined) yield one;
        }
    },
  };
}

async function find({ run, where }: Database, id: LearnerId): Promise<Learner | undefined> {
  const rows = await run((db) => findRows(db, id));
  return rows && readLearner(id, rows, where).learner;
}

const unreadable: readonly unknown[] = ["EDAMAGED", "EVERSION"];

/** Undefined for one erased since the ids were fetched. */
async function findOr(database: Database, id: LearnerId): Promise<Learner | "unreadable" | undefined> {
  try {
    return await find(database, id);
  } catch (error) {
    if (error instanceof OutsideError && unreadable.includes(error.code)) return "unreadable";
    throw error;
  }
}

async function* pagesOf({ run }: Database): AsyncGenerator<readonly LearnerId[], void> {
  let last = "";
  while (true) {
    const after = last;
    const rows = await run((db) =>
      db.selectFrom("learners").select("id").where("id", ">", after).orderBy("id").limit(idsAtOnce).execute(),
    );
    yield rows.map(({ id }) => learnerOf(id));
    last = rows.at(-1)?.id ?? last;
    if (rows.length < idsAtOnce) return;
  }
}
