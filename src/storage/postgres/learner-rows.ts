import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Learner, LearnerId } from "../../domain/learner.ts";
import { type ListName, listsChange, practiceTexts, type RecordTexts, recordText } from "./learner-columns.ts";
import { learnerKey, learnerOf } from "./learner-key.ts";
import type { RowsChange } from "./rows-change.ts";
import type { Tables } from "./tables.ts";

/** A learner's rows as they were found, in one snapshot. */
export interface LearnerRows extends RecordTexts {
  readonly changes: number;
  readonly seqs: Readonly<Record<ListName, Seqs>>;
}

/** How many rows a list has, and the numbers of its first and last; null where there are none. */
export interface Seqs {
  readonly count: number;
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
  return (await findManyRows(db, [id])).get(id);
}

/** Without those never seen; each in the same snapshot. */
export async function findManyRows(
  db: Kysely<Tables>,
  ids: readonly LearnerId[],
): Promise<ReadonlyMap<LearnerId, LearnerRows>> {
  const { rows } = await sql<LearnerRows & { id: string }>`
    select l.id, l.changes, l.record, l.practice, l.days, l.day, a.texts as answers, c.texts as cards,
      json_build_object('answers', a.seqs, 'cards', c.seqs) as seqs
    from learners l
      cross join lateral (${gathered("answers", "review")}) a
      cross join lateral (${gathered("cards", "card")}) c
    where l.id = any(${ids.map(learnerKey)}::text[])`.execute(db);
  return new Map(rows.map(({ id, ...found }) => [learnerOf(id), found]));
}

/** One row: the list's texts with commas between them, and its numbers. */
function gathered(list: ListName, column: string): RawBuilder<unknown> {
  return sql`
    select coalesce(string_agg(${sql.ref(column)}, ',' order by seq), '') as texts,
      json_build_object('count', count(*), 'low', min(seq), 'high', max(seq)) as seqs
    from ${sql.table(list)} where learner_id = l.id`;
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
  const wrote = was === undefined ? insertRow(key, next) : updateRow(key, next, was);
  const { answers, cards } = listsChange(next, was?.learner);
  const { rows } = await sql<{ changes: number }>`
    with wrote as (${wrote}) ${rewriteList("answers", "review", answers)} ${rewriteList("cards", "card", cards)}
    select changes from wrote`.execute(db);
  return rows[0]?.changes;
}

function insertRow(key: string, next: Learner): RawBuilder<unknown> {
  const { dueAt, updatedAt } = next;
  const { practice, days, day } = practiceTexts(next.practice);
  return sql`insert into learners (id, record, practice, days, day, due_at, updated_at)
    values (${key}, ${recordText(next)}, ${practice}, ${days}, ${day}, ${dueAt}, ${updatedAt})
    on conflict do nothing returning id, changes`;
}

function updateRow(key: string, next: Learner, was: KnownLearner): RawBuilder<unknown> {
  const { dueAt, updatedAt } = next;
  return sql`update learners set changes = nextval('learner_changes'), record = ${recordText(next)},
    ${setPractice(next, was.learner)} due_at = ${dueAt}, updated_at = ${updatedAt}
    where id = ${key} and changes = ${was.changes} returning id, changes`;
}

/** A column that is as it was is not named: unnamed, it is neither sent nor written again. */
function setPractice(next: Learner, was: Learner): RawBuilder<unknown> {
  if (next.practice === was.practice) return sql``;
  const [now, before] = [practiceTexts(next.practice), practiceTexts(was.practice)];
  const columns = (["practice", "days", "day"] as const).filter((column) => now[column] !== before[column]);
  return sql.join(
    columns.map((column) => sql`${sql.ref(column)} = ${now[column]},`),
    sql` `,
  );
}

function rewriteList(list: ListName, column: string, change: RowsChange | undefined): RawBuilder<unknown> {
  if (change === undefined) return sql``;
  const { write, low, high, drops } = change;
  const [table, text] = [sql.table(list), sql.ref(column)];
  const dropped = sql`, ${sql.ref(`dropped_${list}`)} as (delete from ${table}
    where learner_id in (select id from wrote) and (seq < ${low} or seq >= ${high}))`;
  const added = sql`, ${sql.ref(`added_${list}`)} as (insert into ${table} (learner_id, seq, ${text})
    select wrote.id, one.seq, one.text
    from wrote, unnest(${write.map(([seq]) => seq)}::int[], ${write.map(([, one]) => one)}::text[]) as one (seq, text)
    on conflict (learner_id, seq) do update set ${text} = excluded.${text})`;
  return sql`${drops ? dropped : sql``} ${write.length > 0 ? added : sql``}`;
}
