import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Learner, LearnerId } from "../../domain/learner.ts";
import type { PackedReview } from "../../domain/pack-practice.ts";
import { answersChange, practiceText, recordText } from "./learner-columns.ts";
import { learnerKey } from "./learner-key.ts";
import type { Tables } from "./tables.ts";

/** A learner's rows as they were found, in one snapshot. */
export interface LearnerRows {
  readonly changes: number;
  readonly record: string;
  readonly practice: string;
  /** The texts of the answers in order, with commas between them. */
  readonly answers: string;
  readonly count: number;
  /** Numbers of the first and last; null where there are none. */
  readonly low: number | null;
  readonly high: number | null;
}

/** A learner, and the name of this state. */
export interface KnownLearner {
  readonly learner: Learner;
  readonly changes: number;
}

/** Undefined for one never seen. */
export async function findRows(db: Kysely<Tables>, id: LearnerId): Promise<LearnerRows | undefined> {
  const { rows } = await sql<LearnerRows>`
    select l.changes, l.record, l.practice, coalesce(a.answers, '') as answers, a.count::int as count, a.low, a.high
    from learners l cross join lateral (
      select string_agg(review, ',' order by seq) as answers, count(*) as count, min(seq) as low, max(seq) as high
      from answers where learner_id = l.id
    ) a
    where l.id = ${learnerKey(id)}`.execute(db);
  return rows[0];
}

/** The name of the state a learner is in; undefined for one never seen. Locked until the transaction ends where asked for. */
export async function findChanges(db: Kysely<Tables>, id: LearnerId, locked = false): Promise<number | undefined> {
  const query = db.selectFrom("learners").select("changes").where("id", "=", learnerKey(id));
  const found = await (locked ? query.forUpdate() : query).executeTakeFirst();
  return found?.changes;
}

export interface Rewrite {
  readonly next: Learner;
  /** What is to be changed; undefined: there is to be nobody yet. */
  readonly was: KnownLearner | undefined;
}

/** In one statement: all of it, or nothing where the learner is not (any more) as `was` says. The new state's name, if done. */
export async function rewriteRows(db: Kysely<Tables>, { next, was }: Rewrite): Promise<number | undefined> {
  const key = learnerKey(next.id);
  const answers = answersChange(next, was?.learner);
  const wrote = was === undefined ? insertRow(key, next) : updateRow(key, next, was);
  const dropped = answers?.drops
    ? sql`, dropped as (delete from answers where learner_id in (select id from wrote)
            and (seq < ${answers.low} or seq >= ${answers.high}))`
    : sql``;
  const added = answers && answers.write.length > 0 ? addRows(answers.write) : sql``;
  const { rows } = await sql<{ changes: number }>`
    with wrote as (${wrote}) ${dropped} ${added} select changes from wrote`.execute(db);
  return rows[0]?.changes;
}

function insertRow(key: string, next: Learner): RawBuilder<unknown> {
  const { dueAt, updatedAt } = next;
  return sql`insert into learners (id, record, practice, due_at, updated_at)
    values (${key}, ${recordText(next)}, ${practiceText(next)}, ${dueAt}, ${updatedAt})
    on conflict do nothing returning id, changes`;
}

function updateRow(key: string, next: Learner, was: KnownLearner): RawBuilder<unknown> {
  const { dueAt, updatedAt } = next;
  // Large, and mostly as it was: unnamed, it is neither sent nor written again.
  const practised = next.practice === was.learner.practice ? sql`` : sql`practice = ${practiceText(next)},`;
  return sql`update learners set changes = nextval('learner_changes'), record = ${recordText(next)}, ${practised}
    due_at = ${dueAt}, updated_at = ${updatedAt}
    where id = ${key} and changes = ${was.changes} returning id, changes`;
}

function addRows(write: readonly (readonly [number, PackedReview])[]): RawBuilder<unknown> {
  const numbers = write.map(([seq]) => seq);
  const texts = write.map(([, review]) => JSON.stringify(review));
  return sql`, added as (insert into answers (learner_id, seq, review)
    select wrote.id, one.seq, one.review from wrote, unnest(${numbers}::int[], ${texts}::text[]) as one (seq, review)
    on conflict (learner_id, seq) do update set review = excluded.review)`;
}
