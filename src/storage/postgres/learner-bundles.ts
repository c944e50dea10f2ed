import { sql } from "kysely";
import type { LearnerId } from "../../domain/learner.ts";
import { openBundles } from "./bundles.ts";
import { recordText } from "./learner-columns.ts";
import { learnerKey } from "./learner-key.ts";
import {
  findManyRows,
  findRows,
  type KnownLearner,
  type LearnerRows,
  type Rewrite,
  rewriteRows,
} from "./learner-rows.ts";
import type { Database } from "./open-database.ts";

/** Rows of learners, asked for and written for all who want it at once. */
export interface LearnerBundles {
  /** Undefined for one never seen. */
  find(id: LearnerId): Promise<LearnerRows | undefined>;
  /** As `rewriteRows`: the new state's name, or undefined, with nothing written, where the learner is not as `was` says. */
  rewrite(rewrite: Rewrite): Promise<number | undefined>;
}

/** Rows together: few enough that a statement is over within some hundredths of a second. */
const most = 32;
/** Statements of each kind at once; the pool has connections for others beside them. */
const atOnce = 4;

/** A change of the record alone, by far the most there are. */
interface RecordChange {
  readonly rewrite: Rewrite;
  readonly was: KnownLearner;
}

/** Opens with nothing under way. */
export function openLearnerBundles({ run }: Pick<Database, "run">): LearnerBundles {
  // Answered in an object: nothing found is an answer too.
  const find = openBundles<LearnerId, { readonly rows: LearnerRows | undefined }>({
    most,
    atOnce,
    sendOne: async (id) => ({ rows: await run((db) => findRows(db, id)) }),
    sendMany: async (ids) => {
      const found = await run((db) => findManyRows(db, ids));
      return ids.map((id) => ({ rows: found.get(id) }));
    },
  });
  const rewriteOne = (rewrite: Rewrite): Promise<number | undefined> => run((db) => rewriteRows(db, rewrite));
  const rewriteRecord = openBundles<RecordChange, { readonly changes: number | undefined }>({
    most,
    atOnce,
    sendOne: async ({ rewrite }) => ({ changes: await rewriteOne(rewrite) }),
    sendMany: async (all) => {
      const written = await rewriteRecords({ run }, all);
      return all.map(({ rewrite }) => ({ changes: written.get(learnerKey(rewrite.next.id)) }));
    },
  });
  return {
    find: async (id) => (await find(id)).rows,
    rewrite: async (rewrite) => {
      const { next, was } = rewrite;
      // What was practised lies in rows of other tables: those are written by themselves.
      if (was === undefined || next.practice !== was.learner.practice) return rewriteOne(rewrite);
      return (await rewriteRecord({ rewrite, was })).changes;
    },
  };
}

/** The new states' names by key, without those who are not as they were. Locked in one order: no two of these block each other. */
async function rewriteRecords(
  { run }: Pick<Database, "run">,
  all: readonly RecordChange[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await run((db) =>
    sql<{ id: string; changes: number }>`
      with wanted as (
        select * from unnest(
          ${all.map(({ rewrite }) => learnerKey(rewrite.next.id))}::text[], ${all.map(({ was }) => was.changes)}::bigint[],
          ${all.map(({ rewrite }) => recordText(rewrite.next))}::text[],
          ${all.map(({ rewrite }) => rewrite.next.dueAt)}::bigint[],
          ${all.map(({ rewrite }) => rewrite.next.updatedAt)}::bigint[]
        ) as wanted (id, changes, record, due_at, updated_at)
      ), locked as (
        select l.id from learners l join wanted on l.id = wanted.id and l.changes = wanted.changes
        order by l.id for no key update of l
      )
      update learners l set changes = nextval('learner_changes'), record = wanted.record, due_at = wanted.due_at,
        updated_at = wanted.updated_at
      from wanted join locked on locked.id = wanted.id
      where l.id = wanted.id and l.changes = wanted.changes
      returning l.id, l.changes`.execute(db),
  );
  return new Map(rows.map(({ id, changes }) => [id, changes]));
}
