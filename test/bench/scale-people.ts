import { sql } from "kysely";
import pg from "pg";
import { localTime } from "../../src/app/local-instant.ts";
import { makePractice } from "../../src/app/sample-practice.ts";
import { contentDir } from "../../src/content/content-dir.ts";
import { openContent } from "../../src/content/open-content.ts";
import { usualDaily } from "../../src/domain/daily.ts";
import { type Instant, type Learner, type LearnerId, newLearner } from "../../src/domain/learner.ts";
import { openLearnersTable } from "../../src/storage/postgres/learners-table.ts";
import { type Database, openDatabase } from "../../src/storage/postgres/open-database.ts";
import { idOf } from "../storage/sample-learners.ts";

const day = 86_400_000;
/** Different pasts; the people are copies of them under ids of their own. */
const pasts = 40;
/** As one of Microsoft's tenants each: the pace of one lane holds nobody up, that of all together is 8,000 a second. */
export const lanes = 400;

/** The id of the how-manieth. */
export const personAt = (at: number): LearnerId => idOf(`stand-in:P${at}`);
const templateAt = (seed: number): LearnerId => idOf(`stand-in:XpersonX${seed}`);

/** Somebody three weeks into a plan, to be asked at this minute every day; made as the assistant makes it. */
function pastOf(seed: number, now: Instant, questions: readonly { id: string; version: number }[]): Learner {
  const minute = now - (now % 60_000);
  const learner = newLearner(templateAt(seed), now - 30 * day);
  return {
    ...learner,
    name: `Person ${seed}`,
    qualification: "10266",
    plans: [{ qualification: "10266", planned: [1, 2, 3, 6], achieved: [], exceptions: [] }],
    practice: makePractice({
      seed,
      questions: questions.slice(seed * 5, seed * 5 + 120),
      skill: 0.7,
      diligence: 0.5,
      from: now - 21 * day,
      until: now - ((seed % 3) + 1) * day,
    }),
    address: { platform: "stand-in", place: "XlaneX:XpersonX" },
    daily: {
      ...learner.daily,
      offered: true,
      settings: {
        ...usualDaily,
        on: true,
        time: localTime(minute, learner.timezone),
        days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        quiet: null,
      },
    },
    dueAt: minute,
    updatedAt: now,
  };
}

/** Puts so many people there who are all due in this very minute, by SQL; and those first people by the store itself. */
export async function fillWithDue(url: string, { people, now }: { people: number; now: Instant }): Promise<string> {
  const quiet = { error: () => undefined, info: () => undefined };
  const database = await openDatabase({ url, log: quiet });
  const store = openLearnersTable({ database, log: quiet });
  const { questions } = openContent({ dir: contentDir(), study: "now" }).study();
  try {
    for (let seed = 0; seed < pasts; seed += 1)
      await store.update(templateAt(seed), () => pastOf(seed, now, questions));
    await copyPeople(database, people, url);
    return await sizes(database, people);
  } finally {
    await store.close();
    await database.close();
  }
}

/** In parts, so that a busy machine goes on with other things. */
const part = 1_000;

async function copyPeople(database: Database, people: number, url: string): Promise<void> {
  const children = await childrenOf(database);
  const rest = await restOf(database);
  // Without the pool's limit of four seconds.
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const record = `replace(replace(record, learners.id, 'stand-in:P' || n), 'XlaneX:XpersonX', (n % ${lanes}) || ':P' || n)`;
  try {
    // Copies of what holds already need no checks; this is the bench's own server.
    await client.query("set session_replication_role = replica");
    for (let from = 0; from < people; from += part) {
      const numbers = `generate_series(${from}, ${Math.min(from + part, people) - 1}) n`;
      await client.query(
        `insert into learners (id, changes, record, ${rest})
         select 'stand-in:P' || n, nextval('learner_changes'), ${record}, ${rest}
         from ${numbers} join learners on learners.id = 'stand-in:XpersonX' || (n % ${pasts})`,
      );
      for (const { name, columns } of children)
        await client.query(
          `insert into ${name} (learner_id, ${columns}) select 'stand-in:P' || n, ${columns}
           from ${numbers} join ${name} on learner_id = 'stand-in:XpersonX' || (n % ${pasts})`,
        );
    }
    for (const { name } of children) await client.query(`delete from ${name} where learner_id like '%XpersonX%'`);
    await client.query("delete from learners where id like '%XpersonX%'");
    await client.query("analyze");
  } finally {
    await client.end();
  }
}

/** The columns of `learners` that are the same for a copy. */
async function restOf({ run }: Database): Promise<string> {
  const { rows } = await run((db) =>
    sql<{ columns: string }>`
      select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
      where table_schema = 'public' and table_name = 'learners' and is_generated = 'NEVER'
        and column_name not in ('id', 'changes', 'record')`.execute(db),
  );
  return rows[0]?.columns ?? "";
}

interface Child {
  readonly name: string;
  readonly columns: string;
}

/** Tables of rows that belong to a learner, and what they hold beside its id: whatever the migrations made of them. */
async function childrenOf({ run }: Database): Promise<readonly Child[]> {
  const { rows } = await run((db) =>
    sql<Child>`
      select table_name as name, string_agg(quote_ident(column_name), ', ' order by ordinal_position)
        filter (where column_name <> 'learner_id') as columns
      from information_schema.columns
      where table_schema = 'public' and is_generated = 'NEVER' and is_identity = 'NO' and table_name <> 'prompts'
      group by table_name having bool_or(column_name = 'learner_id')`.execute(db),
  );
  return rows;
}

/** Bytes on disk with indexes, a learner and by table: for planning disks. */
async function sizes({ run }: Database, people: number): Promise<string> {
  const { rows } = await run((db) =>
    sql<{ name: string; bytes: number; rows: number }>`
      select relname as name, pg_total_relation_size(oid) as bytes, greatest(reltuples, 0)::bigint as rows
      from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples >= ${people}
      order by 2 desc`.execute(db),
  );
  const parts = rows.map(
    ({ name, bytes, rows: count }) =>
      `${name} ${(bytes / people).toFixed(0)} B a learner (${(count / people).toFixed(1)} rows of ${(bytes / count).toFixed(0)} B)`,
  );
  return `on disk with indexes: ${parts.join(", ")}`;
}
