import { type Kysely, sql } from "kysely";
import type { Unanswered, UnansweredList } from "../../ports/unanswered-list.ts";
import { openBatches } from "../in-batches.ts";
import { openOneByOne } from "../one-by-one.ts";
import { byTimes, longestUnanswered, mostUnanswered, withQuestion } from "../unanswered-lines.ts";
import { storableText } from "./jsonb-text.ts";
import type { Database } from "./open-database.ts";
import type { Tables } from "./tables.ts";

/** Any number, the same in every instance: whoever holds this lock writes the list. */
const writeLock = 727_401_313;

interface Noted {
  readonly question: string;
  readonly on: string;
}

/** Unanswered questions as rows; those noted while others are being written go with one transaction. */
export function openUnansweredTable({ run }: Pick<Database, "run">): UnansweredList {
  const inTurn = openOneByOne();
  const batches = openBatches<Noted>(inTurn, (all) =>
    run((db) => db.transaction().execute((step) => addAll(step, all))),
  );
  return {
    note: (question, on) => batches.add({ question: storableText(question.slice(0, longestUnanswered)), on }),
    list: () =>
      inTurn(() => run(async (db) => byTimes(await db.selectFrom("unanswered").selectAll().orderBy("last").execute()))),
  };
}

async function addAll(db: Kysely<Tables>, all: readonly Noted[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(${writeLock})`.execute(db);
  let rows: readonly Unanswered[] = [];
  for (const { question, on } of all) rows = withQuestion(rows, question, on);
  await db
    .insertInto("unanswered")
    .values([...rows])
    .onConflict((row) =>
      row.column("question").doUpdateSet({ times: sql`unanswered.times + excluded.times`, last: sql`excluded.last` }),
    )
    .execute();
  const noted = rows.map(({ question }) => question);
  const surplus = db
    .selectFrom("unanswered")
    .select("question")
    // Of the same day, those noted just now stay.
    .orderBy("last", "desc")
    .orderBy(sql`question = any(${noted}) desc`)
    .offset(mostUnanswered);
  await db.deleteFrom("unanswered").where("question", "in", surplus).execute();
}
